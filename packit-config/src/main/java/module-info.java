/** Packit's YAML configuration: immutable models, validation with positions, release aliases. */
module io.github.packit4j.config {
  requires static transitive org.jspecify;
  requires static org.immutables.value.annotations;
  requires static java.compiler;
  requires org.yaml.snakeyaml;
  requires re2j;
  requires tools.jackson.core;
  requires tools.jackson.databind;

  exports io.github.packit4j.config;
  exports io.github.packit4j.config.problem;
  exports io.github.packit4j.config.release;
  exports io.github.packit4j.config.rule;
  exports io.github.packit4j.config.user;
}
