package io.github.packit4j.config;

import io.github.packit4j.config.internal.key.SchemaDocument;

/**
 * The JSON Schema (2020-12) of package configurations, made from the table of keys that the reader
 * uses. It lets editors complete and check {@code .packit.yaml}.
 *
 * <p>The same text is the resource {@code META-INF/packit4j/packit.schema.json}. A schema cannot
 * say everything: that a job needs a spec file, that named packages exist, the syntax of regular
 * expressions and templates are left to {@link ConfigLoader}.
 */
public final class ConfigSchema {

  /** The identifier of the schema. */
  public static final String ID = "https://packit4j.github.io/schema/packit.schema.json";

  private ConfigSchema() {}

  /** Returns the schema as indented JSON. */
  public static String json() {
    return SchemaDocument.json(ID);
  }
}
