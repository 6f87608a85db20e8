package io.github.packit4j.config.internal.type;

import static io.github.packit4j.config.internal.type.ScalarTypes.BOOLEAN;
import static io.github.packit4j.config.internal.type.ScalarTypes.TEXT;
import static io.github.packit4j.config.internal.type.ScalarTypes.TEXTS;
import static io.github.packit4j.config.internal.type.ScalarTypes.listOf;

import io.github.packit4j.config.FileSync;
import io.github.packit4j.config.LabelRequirement;
import io.github.packit4j.config.NotificationSettings;
import io.github.packit4j.config.OshOptions;
import io.github.packit4j.config.TargetOptions;
import io.github.packit4j.config.TestCommand;
import io.github.packit4j.config.UpstreamSource;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.type.ObjectType.Field;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The types of values that are mappings of their own. */
public final class NestedTypes {

  private NestedTypes() {}

  private static final ValueType<UpstreamSource> SOURCE =
      ObjectType.of(
          "mapping with path and url",
          values -> new UpstreamSource(values.get("path", ""), values.get("url", "")),
          Field.required("path", TEXT, UpstreamSource::path),
          Field.required("url", TEXT, UpstreamSource::url));

  public static final ValueType<List<UpstreamSource>> SOURCES =
      listOf(SOURCE, "list of mappings with path and url");

  /** One path or several, always a list in the model. */
  private static final ValueType<List<String>> ONE_OR_MORE =
      new ValueType<>() {
        @Override
        public @Nullable List<String> read(YamlNode node, Place place) {
          return node instanceof Scalar ? single(node, place) : TEXTS.read(node, place);
        }

        private @Nullable List<String> single(YamlNode node, Place place) {
          String text = TEXT.read(node, place);
          return text == null ? null : List.of(text);
        }

        @Override
        public Object write(List<String> value) {
          return value;
        }

        @Override
        public String label() {
          return "text or list of texts";
        }

        @Override
        public Map<String, Object> schema() {
          return Schemas.anyOf(List.of(TEXT.schema(), TEXTS.schema()));
        }
      };

  private static final ValueType<FileSync> FILE_SYNC_MAPPING =
      ObjectType.of(
          "mapping with src and dest",
          values ->
              new FileSync(
                  values.get("src", List.of()),
                  values.get("dest", ""),
                  values.get("mkpath", false),
                  values.get("delete", false),
                  values.get("filters", List.of())),
          Field.required("src", ONE_OR_MORE, FileSync::src),
          Field.required("dest", TEXT, FileSync::dest),
          Field.withDefault("mkpath", BOOLEAN, FileSync::mkpath),
          Field.withDefault("delete", BOOLEAN, FileSync::delete),
          Field.<FileSync, List<String>>withDefault("filters", TEXTS, FileSync::filters).orNull());

  private static final ValueType<FileSync> FILE_SYNC =
      new ValueType<>() {
        @Override
        public @Nullable FileSync read(YamlNode node, Place place) {
          if (node instanceof Scalar scalar) {
            if (scalar.value() instanceof String path) {
              return FileSync.of(path, path);
            }
            place.wrongType(node, "text or a mapping with src and dest");
            return null;
          }
          return FILE_SYNC_MAPPING.read(node, place);
        }

        @Override
        public Object write(FileSync value) {
          return FILE_SYNC_MAPPING.write(value);
        }

        @Override
        public Object brief(FileSync value) {
          if (value.equals(FileSync.of(value.dest(), value.dest()))) {
            return value.dest();
          }
          Map<String, Object> keys = new LinkedHashMap<>();
          keys.put("src", value.src().size() == 1 ? value.src().get(0) : value.src());
          keys.put("dest", value.dest());
          if (value.mkpath()) {
            keys.put("mkpath", true);
          }
          if (value.delete()) {
            keys.put("delete", true);
          }
          if (!value.filters().isEmpty()) {
            keys.put("filters", value.filters());
          }
          return keys;
        }

        @Override
        public String label() {
          return "path or mapping";
        }

        @Override
        public Map<String, Object> schema() {
          return Schemas.anyOf(List.of(TEXT.schema(), FILE_SYNC_MAPPING.schema()));
        }
      };

