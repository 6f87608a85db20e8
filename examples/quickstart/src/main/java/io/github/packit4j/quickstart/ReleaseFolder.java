package io.github.packit4j.quickstart;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.rule.TagTemplate;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.specfile.ExpandedSource;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Prerelease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real release from a folder: {@code before.spec} is what dist-git has, {@code case.json} the
 * facts of the release, {@code after.spec} what should come out. With {@code packit.yaml} and
 * {@code upstream.spec} the release is proposed from upstream, else it is pulled.
 */
final class ReleaseFolder implements Scenario {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM d yyyy", Locale.ENGLISH);

  private final String packageName;
  private final ReleaseRequest request;
  private final Optional<byte[]> expected;

  private ReleaseFolder(String packageName, ReleaseRequest request, Optional<byte[]> expected) {
    this.packageName = packageName;
    this.request = request;
    this.expected = expected;
  }

  static ReleaseFolder prepare(Sandbox fedora, Path folder) throws IOException {
    JsonNode facts = JsonMapper.shared().readTree(Files.readString(folder.resolve("case.json")));
    String name = facts.path("package").asString();
    byte[] before = Files.readAllBytes(folder.resolve("before.spec"));
    fedora.downloads().serveAnything();

    boolean proposed = Files.exists(folder.resolve("packit.yaml"));
    String version = facts.path("new_version").asString();
    FileTree distGit = FileTree.empty().and(name + ".spec", before);
    if (!proposed) {
      distGit = distGit.and(".packit.yaml", minimalConfiguration(name, before, version));
    }
    List<String> branches =
        new ArrayList<>(
            fedora.bodhi().releases().stream().map(BodhiRelease::branch).distinct().toList());
    branches.remove("rawhide");
    branches.add(0, "rawhide");
    fedora
        .distGit()
        .createPackage(name, distGit, branches.toArray(String[]::new))
        .addCommitter("packit");

    List<String> entry = new ArrayList<>();
    facts.path("entry").forEach(line -> entry.add(line.asString()));
    ReleaseRequest.Builder request =
        (proposed
                ? propose(fedora, folder, name, version)
                : ReleaseRequest.pullFromUpstream(
                    DistGitInstance.fedora().projectUrl(name), version)
                    .toBuilder())
            .author(new Packager(facts.path("author").asString(), facts.path("email").asString()))
            .date(LocalDate.parse(facts.path("date").asString(), DATE))
            .changelogEntry(entry);
    Path after = folder.resolve("after.spec");
    return new ReleaseFolder(
        name,
        request.build(),
        Files.exists(after) ? Optional.of(Files.readAllBytes(after)) : Optional.empty());
  }

  /** The upstream repository as it is at the release. */
  private static ReleaseRequest.Builder propose(
      Sandbox fedora, Path folder, String packageName, String version) throws IOException {
    String config = Files.readString(folder.resolve("packit.yaml"));
    PackageSettings settings =
        ConfigLoader.create()
            .withRepositoryName(packageName)
            .parse(config, "packit.yaml")
            .config()
            .jobs(JobType.PROPOSE_DOWNSTREAM)
            .get(0)
            .packages()
            .values()
            .iterator()
            .next();
    URI url =
        URI.create(
            settings.upstreamProjectUrl().orElse("https://github.com/example/" + packageName));
    String tag =
        TagTemplate.of(
                settings.upstreamTagTemplate(), settings.upstreamPackageName().orElse(packageName))
            .tag(version);
    Path spec = folder.resolve("upstream.spec");
    UpstreamProject project = fedora.upstream().project(url.getPath().substring(1));
    project.commit(
        "Release " + version,
        FileTree.of(".packit.yaml", config)
            .and(
                settings.specfilePath().orElse(packageName + ".spec"),
                Files.readAllBytes(Files.exists(spec) ? spec : folder.resolve("before.spec"))));
    project.tag(tag);
    return ReleaseRequest.proposeDownstream(project.webUrl().toString(), tag).toBuilder();
  }

  private static String minimalConfiguration(String packageName, byte[] spec, String version) {
    return """
        specfile_path: %s.spec
        downstream_package_name: %s
        sources: [%s]
        jobs:
          - job: pull_from_upstream
            trigger: release
            dist_git_branches: [fedora-all, epel-9]
          - job: koji_build
            trigger: commit
            dist_git_branches: [fedora-all, epel-9]
          - job: bodhi_update
            trigger: commit
            dist_git_branches: [fedora-branched, epel-9]
        """
        .formatted(packageName, packageName, mainSource(spec, version));
  }

  /** A main source that is a plain file name has to be got from somewhere. */
  private static String mainSource(byte[] spec, String version) {
    MacroContext rawhide = MacroContext.forTarget("rawhide");
    return SpecFile.parse(spec)
        .edit(rawhide)
        .updateVersion(version, Prerelease.defaults())
        .apply()
        .expand(rawhide)
        .sources()
        .stream()
        .filter(source -> source.number() == 0 && !source.remote())
        .map(ExpandedSource::fileName)
        .map(name -> "{path: '%s', url: 'https://downloads.example.org/%s'}".formatted(name, name))
        .collect(Collectors.joining());
  }

  @Override
  public ReleaseRequest request() {
    return request;
  }

  @Override
  public ReleaseReport release(ReleaseWorkflow workflow) {
    return workflow.release(request);
  }

  @Override
  public boolean compare(ReleaseReport report, Sandbox fedora, Console console) {
    if (expected.isEmpty()) {
      return true;
    }
    boolean all = true;
    for (BranchResult result : report.results()) {
      boolean identical =
          result instanceof BranchResult.Proposed
              && fedora
                  .distGit()
                  .file(packageName, result.branch(), packageName + ".spec")
                  .filter(bytes -> Arrays.equals(bytes, expected.get()))
                  .isPresent();
      console.line(result.branch(), identical ? "identical" : "differs from after.spec");
      all &= identical;
    }
    return all;
  }
}
