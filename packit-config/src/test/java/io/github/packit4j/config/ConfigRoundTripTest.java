package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.internal.key.SettingsKey;
import io.github.packit4j.config.internal.key.SettingsKeys;
import io.github.packit4j.config.internal.type.ActionsType;
import io.github.packit4j.config.internal.type.BranchesType;
import io.github.packit4j.config.internal.type.CheckedTypes;
import io.github.packit4j.config.internal.type.NestedTypes;
import io.github.packit4j.config.internal.type.ParametersType;
import io.github.packit4j.config.internal.type.ScalarTypes;
import io.github.packit4j.config.internal.type.SpecSourceType;
import io.github.packit4j.config.internal.type.TargetsType;
import io.github.packit4j.config.internal.type.ValueType;
import io.github.packit4j.config.rule.VersionSpecifiers;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Any model that is written and read again is equal; the effective form is a fixed point. */
class ConfigRoundTripTest {

  /** The name of the repository must not show in what says everything itself. */
  private static final ConfigLoader LOADER = ConfigLoader.create().withRepositoryName("elsewhere");

  @Property(tries = 120, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void readsWhatItWrites(@ForAll("configs") PackageConfig config) {
    String yaml = config.toYaml("packit.yaml");
    assertThat(LOADER.parse(yaml, "packit.yaml").config()).as(yaml).isEqualTo(config);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void effectiveFormStaysAsItIs(@ForAll("configs") PackageConfig config) {
    String effective = config.effective();
    assertThat(LOADER.parse(effective, "packit.yaml").config().effective()).isEqualTo(effective);
  }

  @Provide
  Arbitrary<PackageConfig> configs() {
    return Combinators.combine(settings("a").list().ofMinSize(1).ofMaxSize(3), Arbitraries.longs())
        .flatAs(
            (list, seed) -> {
              Map<String, PackageSettings> packages = new LinkedHashMap<>();
              for (int i = 0; i < list.size(); i++) {
                String name = "p" + i;
                PackageSettings.Builder builder = list.get(i).toBuilder();
                builder.downstreamPackageName(seed % 3 == 0 ? "other" : name);
                packages.put(name, builder.build());
              }
              return jobs(packages)
                  .list()
                  .ofMaxSize(3)
                  .map(jobs -> PackageConfig.builder().packages(packages).addAllJobs(jobs).build());
            });
  }

  /** A job changes some settings of some packages. */
  private static Arbitrary<JobConfig> jobs(Map<String, PackageSettings> packages) {
    Arbitrary<Map<String, PackageSettings>> changed =
        Combinators.combine(
                Arbitraries.subsetOf(packages.keySet()).filter(names -> !names.isEmpty()),
                settings("job"),
                Arbitraries.subsetOf(SettingsKeys.ALL).ofMaxSize(6),
                Arbitraries.of(true, false))
            .as(
                (names, source, keys, onlyFirst) -> {
                  Map<String, PackageSettings> result = new LinkedHashMap<>();
                  for (String name : names) {
                    PackageSettings settings = Packages.named(name, packages);
                    boolean changes = !onlyFirst || result.isEmpty();
                    result.put(name, changes ? changed(settings, keys, source) : settings);
                  }
                  return result;
                });
    return Combinators.combine(
            changed,
            Arbitraries.of(JobType.class),
            Arbitraries.of(JobTrigger.class),
            Arbitraries.of(true, false),
            texts().list().ofMaxSize(2).optional(),
            texts().optional())
        .as(
            (settings, type, trigger, flag, labels, group) ->
                JobConfig.builder()
                    .job(type)
                    .trigger(trigger)
                    .packages(settings)
                    .skipBuild(flag)
                    .manualTrigger(!flag)
                    .labels(labels)
                    .sidetagGroup(group)
                    .build());
  }

  /** Takes some keys from elsewhere, also that they have no value. */
  private static PackageSettings changed(
      PackageSettings settings, Set<SettingsKey<?>> keys, PackageSettings source) {
    PackageSettings.Builder builder =
        PackageSettings.builder(settings.downstreamPackageName())
            .distGitNamespace(Optional.empty());
    for (SettingsKey<?> key : SettingsKeys.ALL) {
      boolean change = keys.contains(key) && !key.name().equals("specfile_path");
      key.value(change ? source : settings).ifPresent(value -> key.set(builder, value));
    }
    return builder.build();
  }

  /** Settings in which every key of the table has a value or not, by chance. */
  private static Arbitrary<PackageSettings> settings(String name) {
    Arbitrary<Map<SettingsKey<?>, Object>> values =
        Arbitraries.subsetOf(SettingsKeys.ALL)
            .ofMaxSize(20)
            .flatMap(
                keys ->
                    Combinators.combine(
                            keys.stream()
                                .<Arbitrary<Map.Entry<SettingsKey<?>, Object>>>map(
                                    key -> valuesOf(key).map(value -> Map.entry(key, value)))
                                .toList())
                        .as(
                            entries -> {
                              Map<SettingsKey<?>, Object> map = new LinkedHashMap<>();
                              entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
                              return map;
                            }));
    return Combinators.combine(values, texts().filter(text -> !text.isEmpty()))
        .as(
            (map, specFile) -> {
              PackageSettings.Builder builder =
                  PackageSettings.builder(name).specfilePath(specFile).configFilePath("c");
              map.forEach((key, value) -> key.set(builder, value));
              builder.specfilePath(specFile).downstreamPackageName(name);
              return builder.build();
            });
  }

  private static Arbitrary<?> valuesOf(SettingsKey<?> key) {
    return switch (key.name()) {
      case "paths" -> texts().list().ofMinSize(1).ofMaxSize(2);
      case "bootstrap" -> Arbitraries.of(MockBootstrap.class);
      case "packit_instances" -> Arbitraries.of(PackitInstance.class).list().ofMaxSize(2);
      case "upstream_package_name" -> texts().filter(text -> !text.contains("/"));
      default -> valuesOf(key.type());
    };
  }

  private static Arbitrary<?> valuesOf(ValueType<?> type) {
    Map<ValueType<?>, Arbitrary<?>> byType = new LinkedHashMap<>();
    byType.put(ScalarTypes.BOOLEAN, Arbitraries.of(true, false));
    byType.put(ScalarTypes.INTEGER, Arbitraries.integers());
    byType.put(ScalarTypes.NATURAL, Arbitraries.integers().greaterOrEqual(0));
    byType.put(ScalarTypes.TEXT, texts());
    byType.put(ScalarTypes.TEXTS, texts().list().ofMaxSize(3));
    byType.put(CheckedTypes.REGEX, Arbitraries.of("", "^v\\d+$", "'\"[.\\-_~^]?#: x", "a{2}"));
    byType.put(CheckedTypes.PRERELEASE_PATTERN, Arbitraries.of("", "()rc", "([.-]?)(a|rc)\\d*"));
    byType.put(CheckedTypes.TAG_TEMPLATE, Arbitraries.of("v{version}", "{version}: #", "{{}}"));
    byType.put(
        CheckedTypes.SPECIFIERS,
        Arbitraries.of(">=1, <2", "", "~=1.0").map(VersionSpecifiers::parse));
    byType.put(CheckedTypes.PKG_TOOL, Arbitraries.of("fedpkg", "centpkg", "centpkg-sig"));
    byType.put(
        CheckedTypes.SERVER,
        Arbitraries.of("https://gitlab.com/", "https://src.fedoraproject.org/").map(URI::create));
    byType.put(SpecSourceType.SPEC_SOURCE, Arbitraries.of("Source0", "Source12", "archive"));
    byType.put(
        NestedTypes.FILES_TO_SYNC,
        Combinators.combine(texts().list().ofMaxSize(2), texts(), Arbitraries.of(true, false))
            .as((src, dest, flag) -> new FileSync(src, dest, flag, !flag, flag ? src : List.of()))
            .list()
            .ofMaxSize(2));
    byType.put(
        NestedTypes.SOURCES,
        Combinators.combine(texts(), texts()).as(UpstreamSource::new).list().ofMaxSize(2));
    byType.put(
        NestedTypes.NOTIFICATIONS,
        Combinators.combine(Arbitraries.of(true, false), texts().optional())
            .as((flag, text) -> new NotificationSettings(flag, text, !flag)));
    byType.put(
        NestedTypes.REQUIRE,
        texts().list().ofMaxSize(2).map(list -> new LabelRequirement(list, List.of())));
    byType.put(
        NestedTypes.TEST_COMMAND,
        texts().optional().map(text -> new TestCommand(text.map(List::of), text)));
    byType.put(
        NestedTypes.OSH_OPTIONS,
        texts().optional().map(text -> new OshOptions(text, Optional.empty(), text)));
    byType.put(ParametersType.ANY, parameters());
    byType.put(ParametersType.WITH_TEXT_KEYS, parameters());
    byType.put(TargetsType.TARGETS, targets());
    byType.put(BranchesType.BRANCHES, branches());
    byType.put(ActionsType.ACTIONS, actions());
    Arbitrary<?> found = byType.get(type);
    if (found == null) {
      throw new IllegalStateException("no values for the type " + type.label());
    }
    return found;
  }

  private static Arbitrary<Map<String, TargetOptions>> targets() {
    return Arbitraries.maps(
            texts(),
            texts()
                .optional()
                .map(
                    text ->
                        new TargetOptions(
                            text.map(List::of),
                            text,
                            Optional.empty(),
                            text.map(value -> List.<String>of()),
                            Optional.empty(),
                            Optional.empty())))
        .ofMaxSize(3);
  }

  private static Arbitrary<DistGitBranches> branches() {
    return Combinators.combine(texts().list().ofMaxSize(3), texts(), Arbitraries.of(true, false))
        .as(
            (targets, other, mapping) ->
                new DistGitBranches(
                    targets,
                    mapping && !targets.isEmpty()
                        ? Map.of(targets.get(0), List.of(other))
                        : Map.of(),
                    mapping));
  }

  private static Arbitrary<Map<ActionName, ActionCommands>> actions() {
    Arbitrary<ActionCommands.Command> command =
        Arbitraries.oneOf(
            texts().map(ActionCommands.Line::new),
            texts().list().ofMaxSize(2).map(ActionCommands.Arguments::new));
    return Arbitraries.maps(
            Arbitraries.of(ActionName.class),
            Combinators.combine(command.list().ofMaxSize(3), Arbitraries.of(true, false))
                .as(ActionCommands::new))
        .ofMaxSize(3);
  }

  private static Arbitrary<Parameters> parameters() {
    Arbitrary<@Nullable Object> leaf =
        Arbitraries.oneOf(
            texts().asGeneric(),
            Arbitraries.of(1, -5L, 1.5, 1e30, -2.5e-10, true, false, "").asGeneric(),
            Arbitraries.bigIntegers().asGeneric());
    Arbitrary<@Nullable Object> value =
        Arbitraries.oneOf(
            leaf,
            leaf.list().ofMaxSize(2).asGeneric(),
            leaf.list().ofMaxSize(2).list().ofMaxSize(2).asGeneric(),
            Arbitraries.maps(texts(), leaf).ofMaxSize(2).list().ofMaxSize(2).asGeneric());
    return Arbitraries.maps(texts(), value.injectNull(0.1)).ofMaxSize(3).map(Parameters::new);
  }

  /** Texts that YAML might take for something else, and all characters it can hold. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "",
            " ",
            "yes",
            "on",
            "null",
            "~",
            "1.10",
            "1e3",
            "0x1F",
            "40",
            "2024-01-01",
            "=",
            "<<",
            "- a",
            "a: b",
            "a #b",
            "#a",
            "'",
            "\"",
            "it's",
            "\\d",
            "a\nb",
            "a\n\n b\n",
            "\na",
            "a\n\n",
            "\t",
            "a\tb",
            "&a",
            "*a",
            "!a",
            "%a",
            "@a",
            "`a",
            "|",
            ">",
            "[a]",
            "{a}",
            "a,b",
            "?",
            "-",
            ":",
            "a:",
            "---",
            "...",
            "é",
            "\u0085",
            "\u2028x",
            "\uFEFF",
            "\u001b[0m",
            "\uD83D\uDE00",
            "a \nb",
            "fedora-all",
            "{version}",
            "_"),
        Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(8),
        Arbitraries.strings().withChars("ab \n\t:#-'\"\\").ofMaxLength(8));
  }

  @Test
  void writesThatAJobTakesAValueAway() {
    PackageSettings settings =
        PackageSettings.builder("a")
            .specfilePath("a.spec")
            .configFilePath("packit.yaml")
            .owner("me")
            .distGitBaseUrl(URI.create("https://gitlab.com/"))
            .prereleaseSuffixPattern("()rc")
            .followFedoraBranching(true)
            .build();
    PackageSettings inJob =
        settings.toBuilder()
            .owner(Optional.empty())
            .prereleaseSuffixPattern(Optional.empty())
            .distGitBaseUrl(URI.create("https://src.fedoraproject.org/"))
            .followFedoraBranching(false)
            .build();
    JobConfig job =
        JobConfig.builder()
            .job(JobType.KOJI_BUILD)
            .trigger(JobTrigger.COMMIT)
            .putPackages("a", inJob)
            .build();
    PackageConfig config = PackageConfig.builder().putPackages("a", settings).addJobs(job).build();
    assertThat(LOADER.parse(config.toYaml("packit.yaml"), "packit.yaml").config())
        .isEqualTo(config);
  }

  @Test
  void keepsInTheEffectiveFormThatAPackageHasNoSpecFile() {
    PackageConfig config =
        LOADER
            .parse(
                """
                upstream_package_name: null
                config_file_path: null
                owner: me
                jobs:
                - {job: tests, trigger: commit, skip_build: true, owner: null, env: {A: null}}
                """,
                "packit.yaml")
            .config();
    PackageConfig again = LOADER.parse(config.effective(), "other.yaml").config();
    PackageSettings settings = again.settings("elsewhere");
    assertThat(settings.specfilePath()).isEmpty();
    assertThat(settings.upstreamPackageName()).isEmpty();
    assertThat(settings.configFilePath()).isEmpty();
    assertThat(settings.owner()).contains("me");
    assertThat(again.jobs().get(0).settings("elsewhere").owner()).isEmpty();
    assertThat(again.effective()).isEqualTo(config.effective());
  }

  @Test
  void writesThatAJobTakesTheSpecFileAway() {
    PackageConfig config =
        LOADER
            .parse(
                """
                specfile_path: a.spec
                jobs: [{job: tests, trigger: commit, skip_build: true, specfile_path: null}]
                """,
                "packit.yaml")
            .config();
    assertThat(LOADER.parse(config.toYaml("packit.yaml"), "packit.yaml").config())
        .isEqualTo(config);
  }

  @Test
  void writesATidyFile() {
    PackageSettings settings =
        PackageSettings.builder("python-ogr")
            .specfilePath("fedora/python-ogr.spec")
            .upstreamPackageName("ogr")
            .configFilePath(".packit.yaml")
            .upstreamTagTemplate("v{version}")
            .filesToSync(Arrays.asList(FileSync.of("a", "a"), FileSync.of("b", "c")))
            .build();
    JobConfig job =
        JobConfig.builder()
            .job(JobType.PROPOSE_DOWNSTREAM)
            .trigger(JobTrigger.RELEASE)
            .putPackages(
                "python-ogr",
                settings.toBuilder()
                    .distGitBranches(DistGitBranches.of(List.of("fedora-all", "epel-9")))
                    .build())
            .build();
    assertThat(
            PackageConfig.builder()
                .putPackages("python-ogr", settings)
                .addJobs(job)
                .build()
                .toYaml(".packit.yaml"))
        .isEqualTo(
            """
            specfile_path: fedora/python-ogr.spec
            downstream_package_name: python-ogr
            upstream_package_name: ogr
            upstream_tag_template: "v{version}"
            files_to_sync:
              - a
              - src: b
                dest: c
            jobs:
              - job: propose_downstream
                trigger: release
                dist_git_branches:
                  - fedora-all
                  - epel-9
            """);
  }
}
