package io.github.packit4j.config.internal.key;

import static io.github.packit4j.config.internal.key.Support.READ;
import static io.github.packit4j.config.internal.key.Support.USED;
import static io.github.packit4j.config.internal.type.ScalarTypes.BOOLEAN;
import static io.github.packit4j.config.internal.type.ScalarTypes.TEXT;
import static io.github.packit4j.config.internal.type.ScalarTypes.TEXTS;
import static io.github.packit4j.config.internal.type.TriggersType.TRIGGERS;

import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.internal.type.Form;
import io.github.packit4j.config.internal.type.ScalarTypes;
import io.github.packit4j.config.internal.type.ValueType;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The keys that are not of package level, for reading, the schema and the README alike. */
public final class StructureKeys {

  public static final StructureKey<ValueType<JobType>> JOB =
      new StructureKey<>(
          "job",
          ScalarTypes.names("job", JobType.values(), JobType::key),
          "required",
          USED,
          "what is done; this SDK runs propose_downstream, pull_from_upstream, sync_from_downstream, koji_build, bodhi_update");
  public static final StructureKey<ValueType<List<JobTrigger>>> TRIGGER =
      new StructureKey<>("trigger", TRIGGERS, "required", USED, "the event that starts the job");
  public static final StructureKey<ValueType<Boolean>> SKIP_BUILD =
      new StructureKey<>("skip_build", BOOLEAN, "`false`", READ, "tests without a build");
  public static final StructureKey<ValueType<Boolean>> MANUAL_TRIGGER =
      new StructureKey<>("manual_trigger", BOOLEAN, "`false`", USED, "only on demand");
  public static final StructureKey<ValueType<List<String>>> LABELS =
      new StructureKey<>("labels", TEXTS, "–", READ, "groups of jobs for `/packit test --labels`");
  public static final StructureKey<ValueType<String>> SIDETAG_GROUP =
      new StructureKey<>(
          "sidetag_group", TEXT, "–", USED, "group of packages built in one side tag");
  public static final StructureKey<ValueType<List<String>>> DEPENDENCIES =
      new StructureKey<>("dependencies", TEXTS, "–", USED, "packages of the group to wait for");
  public static final StructureKey<ValueType<List<String>>> DEPENDENTS =
      new StructureKey<>(
          "dependents", TEXTS, "–", USED, "packages of the group to start afterwards");
  public static final StructureKey<ValueType<String>> PACKAGE =
      new StructureKey<>(
          "package", TEXT, "–", READ, "the one package of this job (undocumented in Packit)");
  static final StructureKey<Form> JOB_PACKAGES =
      new StructureKey<>(
          "packages",
          form("list of names, or mapping of names to keys", SchemaDocument::packagesOfJob),
          "all packages",
          USED,
          "the packages a job works on");
  static final StructureKey<Form> METADATA =
      new StructureKey<>(
          "metadata",
          form("mapping of keys", SchemaDocument::metadata),
          "–",
          USED,
          "deprecated: its keys belong into the job");

  /** The keys of jobs. */
  public static final List<StructureKey<?>> OF_JOB =
      List.of(
          JOB,
          TRIGGER,
          JOB_PACKAGES,
          SKIP_BUILD,
          MANUAL_TRIGGER,
          LABELS,
          SIDETAG_GROUP,
          DEPENDENCIES,
          DEPENDENTS,
          PACKAGE,
          METADATA);

  /** The keys of the top level. */
  public static final List<StructureKey<?>> OF_TOP =
      List.of(
          new StructureKey<>(
              "jobs",
              form("list of jobs", SchemaDocument::jobs),
              "copr_build, tests, propose_downstream",
              USED,
              "the jobs"),
          new StructureKey<>(
              "packages",
              form("mapping of names to keys", SchemaDocument::packages),
              "one package",
              USED,
              "the packages of a monorepo"),
          new StructureKey<>(
              "_", form("anything", Map::of), "–", USED, "a place for anchors; not read"));

  public static final List<String> NAMES_OF_JOB = OF_JOB.stream().map(StructureKey::name).toList();
  public static final List<String> NAMES_OF_TOP = OF_TOP.stream().map(StructureKey::name).toList();

  private StructureKeys() {}

  private static Form form(String label, Supplier<Map<String, Object>> schema) {
    return new Form() {
      @Override
      public String label() {
        return label;
      }

      @Override
      public Map<String, Object> schema() {
        return schema.get();
      }
    };
  }
}
