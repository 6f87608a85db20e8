package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.FileSync;
import io.github.packit4j.config.JobConfig;
import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.PackitInstance;
import io.github.packit4j.config.problem.InvalidConfigException;
import io.github.packit4j.config.rule.TagFilter;
import io.github.packit4j.config.rule.TagTemplate;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.PagurePullRequest.Status;
import io.github.packit4j.sandbox.UpstreamProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Public configurations with a job for releases, each played from its event to the update: with
 * made-up spec files and files to sync, a runner that does nothing, and people who merge.
 */
class PublicConfigurationsTest {

  private static final Path CORPUS =
      Path.of(System.getProperty("packit4j.shared", "../shared"), "corpora", "configs");

  /** A folder all of whose files are played; of the corpus the last of each project is enough. */
  private static final Optional<Path> FOLDER =
      Optional.ofNullable(System.getProperty("packit4j.configurations")).map(Path::of);

  private static final Set<JobType> RELEASE_JOBS =
      Set.of(JobType.PROPOSE_DOWNSTREAM, JobType.PULL_FROM_UPSTREAM);
  private static final Set<JobType> LATER_JOBS =
      Set.of(JobType.KOJI_BUILD, JobType.BODHI_UPDATE, JobType.SYNC_FROM_DOWNSTREAM);

  private static final List<String> BRANCHES =
      List.of("rawhide", "f45", "f44", "f43", "epel8", "epel9", "epel10", "epel10.1");

  /** Versions that some patterns of tags want. */
  private static final List<String> VERSIONS = List.of("1.0.1", "2.0", "2", "20260101", "1.0.1.1");

  /** The configuration of a package that others of its side-tag group wait for. */
  private static final String OTHER =
      """
      specfile_path: %s.spec
      jobs:
        - job: koji_build
          trigger: commit
          allowed_committers: [packit]
          sidetag_group: %s
          dependents: %s
          dist_git_branches: [fedora-all, epel-all]
      """;

  /** What is made up has no signature. */
  private static final Pattern RIGHTLY_REFUSED =
      Pattern.compile(".*not signed by a key in allowed_gpg_keys.*", Pattern.DOTALL);

  @TempDir Path work;

