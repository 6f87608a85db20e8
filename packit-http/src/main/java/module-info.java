import org.jspecify.annotations.NullMarked;

/** What every HTTP client of packit4j needs once. Only its siblings see the supporting package. */
@SuppressWarnings("module") // The siblings depend on this module, so they are not there yet.
@NullMarked
module io.github.packit4j.http {
  requires transitive okhttp3;
  requires transitive tools.jackson.databind;
  requires java.security.jgss;
  requires okio;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports io.github.packit4j.http;
  exports io.github.packit4j.http.support to
      io.github.packit4j.bodhi,
      io.github.packit4j.core,
      io.github.packit4j.distgit,
      io.github.packit4j.koji;
}
