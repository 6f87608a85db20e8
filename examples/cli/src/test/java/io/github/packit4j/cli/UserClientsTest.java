package io.github.packit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.cli.run.UserClients;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's configuration makes the clients. */
class UserClientsTest {

  private static final String CONFIG =
      """
      upstream_project_url: https://github.com/example/hello
      downstream_package_name: hello
      specfile_path: hello.spec
      upload_sources: false
      jobs:
        - {job: propose_downstream, trigger: release, dist_git_branches: [rawhide]}
      """;

  @TempDir private Path home;
  private Sandbox sandbox;
  private Terminal terminal;

  @BeforeEach
  void prepare() throws IOException {
    sandbox = Sandbox.start();
    Files.createDirectories(home.resolve(".config"));
    terminal =
        new Terminal(home)
            .with(config -> new UserClients(config, sandbox.httpClient(), Map.of(), home));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private void userConfig(String text) throws IOException {
    Files.writeString(home.resolve(".config/packit.yaml"), text);
  }

  @Test
  void whatNeedsNoAccountAsksForNone() throws IOException {
    assertThat(terminal.run("koji", "watch", "1")).isEqualTo(3);
    assertThat(terminal.err()).contains("The hub has no task 1");
    assertThat(terminal.run("aliases", "fedora-all")).isZero();
    assertThat(terminal.out()).contains("rawhide");
  }

  @Test
  void anAccountThatIsMissingIsNamed() throws IOException {
    userConfig("fas_user: packit\n");
    assertThat(terminal.run("propose-downstream", "https://github.com/example/hello")).isEqualTo(3);
    assertThat(terminal.err()).contains("token").contains("authentication").hasLineCount(1);
  }

  @Test
  void aPlanIsMadeWithTheAccountsOfTheUser() throws IOException {
    String token = sandbox.account("packit").token();
    userConfig(
        """
        fas_user: packit
        authentication:
          github.com: {token: %s}
          src.fedoraproject.org: {token: %s}
        """
            .formatted(token, token));
    FileTree files = FileTree.of("hello.spec", LocalFiles.SPEC, ".packit.yaml", CONFIG);
    sandbox.distGit().createPackage("hello", files, "rawhide");
    sandbox.upstream().project("example/hello").commit("Release", files);
    sandbox.upstream().project("example/hello").release("1.1", "1.1", "");
    sandbox.downloads().serveAnything();

    assertThat(terminal.run("propose-downstream", "https://github.com/example/hello", "--plan"))
        .as(terminal.err())
        .isZero();
    assertThat(terminal.out())
        .contains("packit@fedoraproject.org")
        .contains("+%global upstream_version 1.1");
    assertThat(sandbox.requests().all().toString()).doesNotContain("ssllogin");
  }

  @Test
  void noMessageShowsASecret() throws IOException {
    userConfig("authentication:\n  github.com: {token: hunter2, tokn: hunter2}\n");
    assertThat(terminal.run("aliases")).isEqualTo(3);
    assertThat(terminal.err()).contains("packit.yaml:2:").contains("tokn");
    assertThat(terminal.err() + terminal.out()).doesNotContain("hunter2");
  }
}
