package io.github.packit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with services, in a sandbox. */
class ServiceSessionTest {

  private static final String UPSTREAM = "https://github.com/example/hello";

  private static final String CONFIG =
      """
      upstream_project_url: https://github.com/example/hello
      downstream_package_name: hello
      specfile_path: hello.spec
      jobs:
        - {job: propose_downstream, trigger: release, dist_git_branches: [rawhide, f44]}
        - {job: pull_from_upstream, trigger: release, dist_git_branches: [rawhide]}
        - {job: sync_from_downstream, trigger: commit, dist_git_branches: [rawhide]}
      """;

  private static final String SPEC =
      LocalFiles.SPEC.replace("Patch0:         greeting.patch\n", "");

  private static final List<String> REFUSED =
      List.of(
          "propose-downstream https:// 1.1",
          "propose-downstream ftp://example.org/x 1.1",
          "propose-downstream https://nowhere.example.org/a/b 1.1",
          "propose-downstream ./nowhere",
          "propose-downstream . 1.1 --tag v1.1",
          "propose-downstream . 1.1 -p other",
          "propose-downstream . 1.1 -b ,",
          "propose-downstream . --apply nowhere.json",
          "propose-downstream . --apply .packit.yaml",
          "propose-downstream . --user-config nowhere.yaml",
          "pull-from-upstream",
          "pull-from-upstream a/../../b 1.1",
          "pull-from-upstream ../hello 0.1",
          "pull-from-upstream nothing 1.1",
          "sync-from-downstream nothing",
          "sync-from-downstream hello --dist-git-branch f41",
          "koji build nothing -y",
          "koji build hel%lo -y",
          "koji build hello --arches x86_64 -y",
          "koji build hello --target nothing -y",
          "koji build hello --dist-git-branch nothing -y",
          "koji watch 0",
          "koji watch one",
          "koji tag nothing hello-1-1 -y",
          "bodhi create",
          "bodhi create hello-1-1 --notes x -y",
          "bodhi create hello --notes xyz -y",
          "bodhi create hello-1-1 --notes xyz --type security -y",
          "bodhi create hello-1-1 --notes xyz --type huge -y",
          "bodhi edit nothing -y",
          "bodhi edit -y",
          "bodhi push --update-alias nothing -y",
          "aliases nothing");

  @TempDir private Path home;
  private Path directory;
  private Sandbox sandbox;
  private Terminal terminal;

