import org.jspecify.annotations.NullMarked;

/** Forges, dist-git repositories, the lookaside cache and release monitoring. */
@NullMarked
module io.github.packit4j.distgit {
  requires transitive io.github.packit4j.http;
  requires transitive okhttp3;
  requires okio;
  requires org.apache.sshd.osgi;
  requires org.bouncycastle.pg;
  requires org.eclipse.jgit;
  requires org.eclipse.jgit.ssh.apache;
  requires org.slf4j;
  requires tools.jackson.databind;
  requires static org.immutables.value.annotations;
  requires static transitive org.jspecify;

  exports io.github.packit4j.distgit;
  exports io.github.packit4j.distgit.client;
  exports io.github.packit4j.distgit.forge;
  exports io.github.packit4j.distgit.git;
  exports io.github.packit4j.distgit.lookaside;
  exports io.github.packit4j.distgit.monitoring;
  exports io.github.packit4j.distgit.openpgp;
}
