import org.jspecify.annotations.NullMarked;

/** A client of the Bodhi update system, with accounts and the texts of updates. */
@NullMarked
module io.github.packit4j.bodhi {
  requires transitive io.github.packit4j.http;
  requires transitive okhttp3;
  requires tools.jackson.databind;
  requires org.slf4j;
  requires static org.immutables.value.annotations;
  requires static transitive org.jspecify;

  exports io.github.packit4j.bodhi;
  exports io.github.packit4j.bodhi.failure;
  exports io.github.packit4j.bodhi.model;
  exports io.github.packit4j.bodhi.login;
  exports io.github.packit4j.bodhi.notes;
}
