/** RPM spec files as text: lossless parsing, macro expansion, edits, changelogs. */
module io.github.packit4j.specfile {
  requires static transitive org.jspecify;
  requires static org.commonmark;
  requires static org.commonmark.ext.gfm.tables;

  exports io.github.packit4j.specfile;
  exports io.github.packit4j.specfile.changelog;
  exports io.github.packit4j.specfile.macro;
  exports io.github.packit4j.specfile.rpmautospec;
  exports io.github.packit4j.specfile.syntax;
  exports io.github.packit4j.specfile.version;
}
