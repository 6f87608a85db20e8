package io.github.packit4j.config.internal.key;

import io.github.packit4j.config.internal.type.BranchesType;
import io.github.packit4j.config.internal.type.ScalarTypes;
import io.github.packit4j.config.internal.type.Schemas;
import io.github.packit4j.config.internal.type.TargetsType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes the JSON Schema of package configurations from the table of keys. */
public final class SchemaDocument {

  private static final List<String> REQUIRED = List.of("job", "trigger");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private SchemaDocument() {}

  /**
   * Returns the schema as indented JSON.
   *
   * @param id the identifier of the schema
   */
  public static String json(String id) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", id);
    schema.put("title", "Packit package configuration");
    schema.put("type", "object");
    Map<String, Object> properties = settings(false);
    StructureKeys.OF_TOP.forEach(key -> properties.put(key.name(), ofKey(key)));
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    schema.put("$defs", definitions());
    return JSON.writeValueAsString(schema).replace("\r\n", "\n") + "\n";
  }

  private static Map<String, Object> definitions() {
    Map<String, Object> definitions = new LinkedHashMap<>();
    for (SettingsKey<?> key : SettingsKeys.ALL) {
      definitions.put(key.name(), described(ofKey(key), key.description()));
    }
    definitions.put("job", job());
    return definitions;
  }

  private static Map<String, Object> ofKey(StructureKey<?> key) {
    return described(key.form().schema(), key.description());
  }

  private static Map<String, Object> ofKey(SettingsKey<?> key) {
    return key.isNullable() ? Schemas.orNull(key.type().schema()) : key.type().schema();
  }

  /** Returns the keys of package level; in jobs some have shorter forms. */
  private static Map<String, Object> settings(boolean inJob) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (SettingsKey<?> key : SettingsKeys.ALL) {
      boolean shorter = key.type() == TargetsType.TARGETS || key.type() == BranchesType.BRANCHES;
      properties.put(
          key.name(),
          inJob && shorter
              ? Schemas.anyOf(List.of(ref(key.name()), ScalarTypes.TEXT.schema()))
              : ref(key.name()));
    }
    return properties;
  }

  /** Returns the schema of the key {@code jobs}. */
  static Map<String, Object> jobs() {
    Map<String, Object> schema = ScalarTypes.schemaOf("array");
    schema.put("items", ref("job"));
    return schema;
  }

  /** Returns the schema of the key {@code packages} at the top. */
  static Map<String, Object> packages() {
    Map<String, Object> schema = Schemas.mapOf(object(settings(false), List.of()));
    schema.put("minProperties", 1);
    return schema;
  }

  /** Returns the schema of the key {@code packages} of a job. */
  static Map<String, Object> packagesOfJob() {
    return Schemas.anyOf(
        List.of(
            ScalarTypes.TEXTS.schema(),
            Schemas.mapOf(object(settings(true), List.of())),
            Map.of("enum", List.of(false))));
  }

  private static Map<String, Object> job() {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (StructureKey<?> key : StructureKeys.OF_JOB) {
      properties.put(
          key.name(),
          REQUIRED.contains(key.name())
              ? ofKey(key)
              : described(Schemas.orNull(key.form().schema()), key.description()));
    }
    properties.putAll(settings(true));
    Map<String, Object> job = object(properties, REQUIRED);
    job.put("dependentSchemas", Map.of("metadata", notBesideMetadata()));
    return job;
  }

  /** Refuses what the reader of metadata refuses in a job with metadata that is not empty. */
  private static Map<String, Object> notBesideMetadata() {
    Map<String, Object> others = new LinkedHashMap<>();
    MetadataKeys.KEYS.stream()
        .filter(key -> !key.equals("targets"))
        .forEach(key -> others.put(key, false));
    Map<String, Object> empty =
        Map.of("properties", Map.of("metadata", Map.of("maxProperties", 0)));
    return Schemas.anyOf(List.of(Map.of("properties", others), empty));
  }

  /** Returns the schema of the key {@code metadata} of a job. */
  static Map<String, Object> metadata() {
    Map<String, Object> keys = new LinkedHashMap<>();
    Map<String, Object> inJob = settings(true);
    for (String name : MetadataKeys.KEYS) {
      keys.put(name, inJob.getOrDefault(name, ScalarTypes.BOOLEAN.schema()));
    }
    for (String name : MetadataKeys.BRANCHES) {
      keys.put(name, inJob.getOrDefault("dist_git_branches", Map.of()));
    }
    Map<String, Object> schema = object(keys, List.of());
    schema.put("deprecated", true);
    return schema;
  }

  private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    Map<String, Object> schema = ScalarTypes.schemaOf("object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> ref(String definition) {
    return Map.of("$ref", "#/$defs/" + definition);
  }

  private static Map<String, Object> described(Map<String, Object> schema, String description) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("description", description);
    described.putAll(schema);
    return described;
  }
}