  @Test
  void goThroughFromTheReleaseToTheUpdate() throws IOException {
    Map<String, Optional<String>> results = new TreeMap<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      read(file)
          .filter(config -> config.jobs().stream().anyMatch(PublicConfigurationsTest::isRelease))
          .ifPresent(
              config -> results.put(name, new Play(file, config, work.resolve(name)).result()));
    }
    long whole = results.values().stream().filter(Optional::isEmpty).count();
    System.out.printf("%d of %d configurations go through wholly%n", whole, results.size());
    results.forEach((name, why) -> why.ifPresent(text -> System.out.println(name + ": " + text)));
    assertThat(results.values())
        .allSatisfy(why -> why.ifPresent(text -> assertThat(text).matches(RIGHTLY_REFUSED)));
  }

  private static List<Path> files() throws IOException {
    Path folder = FOLDER.orElse(CORPUS);
    Assumptions.assumeTrue(
        Files.isDirectory(folder),
        "no corpora at " + folder + "; set -Dpackit4j.shared to the shared folder");
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> sorted = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      if (FOLDER.isPresent()) {
        return sorted;
      }
      Map<String, Path> last = new LinkedHashMap<>();
      sorted.forEach(file -> last.put(project(file), file));
      return List.copyOf(last.values());
    }
  }

  /** Files are named {@code OWNER__PROJECT__HASH.yaml}. */
  private static String project(Path file) {
    String[] parts = file.getFileName().toString().split("__");
    return parts[0] + "/" + parts[1];
  }

  private static Optional<PackageConfig> read(Path file) throws IOException {
    try {
      String project = project(file);
      return Optional.of(
          ConfigLoader.create()
              .withRepositoryName(project.substring(project.indexOf('/') + 1))
              .parse(Files.readAllBytes(file), ".packit.yaml")
              .config());
    } catch (InvalidConfigException e) {
      return Optional.empty(); // ConfigCorpusTest looks at those.
    }
  }

  private static boolean isRelease(JobConfig job) {
    return RELEASE_JOBS.contains(job.job()) && job.trigger() == JobTrigger.RELEASE;
  }

  /** One configuration, played once. */
  private static final class Play {

    private final String project;
    private final String text;
    private final PackageConfig config;
    private final Path work;
    private final Set<PackageSettings> packages = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();
    private final List<JobOutcome> outcomes = new ArrayList<>();

    Play(Path file, PackageConfig config, Path work) {
      this.project = project(file);
      this.text = content(file);
      this.config = config;
      this.work = work;
      for (JobConfig job : config.jobs()) {
        if (isRelease(job)) {
          packages.addAll(job.packages().values());
        }
      }
    }

    private static String content(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Why it does not go through wholly; empty if it does. */
    Optional<String> result() {
      try (Fedora fedora = Fedora.empty(work, this::settings)) {
        fedora.sandbox().downloads().serveAnything();
        Optional<String> version = version();
        if (version.isEmpty()) {
          return Optional.of("no made-up version fits its patterns");
        }
        List<ReleaseWorkflow> deployments = deployments(fedora);
        handle(deployments, prepare(fedora, version.get()));
        names().forEach(name -> mergeAll(fedora, name));
        int seen = 0;
        while (seen < fedora.sandbox().messages().all().size()) {
          List<PackitEvent> events = Story.events(fedora.sandbox(), seen);
          seen = fedora.sandbox().messages().all().size();
          handle(deployments, events);
          fedora.sandbox().koji().finishBuilds();
        }
        return why();
      }
    }

    private WorkflowBuilder settings(WorkflowBuilder builder) {
      return builder.actions(command -> "").syncedUpstreams(upstream -> true);
    }

    /** A workflow for each deployment that the configuration names, as all of them run. */
    private List<ReleaseWorkflow> deployments(Fedora fedora) {
      Set<PackitInstance> named = EnumSet.noneOf(PackitInstance.class);
      config.jobs().stream()
          .flatMap(job -> job.packages().values().stream())
          .forEach(one -> named.addAll(one.packitInstances()));
      return named.stream()
          .map(one -> fedora.answering(builder -> settings(builder).instance(one)))
          .toList();
    }

    private void handle(List<ReleaseWorkflow> deployments, List<PackitEvent> events) {
      for (PackitEvent event : events) {
        deployments.forEach(one -> outcomes.addAll(one.handle(event).outcomes()));
      }
    }

    private Set<String> names() {
      Set<String> names = new LinkedHashSet<>();
      packages.forEach(one -> names.add(one.downstreamPackageName()));
      return names;
    }

    private static void mergeAll(Fedora fedora, String name) {
      for (PagurePullRequest proposed : fedora.sandbox().distGit().pullRequests(name)) {
        if (proposed.status() == Status.OPEN) {
          fedora.sandbox().distGit().merge(name, proposed.id());
        }
      }
    }

    /** Versions as the tags of all packages take them. */
    private Optional<String> version() {
      return VERSIONS.stream()
          .filter(version -> packages.stream().allMatch(one -> takes(one, version)))
          .findFirst();
    }

    private static boolean takes(PackageSettings settings, String version) {
      return TagFilter.of(settings.upstreamTagInclude(), settings.upstreamTagExclude())
              .accepts(tag(settings, version))
          && settings.versionUpdateSpecifiers().stream()
              .allMatch(specifiers -> specifiers.contains(version));
    }

    private static String tag(PackageSettings settings, String version) {
      return TagTemplate.of(
              settings.upstreamTagTemplate(), settings.upstreamPackageName().orElse(""))
          .tag(version);
    }

    private List<PackitEvent> prepare(Fedora fedora, String version) {
      FileTree upstream = FileTree.of(".packit.yaml", text);
      for (PackageSettings settings : packages) {
        upstream =
            upstream.and(specPath(settings), spec(settings.downstreamPackageName(), version));
        for (FileSync sync : settings.filesToSync()) {
          for (String source : sync.src()) {
            String path = source.replaceAll("\\*+", "made-up").replaceAll("^\\./|/$", "");
            if (!path.isEmpty() && upstream.content(path).isEmpty() && !path.equals(".")) {
              upstream =
                  source.endsWith("/")
                      ? upstream.and(path + "/made-up", "made up\n")
                      : upstream.and(path, "made up\n");
            }
          }
        }
      }
      for (String name : names()) {
        FileTree own = FileTree.of(name + ".spec", spec(name, "1.0.0"), ".packit.yaml", text);
        create(fedora, name, own);
      }
      List<PackitEvent> events = new ArrayList<>(prepareOthers(fedora));
      UpstreamProject made = fedora.sandbox().upstream().project(project);
      made.commit("Release", upstream);
      for (PackageSettings settings : packages) {
        Optional<String> other = otherUpstream(settings);
        if (other.isPresent()) {
          fedora.sandbox().upstream().project(other.get()).commit("Begin", upstream);
        }
      }
      Set<PackitEvent> releases = new LinkedHashSet<>();
      for (JobConfig job : config.jobs()) {
        if (isRelease(job)) {
          for (PackageSettings settings : job.packages().values()) {
            releases.add(event(made, job, settings, version));
          }
        }
      }
      events.addAll(releases);
      return events;
    }

    private static void create(Fedora fedora, String name, FileTree files) {
      fedora
          .sandbox()
          .distGit()
          .createPackage(name, files, BRANCHES.toArray(String[]::new))
          .addCommitter("packit");
    }

    /** The other packages of the side-tag groups; those that are waited for are pushed to. */
    private List<PackitEvent> prepareOthers(Fedora fedora) {
      List<PackitEvent> pushes = new ArrayList<>();
      for (JobConfig job : config.jobs()) {
        String group = job.sidetagGroup().orElse("");
        for (String other : job.dependents().orElse(List.of())) {
          prepareOther(fedora, other, group, "[]");
        }
        for (String other : job.dependencies().orElse(List.of())) {
          if (prepareOther(fedora, other, group, names().toString())) {
            BRANCHES.forEach(branch -> pushes.add(push(fedora, other, branch)));
          }
        }
      }
      return pushes;
    }

    private boolean prepareOther(Fedora fedora, String other, String group, String dependents) {
      if (group.isEmpty() || names().contains(other) || !others.add(other)) {
        return false;
      }
      String settings = OTHER.formatted(other, group, dependents);
      create(
          fedora,
          other,
          FileTree.of(other + ".spec", spec(other, "1.0"), ".packit.yaml", settings));
      return true;
    }

    private static PackitEvent push(Fedora fedora, String name, String branch) {
      return new DistGitPush(
          "rpms",
          name,
          branch,
          fedora.sandbox().distGit().pkg(name).commitOf(branch).orElseThrow(),
          "packit",
          OptionalInt.empty(),
          Optional.of(Set.of(name + ".spec")),
          false);
    }

    /** The project that the configuration names instead of the one that it stands in. */
    private Optional<String> otherUpstream(PackageSettings settings) {
      return settings
          .upstreamProjectUrl()
          .map(url -> url.replaceFirst("^https://github\\.com/|^git@github\\.com:", ""))
          .map(path -> path.replaceFirst("(\\.git)?/?$", ""))
          .filter(path -> path.matches("[^/:]+/[^/:]+") && others.add(path))
          .filter(path -> !path.equalsIgnoreCase(project));
    }

    private PackitEvent event(
        UpstreamProject made, JobConfig job, PackageSettings settings, String version) {
      String tag = tag(settings, version);
      if (made.releases().stream().noneMatch(release -> release.tag().equals(tag))) {
        made.tag(tag);
        made.release(tag, tag, "* Something new");
      }
      return job.job() == JobType.PROPOSE_DOWNSTREAM
          ? new ReleasePublished(URI.create("https://github.com/" + project), tag)
          : new NewVersions(
              settings.downstreamPackageName(),
              List.of(version),
              Set.of(),
              OptionalLong.empty(),
              OptionalLong.empty());
    }

    private static String specPath(PackageSettings settings) {
      return settings.specfilePath().orElse(settings.downstreamPackageName() + ".spec");
    }

    private static String spec(String name, String version) {
      return """
      Name:           %s
      Version:        %s
      Release:        1%%{?dist}
      Summary:        Made up
      License:        MIT
      URL:            https://example.org
      Source0:        https://example.org/%%{name}-%%{version}.tar.gz

      %%description
      Made up.

      %%changelog
      * Mon Jul 20 2026 Packit <hello@packit.dev> - %s-1
      - Rebuilt
      """
          .formatted(name, version, version);
    }

    private Optional<String> why() {
      Set<String> reasons = new LinkedHashSet<>();
      for (JobOutcome outcome : outcomes) {
        if (outcome instanceof JobOutcome.Failed failed) {
          reasons.add(failed.job() + " failed: " + failed.cause());
        } else if (outcome instanceof JobOutcome.Released released) {
          released
              .report()
              .failures()
              .forEach(one -> reasons.add(one.branch() + ": " + one.cause()));
        }
      }
      for (JobConfig job : config.jobs()) {
        if ((isRelease(job) || LATER_JOBS.contains(job.job())) && !done(job)) {
          reasons.add(job.job() + " did nothing: " + notRun(job.job()));
        }
      }
      return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    private boolean done(JobConfig job) {
      return outcomes.stream()
          .filter(outcome -> outcome.job().equals(job.job().key()))
          .anyMatch(
              outcome ->
                  outcome instanceof JobOutcome.Released released
                      ? released.report().results().stream()
                          .anyMatch(
                              one ->
                                  one instanceof BranchResult.Proposed
                                      || one instanceof BranchResult.Pushed)
                      : !(outcome instanceof JobOutcome.NotRun notRun)
                          || notRun.reason() == JobOutcome.Reason.UPDATED_AUTOMATICALLY);
    }

    private String notRun(JobType type) {
      Set<String> messages = new LinkedHashSet<>();
      for (JobOutcome outcome : outcomes) {
        if (outcome.job().equals(type.key()) && outcome instanceof JobOutcome.NotRun notRun) {
          messages.add(notRun.reason() + " " + notRun.message());
        } else if (outcome.job().equals(type.key())
            && outcome instanceof JobOutcome.Released released) {
          released.report().results().forEach(one -> messages.add(one.toString()));
        }
      }
      return String.join(" / ", messages);
    }
  }
}
