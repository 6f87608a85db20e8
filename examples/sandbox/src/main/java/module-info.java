/** An in-process Fedora for demos and tests. */
module io.github.packit4j.sandbox {
  requires io.github.packit4j.specfile;
  requires java.management;
  requires java.xml;
  requires mockwebserver3;
  requires transitive okhttp3;
  requires okhttp3.tls;
  requires okio;
  requires org.apache.sshd.osgi;
  requires org.eclipse.jgit;
  requires static org.immutables.value.annotations;
  requires static transitive org.jspecify;
  requires tools.jackson.databind;

  exports io.github.packit4j.sandbox;
}
