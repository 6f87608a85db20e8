package io.github.packit4j.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

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

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ConfigSchema() {}

  /** Returns the schema as indented JSON. */
  public static String json() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", ID);
    schema.put("title", "Packit package configuration");
    schema.put("type", "object");
    Map<String, Object> properties = settings(false);
    properties.put(
        "packages",
        described(
            atLeastOne(Schemas.mapOf(object(settings(false), List.of()))),
            "the packages of a monorepo, by their names"));
    properties.put("jobs", described(arrayOf(ref("job")), "the jobs; absent for the default ones"));
    properties.put("_", described(Map.of(), "anything, such as values for anchors; not read"));
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

  private static Map<String, Object> job() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(
        "job",
        described(
            ScalarTypes.names("job", JobType.values(), JobType::key).schema(), "what is done"));
    properties.put(
        "trigger", described(TriggersType.TRIGGERS.schema(), "the event that starts the job"));
    properties.put("skip_build", nullable(ScalarTypes.BOOLEAN, "run tests without a build"));
    properties.put("manual_trigger", nullable(ScalarTypes.BOOLEAN, "run only on demand"));
    properties.put("labels", nullable(ScalarTypes.TEXTS, "groups of jobs for /packit test"));
    properties.put("sidetag_group", nullable(ScalarTypes.TEXT, "group built in one side tag"));
    properties.put("dependencies", nullable(ScalarTypes.TEXTS, "packages to wait for"));
    properties.put("dependents", nullable(ScalarTypes.TEXTS, "packages to start afterwards"));
    properties.put("package", nullable(ScalarTypes.TEXT, "the one package of this job"));
    properties.put(
        "packages",
        described(
            Schemas.anyOf(
                List.of(
                    ScalarTypes.TEXTS.schema(),
                    Schemas.mapOf(object(settings(true), List.of())),
                    Map.of("enum", List.of(false)),
                    Map.of("type", "null"))),
            "the packages of this job"));
    properties.put("metadata", metadata());
    properties.putAll(settings(true));
    return object(properties, List.of("job", "trigger"));
  }

  private static Map<String, Object> metadata() {
    Map<String, Object> keys = new LinkedHashMap<>();
    Map<String, Object> inJob = settings(true);
    for (String name : MetadataReader.KEYS) {
      keys.put(name, inJob.getOrDefault(name, ScalarTypes.BOOLEAN.schema()));
    }
    for (String name : MetadataReader.BRANCHES) {
      keys.put(name, inJob.getOrDefault("dist_git_branches", Map.of()));
    }
    Map<String, Object> schema = Schemas.orNull(object(keys, List.of()));
    schema.put("deprecated", true);
    return described(schema, "deprecated: write its keys into the job");
  }

  private static Map<String, Object> nullable(ValueType<?> type, String description) {
    return described(Schemas.orNull(type.schema()), description);
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

  private static Map<String, Object> atLeastOne(Map<String, Object> schema) {
    schema.put("minProperties", 1);
    return schema;
  }

  private static Map<String, Object> arrayOf(Map<String, Object> item) {
    Map<String, Object> schema = ScalarTypes.schemaOf("array");
    schema.put("items", item);
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
