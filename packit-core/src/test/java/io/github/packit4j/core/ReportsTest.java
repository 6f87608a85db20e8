package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.core.action.ActionCommand;
import io.github.packit4j.core.action.ActionFailedException;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.GitView;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.macro.MacroContext;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Situations that users of such tools have reported in public, each with its right result. */
class ReportsTest {

  private static final Path REPORTS =
      Path.of(System.getProperty("packit4j.shared", "../shared"), "corpora", "reports");

  @TempDir Path work;

  /** What is right for a situation; what is not named here goes through without a doubt. */
  private final Map<String, Expected> expected =
      Map.ofEntries(
          Map.entry("cond-release", ReportsTest::theReleaseThatCountsIsReset),
          Map.entry("cond-autorelease", ReportsTest::onlyWhereItIsANumber),
          Map.entry("qm85-variant", ReportsTest::autoreleaseStays),
          Map.entry("cond-version", ReportsTest::eachBranchHasItsOwnVersion),
          Map.entry("specfile230-two-changelogs", ReportsTest::autochangelogGetsNoEntry),
          Map.entry("desc-section-lines", run -> run.shows("Conditions across sections are kept")),
          Map.entry("desc-percent-forms", Run::proposed),
          Map.entry("libfabric469-date", run -> run.refused("2024-05-01", "'-'")),
          Map.entry("ver-conditional-foreign", Run::refusedOrAtTheVersion),
          Map.entry("snap-a", Run::refusedOrAtTheVersion),
          Map.entry("snap-b", run -> run.doubtful("Source0")),
          Map.entry("packit2732b-same", run -> run.doubtful("Source0")),
          Map.entry("hotness546-mesa", run -> run.doubtful("Source0")),
          Map.entry("hotness284-commit", run -> run.doubtful("Source0")),
          Map.entry("greenboot152-vendor", run -> run.doubtful("hello-2.0-vendor.tar.xz")),
          Map.entry("gofdo131-vendor-action", ReportsTest::theMadeArchiveGoesToTheCache),
          Map.entry("obsbuild423-timestamps", ReportsTest::theHeaderHasATime),
          Map.entry("packit2127-local", run -> run.failed("hello-21.tar.gz")),
          Map.entry("virtwho436", run -> run.failed("{release}")));

  @FunctionalInterface
  private interface Expected {
    void check(Run run);
  }

