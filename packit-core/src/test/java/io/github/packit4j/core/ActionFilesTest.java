package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.action.ActionCommand;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlanFile;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.sandbox.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What actions find in the checkout of dist-git, and what becomes of what they leave there. */
class ActionFilesTest {

  private static final String VENDOR = "ogr-0.62.3-vendor.tar.xz";
  private static final String SPEC =
      Fedora.SPEC.replace(
          "BuildArch:", "Source1: ogr-%{version}-vendor.tar.xz\nSource2: ogr.service\nBuildArch:");

  @TempDir Path work;
  @TempDir Path elsewhere;

  private final AtomicInteger runs = new AtomicInteger();
  private final List<String> found = new ArrayList<>();
  private boolean repacks;

  @Test
  void theNewArchivesAreThereAndAreNeverCommitted() {
    try (Fedora fedora = fedora("post-modifications")) {
      BranchPlan.Proposal plan = proposal(fedora);
      assertThat(found).contains("ogr-0.62.3.tar.gz");
      assertThat(paths(plan))
          .containsExactlyInAnyOrder(
              ".gitignore", ".packit.yaml", "ogr.service", "python-ogr.spec", "sources", "tool.sh");
      assertThat(plan.warnings()).isEmpty();
    }
  }

  @Test
  void theArchivesThatAreMadeGoToTheCacheAndIntoSources() {
    for (String action : List.of("post-modifications", "pre-sync")) {
      try (Fedora fedora = fedora(action)) {
        assertThat(fedora.workflow().release(request()).results())
            .hasOnlyElementsOfType(BranchResult.Proposed.class);
        assertThat(fedora.sandbox().distGit().lookaside().uploads())
            .as(action)
            .extracting(upload -> upload.fileName())
            .containsExactlyInAnyOrder("ogr-0.62.3.tar.gz", VENDOR);
        assertThat(forked(fedora, "sources"))
            .contains("SHA512 (ogr-0.62.3.tar.gz) = ", "SHA512 (" + VENDOR + ") = ");
        assertThat(forked(fedora, ".gitignore")).contains("/" + VENDOR);
      }
    }
  }

  @Test
  void anArchiveThatIsMadeAgainIsNoOtherOne() {
    try (Fedora fedora = fedora("post-modifications")) {
      fedora.workflow().release(request());
      assertThat(fedora.workflow().release(request()).results())
          .hasOnlyElementsOfType(BranchResult.UpToDate.class);
      assertThat(runs).hasValue(2);
      assertThat(fedora.sandbox().distGit().lookaside().uploads()).hasSize(2);
    }
  }

  @Test
  void anArchiveThatAnActionChangesIsTheOneThatCounts() {
    repacks = true;
    try (Fedora fedora = fedora("post-modifications")) {
      fedora.workflow().release(request());
      assertThat(fedora.sandbox().distGit().lookaside().uploads())
          .filteredOn(upload -> upload.fileName().equals("ogr-0.62.3.tar.gz"))
          .singleElement()
          .satisfies(upload -> assertThat(upload.size()).isEqualTo("repacked".length()));
    }
  }

  @Test
  void aPlanWithAMadeArchiveNeedsTheWorkDirectoryItWasMadeIn() {
    try (Fedora fedora = fedora("post-modifications");
        Fedora other = fedora.elsewhere(elsewhere)) {
      ReleasePlan plan = PlanFile.parse(PlanFile.toJson(fedora.workflow().plan(request())));
      assertThat(other.workflow().execute(plan).failures())
          .singleElement()
          .satisfies(
              failed ->
                  assertThat(failed.cause()).hasMessageContainingAll(VENDOR, "Make a new plan"));
      assertThat(fedora.workflow().execute(plan).failures()).isEmpty();
    }
  }

  @Test
  void aNewFileKeepsItsExecutableBit() {
    try (Fedora fedora = fedora("post-modifications")) {
      assertThat(proposal(fedora).files())
          .filteredOn(PlannedFile::executable)
          .extracting(PlannedFile::path)
          .containsExactly("tool.sh");
    }
  }

  @Test
  void aSyncedFileStaysExecutableWhereAnActionLooksAtIt() {
    String config =
        config("post-modifications") + "files_to_sync: [fedora/python-ogr.spec, run.sh]\n";
    try (Fedora fedora = fedora(config, FileTree.empty().andExecutable("run.sh", "#!/bin/sh\n"))) {
      assertThat(proposal(fedora).files())
          .filteredOn(file -> file.path().equals("run.sh"))
          .singleElement()
          .satisfies(file -> assertThat(file.executable()).isTrue());
    }
  }

  private Fedora fedora(String action) {
    return fedora(config(action), FileTree.empty());
  }

  private Fedora fedora(String config, FileTree upstream) {
    Fedora fedora = Fedora.empty(work.resolve("w" + runs), builder -> builder.actions(this::run));
    fedora.addPackage(
        FileTree.of("python-ogr.spec", Fedora.SPEC, ".gitignore", "/cache/\n*.log\n"));
    FileTree files = upstream.and("fedora/python-ogr.spec", SPEC).and(".packit.yaml", config);
    fedora.addUpstream(files);
    fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});
    return fedora;
  }

  private static String config(String action) {
    return """
        specfile_path: fedora/python-ogr.spec
        upstream_package_name: ogr
        downstream_package_name: python-ogr
        create_sync_note: false
        actions:
          %s: [make]
        jobs:
          - job: propose_downstream
            trigger: release
            dist_git_branches: [f44]
        """
        .formatted(action);
  }

  /** Makes an archive that differs in every run, a text, a tool, and what git ignores. */
  private String run(ActionCommand command) {
    Path distGit = Path.of(command.environment().get("PACKIT_DOWNSTREAM_REPO"));
    try (var files = Files.list(distGit)) {
      files.map(file -> file.getFileName().toString()).forEach(found::add);
      Files.writeString(distGit.resolve(VENDOR), "run " + runs.incrementAndGet());
      Files.writeString(distGit.resolve("ogr.service"), "[Unit]\n");
      Files.writeString(distGit.resolve("tool.sh"), "#!/bin/sh\n");
      assertThat(distGit.resolve("tool.sh").toFile().setExecutable(true)).isTrue();
      Files.writeString(distGit.resolve("build.log"), "noise");
      Files.createDirectories(distGit.resolve("cache/deep"));
      Files.writeString(distGit.resolve("cache/deep/file"), "noise");
      if (repacks) {
        Files.writeString(distGit.resolve("ogr-0.62.3.tar.gz"), "repacked");
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReleaseRequest request() {
    return Fedora.request();
  }

  private static BranchPlan.Proposal proposal(Fedora fedora) {
    BranchPlan plan = fedora.workflow().plan(request()).branches().get(0);
    assertThat(plan).isInstanceOf(BranchPlan.Proposal.class);
    return (BranchPlan.Proposal) plan;
  }

  private static List<String> paths(BranchPlan.Proposal plan) {
    return plan.files().stream().map(PlannedFile::path).toList();
  }

  private static String forked(Fedora fedora, String path) {
    Optional<byte[]> content =
        fedora
            .sandbox()
            .distGit()
            .pkg(Fedora.PACKAGE)
            .fork("packit")
            .orElseThrow()
            .file("f44-update-propose_downstream", path);
    return new String(content.orElseThrow(), StandardCharsets.UTF_8);
  }
}