  @BeforeEach
  void prepare() throws IOException {
    directory = Files.createDirectory(home.resolve("hello"));
    Files.writeString(directory.resolve(".packit.yaml"), CONFIG);
    sandbox = Sandbox.start();
    FileTree files = FileTree.of("hello.spec", SPEC, ".packit.yaml", CONFIG);
    sandbox.distGit().createPackage("hello", files, "rawhide", "f44").addCommitter("packit");
    UpstreamProject upstream = sandbox.upstream().project("example/hello");
    upstream.commit("Release 1.1", files);
    upstream.release("1.1", "1.1", "* Greets everybody.");
    sandbox
        .downloads()
        .serve(
            URI.create(UPSTREAM + "/archive/1.1/hello-1.1.tar.gz"),
            "the archive".getBytes(StandardCharsets.UTF_8));
    terminal =
        new Terminal(directory)
            .with("RPM_PACKAGER", "Jane Doe <jane@example.org>")
            .with(config -> new SandboxClients(sandbox, home.resolve("work")));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aliases() {
    terminal.run("aliases");
    terminal.run("aliases", "fedora-branched", "epel-9", "--json");
    terminal.run("aliases", "fedora-stabel");
    Golden.check("aliases.txt", terminal.transcript());
  }

  @Test
  void aReleaseIsProposedOnceItWasAgreedTo() throws IOException {
    terminal.run("propose-downstream", UPSTREAM, "1.1", "--plan");
    terminal.run("propose-downstream", UPSTREAM, "1.1");
    terminal.reply("n").run("propose-downstream", UPSTREAM, "1.1", "--dist-git-branch", "rawhide");
    assertThat(pullRequests()).isEmpty();
    terminal.reply("y").run("propose-downstream", UPSTREAM, "1.1", "--dist-git-branch", "rawhide");
    terminal.run("propose-downstream", UPSTREAM, "1.1", "--json", "--yes");
    terminal.run("propose-downstream", ".", "1.1", "--yes");
    terminal.run("propose-downstream", ".", "0.9");
    assertThat(pullRequests()).hasSize(2);
    Golden.check("propose-downstream.txt", terminal.transcript());
  }

  @Test
  void commandsOfAConfigurationRunOnlyWhenTheUserSaysHow() {
    UpstreamProject upstream = sandbox.upstream().project("example/hello");
    upstream.commit(
        "Say what to run",
        FileTree.of(
            ".packit.yaml",
            CONFIG + "actions: {post-upstream-clone: sh -c 'echo hi > new.txt'}\n"));
    upstream.release("1.2", "1.2", "");
    sandbox.downloads().serveAnything();

    assertThat(terminal.run("propose-downstream", ".", "1.2", "--plan")).isEqualTo(1);
    assertThat(terminal.out()).contains("failed: PLAN").contains("post-upstream-clone");
    assertThat(terminal.run("propose-downstream", ".", "1.2", "--plan", "--actions", "local"))
        .as(terminal.out())
        .isZero();
  }

  @Test
  void aPlanIsKeptAndAppliedLater() throws IOException {
    assertThat(terminal.run("propose-downstream", "--plan", "--json")).isZero();
    Files.writeString(directory.resolve("plan.json"), terminal.out());
    assertThat(pullRequests()).isEmpty();
    Terminal later =
        new Terminal(directory)
            .with("RPM_PACKAGER", "Jane Doe <jane@example.org>")
            .with(config -> new SandboxClients(sandbox, home.resolve("work")));
    later.run("propose-downstream", "--apply", "plan.json", "--dry-run");
    assertThat(pullRequests()).isEmpty();
    later.run("propose-downstream", "--apply", "plan.json");
    Files.writeString(directory.resolve("plan.json"), "{}");
    later.run("propose-downstream", "--apply", "plan.json");
    Golden.check("apply.txt", later.transcript());
  }

  @Test
  void alsoAPlanToDoNothingIsAPlan() throws IOException {
    terminal.run("propose-downstream", "--yes");
    pullRequests().forEach(proposed -> sandbox.distGit().merge("hello", proposed.id()));

    assertThat(terminal.run("propose-downstream", "--plan", "--json")).isZero();
    Files.writeString(directory.resolve("plan.json"), terminal.out());
    assertThat(terminal.run("propose-downstream", "--apply", "plan.json")).isZero();
    assertThat(terminal.out()).contains("up-to-date").doesNotContain("proposed");
    assertThat(terminal.run("propose-downstream")).isZero();
  }

  @Test
  void aReleaseIsPulledAndAChangeGoesBack() {
    terminal.run("pull-from-upstream", "hello", "1.1", "--yes", "-b", "rhbz#1234567");
    terminal.run("pull-from-upstream", ".", "1.1", "--yes", "--json");
    terminal.run("pull-from-upstream", "https://example.org/rpms/hello", "1.1");
    sandbox
        .distGit()
        .pkg("hello")
        .commit("rawhide", "Rebuild", FileTree.of("hello.spec", SPEC + "- x\n"));
    terminal.run("sync-from-downstream", "hello", "--dist-git-branch", "rawhide", "--dry-run");
    terminal.run("sync-from-downstream", "hello", "--dist-git-branch", "rawhide", "--yes");
    terminal.run(
        "sync-from-downstream", "hello", "--dist-git-branch", "rawhide", "--yes", "--json");
    Golden.check("pull-and-sync.txt", terminal.transcript());
  }

  @Test
  void buildsBecomeUpdates() {
    terminal.run("koji", "build", "hello", "--dist-git-branch", "f44", "--dry-run");
    terminal.run("koji", "build", "hello", "--dist-git-branch", "f44", "--yes", "--nowait");
    sandbox.koji().finishBuilds();
    terminal.run("koji", "build", "hello", "--dist-git-branch", "f44", "--yes", "--json");
    String task = String.valueOf(sandbox.koji().tasks().get(0).id());
    terminal.run("koji", "watch", task);
    terminal.run("koji", "watch", "999999");
    sandbox.koji().buildAtOnce();
    sandbox.koji().failNext("BuildError: no greeting");
    terminal.run("koji", "build", "hello", "--yes");
    terminal.run("koji", "build", "hello", "--dist-git-branch", "f43", "--yes");
    terminal.run("bodhi", "create", "hello-1.0-2.fc44", "--notes", "Rebuilt", "--type", "bugfix");
    terminal.run(
        "bodhi", "create", "hello-1.0-2.fc44", "--notes", "Rebuilt", "--type", "bugfix", "-y");
    terminal.run(
        "bodhi", "create", "--koji-build", "hello-1.0-2.fc44", "--notes", "Again", "--json", "-y");
    String alias = sandbox.bodhi().updates().get(0).alias();
    terminal.run("bodhi", "edit", alias, "--notes", "Better notes", "-b", "2300002", "--yes");
    terminal.run("bodhi", "push", "--update-alias", alias, "--yes");
    terminal.run("bodhi", "push", "hello", "--yes", "--json");
    terminal.run("bodhi", "edit", "FEDORA-2026-0000000000", "--notes", "x", "-y");
    terminal.run("koji", "tag", "f44", "hello-1.0-2.fc44", "--yes");
    Golden.check("builds-and-updates.txt", terminal.transcript());
  }

  @Test
  void whatCannotBeDoneIsSaidInAMessage() {
    for (String command : REFUSED) {
      assertThat(terminal.run(command.split(" "))).as(terminal.err()).isBetween(1, 4);
      assertThat(terminal.err()).doesNotContain("Exception", "defect").isNotBlank();
    }
    Golden.check("refused.txt", terminal.transcript());
  }

  @Test
  void whatMayPassEndsWithAnotherCode() {
    sandbox.faults().on(RequestMatcher.any().path("/releases/")).always().respond(503, "busy");
    assertThat(terminal.run("aliases", "--json")).isEqualTo(4);
    assertThat(terminal.out()).contains("\"retryable\" : true");
  }

  private List<PagurePullRequest> pullRequests() {
    return sandbox.distGit().pullRequests("hello");
  }
}