  @TestFactory
  Stream<DynamicTest> reports() throws IOException {
    if (!Files.isDirectory(REPORTS)) {
      return Stream.of(
          dynamicTest(
              "corpora",
              () ->
                  Assumptions.abort(
                      "no corpora at "
                          + REPORTS
                          + "; set -Dpackit4j.shared to the shared folder")));
    }
    try (Stream<Path> folders = Files.list(REPORTS)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("args.properties")))
          .sorted()
          .toList()
          .stream()
          .map(folder -> dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }
  }

  private void check(Path folder) throws IOException {
    String name = folder.getFileName().toString();
    Properties arguments = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("args.properties"))) {
      arguments.load(reader);
    }
    try (Fedora fedora =
        Fedora.empty(work.resolve(name), builder -> builder.actions(ReportsTest::run))) {
      Run run = new Run(fedora, arguments);
      run.setUp(folder);
      expected
          .getOrDefault(
              name,
              all -> {
                all.proposed();
                assertThat(all.report().doubtful()).isEmpty();
              })
          .check(run);
    }
  }

  private static void theReleaseThatCountsIsReset(Run run) {
    run.proposed();
    assertThat(run.spec("f44"))
        .contains("Release:        1%{?dist}\n%else\nRelease:        2%{?dist}")
        .contains(" - 2.0-1\n");
    assertThat(run.spec("epel9"))
        .contains("Release:        3%{?dist}\n%else\nRelease:        1%{?dist}");
  }

  private static void onlyWhereItIsANumber(Run run) {
    run.proposed();
    assertThat(run.spec("rawhide"))
        .contains("Release:        4%{?dist}\n%else\nRelease:        %autorelease");
    assertThat(run.spec("epel8"))
        .contains("Release:        1%{?dist}\n%else\nRelease:        %autorelease");
  }

  private static void autoreleaseStays(Run run) {
    run.proposed();
    for (String branch : run.branches()) {
      assertThat(run.spec(branch))
          .contains("Release:        %autorelease\n%else\nRelease:        1\n");
    }
  }

  private static void eachBranchHasItsOwnVersion(Run run) {
    run.proposed();
    assertThat(run.spec("f44")).contains("Version:        1.8.3\n%else\nVersion:        2.1.0\n");
    assertThat(run.spec("epel9")).contains("Version:        2.1.0\n%else\nVersion:        2.0.0\n");
  }

  private static void autochangelogGetsNoEntry(Run run) {
    run.proposed();
    assertThat(run.spec("rawhide"))
        .contains("%changelog\n%autochangelog")
        .doesNotContain("Update to version")
        .contains("Release:        %autorelease");
    assertThat(run.spec("epel8"))
        .contains("%changelog\n%autochangelog")
        .contains(" - 2.0-1\n- Update to version 2.0");
  }

  private static void theMadeArchiveGoesToTheCache(Run run) {
    String vendor = "hello-2.0-vendor.tar.xz";
    run.proposed();
    assertThat(run.report().doubtful()).isEmpty();
    assertThat(run.fedora().sandbox().distGit().lookaside().uploads())
        .extracting(upload -> upload.fileName())
        .containsExactlyInAnyOrder("hello-2.0.tar.gz", vendor);
    assertThat(run.text("rawhide", "sources")).contains("SHA512 (" + vendor + ")");
    assertThat(run.text("rawhide", ".gitignore")).contains("/" + vendor);
    assertThat(run.files("rawhide")).doesNotContain(vendor, "hello-2.0.tar.gz");
  }

  private static void theHeaderHasATime(Run run) {
    run.proposed();
    assertThat(run.spec("rawhide"))
        .containsPattern("\\* \\w{3} \\w{3} +\\d+ \\d\\d:\\d\\d:\\d\\d \\w+ 20\\d\\d Packit ");
  }

  /** A situation that is played through once. */
  private static final class Run {

    private final Fedora fedora;
    private final Properties arguments;
    private Optional<ReleaseReport> report = Optional.empty();

    Run(Fedora fedora, Properties arguments) {
      this.fedora = fedora;
      this.arguments = arguments;
    }

    Fedora fedora() {
      return fedora;
    }

    void setUp(Path folder) throws IOException {
      fedora
          .sandbox()
          .distGit()
          .createPackage(
              packageName(),
              FileTree.ofDirectory(folder.resolve("distgit")),
              Stream.concat(Stream.of("rawhide"), branches().stream())
                  .distinct()
                  .toArray(String[]::new));
      fedora.sandbox().downloads().serveAnything();
      UpstreamProject upstream = fedora.sandbox().upstream().project("example/" + packageName());
      Path files = folder.resolve("upstream");
      upstream.commit(
          "Release",
          Files.isDirectory(files)
              ? FileTree.ofDirectory(files)
              : FileTree.of("README.md", "A project"));
      Path description = folder.resolve("description.md");
      for (String tag : tags()) {
        upstream.tag(tag);
        if (Files.exists(description)) {
          upstream.release(tag, tag, Files.readString(description));
        }
      }
    }

    private List<String> tags() {
      return Stream.of("tag", "extratags")
          .map(arguments::getProperty)
          .filter(text -> text != null)
          .flatMap(text -> Stream.of(text.split(",")))
          .distinct()
          .toList();
    }

    String packageName() {
      return arguments.getProperty("package");
    }

    List<String> branches() {
      return List.of(arguments.getProperty("branch").split(","));
    }

    ReleaseReport report() {
      if (report.isEmpty()) {
        report = Optional.of(fedora.workflow().release(request()));
      }
      return report.get();
    }

    private ReleaseRequest request() {
      ReleaseRequest request =
          arguments.getProperty("kind").equals("propose")
              ? ReleaseRequest.proposeDownstream(
                  "https://github.com/example/" + packageName(), arguments.getProperty("tag"))
              : ReleaseRequest.pullFromUpstream(
                  URI.create("https://src.fedoraproject.org/rpms/" + packageName()),
                  arguments.getProperty("version"));
      return request.toBuilder().branches(branches()).build();
    }

    void proposed() {
      assertThat(report().results())
          .hasSameSizeAs(branches())
          .hasOnlyElementsOfType(BranchResult.Proposed.class);
      for (String branch : branches()) {
        expanded(branch).requireValid();
      }
    }

    void shows(String text) {
      proposed();
      for (String branch : branches()) {
        assertThat(expanded(branch).expand(expanded(branch).section("changelog").orElseThrow()))
            .contains(text);
      }
    }

    void refused(String... texts) {
      assertThat(report().failures())
          .hasSameSizeAs(branches())
          .allSatisfy(
              failed -> {
                assertThat(failed.cause()).hasMessageContainingAll(texts);
                assertThat(failed.retryable()).isFalse();
              });
      assertThat(fedora.sandbox().distGit().pullRequests(packageName())).isEmpty();
    }

    /** A branch fails, or already the configuration is refused. */
    void failed(String text) {
      try {
        refused(text);
      } catch (ConfigException e) {
        assertThat(e).hasMessageContaining(text);
      }
    }

    void refusedOrAtTheVersion() {
      if (report().failures().isEmpty()) {
        proposed();
        assertThat(expanded("rawhide").version()).isEqualTo(arguments.getProperty("version"));
      } else {
        refused(arguments.getProperty("version"));
      }
    }

    void doubtful(String what) {
      assertThat(report().doubtful())
          .hasSameSizeAs(branches())
          .allSatisfy(result -> assertThat(String.join("\n", result.warnings())).contains(what));
      assertThat(fedora.sandbox().distGit().pullRequests(packageName()))
          .hasSameSizeAs(branches())
          .extracting(PagurePullRequest::description)
          .allSatisfy(description -> assertThat(description).contains(what));
    }

    ExpandedSpecFile expanded(String branch) {
      return SpecFile.parse(spec(branch)).expand(MacroContext.forTarget(branch));
    }

    String spec(String branch) {
      return text(branch, packageName() + ".spec");
    }

    String text(String branch, String path) {
      return fork().text(proposal(branch), path).orElseThrow();
    }

    List<String> files(String branch) {
      return fork().files(proposal(branch));
    }

    private String proposal(String branch) {
      return fedora.sandbox().distGit().pullRequests(packageName()).stream()
          .filter(pullRequest -> pullRequest.targetBranch().equals(branch))
          .map(PagurePullRequest::sourceBranch)
          .findFirst()
          .orElseThrow();
    }

    private GitView fork() {
      return fedora.sandbox().distGit().pkg(packageName()).fork("packit").orElseThrow();
    }
  }

  /** Runs commands as a program might that trusts its packages. */
  private static String run(ActionCommand command) throws InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command.arguments())
            .directory(command.directory().toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(command.environment());
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new ActionFailedException(command, status, output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
