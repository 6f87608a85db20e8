/** RPM spec files as text: lossless parsing, macro expansion, edits, changelogs. */
module io.github.packit4j.specfile {
  requires static transitive org.jspecify;

  exports io.github.packit4j.specfile;
  exports io.github.packit4j.specfile.macro;
  exports io.github.packit4j.specfile.rpmautospec;
  exports io.github.packit4j.specfile.syntax;
}