  public static final ValueType<List<FileSync>> FILES_TO_SYNC =
      listOf(FILE_SYNC, "list of paths or mappings with src, dest, mkpath, delete, filters");

  private static final ValueType<Boolean> PULL_REQUEST =
      ObjectType.of(
          "mapping",
          values -> values.get("successful_build", false),
          Field.withDefault("successful_build", BOOLEAN, value -> value));

  private static final ValueType<Optional<String>> FAILURE_COMMENT =
      ObjectType.of(
          "mapping",
          values -> values.find("message"),
          Field.optional("message", TEXT, value -> value));

  private static final ValueType<Boolean> FAILURE_ISSUE =
      ObjectType.of(
          "mapping",
          values -> values.get("create", true),
          Field.withDefault("create", BOOLEAN, value -> value));

  public static final ValueType<NotificationSettings> NOTIFICATIONS =
      ObjectType.of(
          "mapping with pull_request, failure_comment, failure_issue",
          values ->
              new NotificationSettings(
                  values.get("pull_request", false),
                  values.get("failure_comment", Optional.empty()),
                  values.get("failure_issue", true)),
          Field.withDefault("pull_request", PULL_REQUEST, NotificationSettings::onSuccessfulBuild),
          Field.withDefault(
              "failure_comment", FAILURE_COMMENT, NotificationSettings::failureComment),
          Field.withDefault("failure_issue", FAILURE_ISSUE, NotificationSettings::failureIssue));

  private static final ValueType<LabelRequirement> LABEL =
      ObjectType.of(
          "mapping with present and absent",
          values ->
              new LabelRequirement(
                  values.get("present", List.of()), values.get("absent", List.of())),
          Field.withDefault("present", TEXTS, LabelRequirement::present),
          Field.withDefault("absent", TEXTS, LabelRequirement::absent));

  public static final ValueType<LabelRequirement> REQUIRE =
      ObjectType.of(
          "mapping with label: {present, absent}",
          values -> values.get("label", LabelRequirement.none()),
          Field.<LabelRequirement, LabelRequirement>withDefault("label", LABEL, value -> value)
              .orNull());

  public static final ValueType<TestCommand> TEST_COMMAND =
      ObjectType.of(
          "mapping with default_labels, default_identifier",
          values ->
              new TestCommand(values.find("default_labels"), values.find("default_identifier")),
          Field.optional("default_labels", TEXTS, TestCommand::defaultLabels),
          Field.optional("default_identifier", TEXT, TestCommand::defaultIdentifier));

  public static final ValueType<OshOptions> OSH_OPTIONS =
      ObjectType.of(
          "mapping with analyzer, config, profile",
          values ->
              new OshOptions(
                  values.find("analyzer"), values.find("config"), values.find("profile")),
          Field.optional("analyzer", TEXT, OshOptions::analyzer),
          Field.optional("config", TEXT, OshOptions::config),
          Field.optional("profile", TEXT, OshOptions::profile));

  static final ValueType<TargetOptions> TARGET_OPTIONS =
      ObjectType.of(
          "mapping of a target's options",
          values ->
              new TargetOptions(
                  values.find("distros"),
                  values.find("additional_modules"),
                  values.find("additional_packages"),
                  values.find("additional_repos"),
                  values.find("with_opts"),
                  values.find("without_opts")),
          Field.optional("distros", TEXTS, TargetOptions::distros).notNull(),
          Field.optional("additional_modules", TEXT, TargetOptions::additionalModules).notNull(),
          Field.optional("additional_packages", TEXTS, TargetOptions::additionalPackages).notNull(),
          Field.optional("additional_repos", TEXTS, TargetOptions::additionalRepos).notNull(),
          Field.optional("with_opts", TEXTS, TargetOptions::withOpts).notNull(),
          Field.optional("without_opts", TEXTS, TargetOptions::withoutOpts).notNull());
}
