package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.JobOutcome.Released;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.git.SshAccess;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.DistGitForge;
import io.github.packit4j.sandbox.GitSsh;
import io.github.packit4j.sandbox.PagureToken;
import io.github.packit4j.sandbox.RecordedRequest;
import io.github.packit4j.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pushes go over ssh, as Fedora wants them: its tokens for the forge have no right to push, and
 * neither has the one here.
 */
class SshStoryTest {

  private static final String FORK = "git-receive-pack '/forks/packit/rpms/python-ogr.git'";

  @TempDir Path work;
  @TempDir Path keys;

  @Test
  void aReleaseTravelsFromUpstreamToBodhiWithPushesOverSsh() {
    try (Fedora fedora = Story.prepared(work.resolve("unused"));
        DistGit distGit = overSsh(fedora.sandbox());
        Fedora ssh = connected(fedora.sandbox(), distGit)) {
      List<JobOutcome> outcomes =
          Story.tell(
              fedora.sandbox(),
              events ->
                  events.stream()
                      .flatMap(event -> ssh.workflow().handle(event).outcomes().stream())
                      .toList());

      assertThat(Story.finalFailures(outcomes)).isEmpty();
      assertThat(Story.retryable(outcomes)).isFalse();
      Story.requireExactlyOnce(fedora.sandbox());
      assertThat(pushes(fedora.sandbox()))
          .as("commands over ssh")
          .isNotEmpty()
          .containsOnly(new GitSsh.Command("packit", FORK));
      assertThat(pushesOverHttps(fedora.sandbox())).isEmpty();
    }
  }

  /** There is one user for git, and forks have no prefix. */
  @Test
  void onForgejoEverybodyConnectsAsGit() {
    try (Fedora fedora = Story.prepared(DistGitForge.FORGEJO, work.resolve("unused"));
        DistGit distGit = overSsh(fedora.sandbox());
        Fedora ssh = connected(fedora.sandbox(), distGit)) {
      List<JobOutcome> outcomes =
          Story.tell(
              fedora.sandbox(),
              events ->
                  events.stream()
                      .flatMap(event -> ssh.workflow().handle(event).outcomes().stream())
                      .toList());

      assertThat(Story.finalFailures(outcomes)).isEmpty();
      Story.requireExactlyOnce(fedora.sandbox());
      assertThat(pushes(fedora.sandbox()))
          .isNotEmpty()
          .containsOnly(new GitSsh.Command("packit", "git-receive-pack '/packit/python-ogr.git'"));
      assertThat(pushesOverHttps(fedora.sandbox())).isEmpty();
    }
  }

  @Test
  void theBranchItselfIsPushedOverSshWhereThereAreToBeNoPullRequests() {
    String config = "create_pr: false\n" + Fedora.CONFIG;
    try (Fedora fedora = Fedora.withRelease(work.resolve("unused"), config, Optional.empty());
        DistGit distGit = overSsh(fedora.sandbox());
        Fedora ssh = connected(fedora.sandbox(), distGit)) {
      assertThat(ssh.workflow().proposeDownstream(Fedora.request()).results())
          .hasSize(5)
          .hasOnlyElementsOfType(BranchResult.Pushed.class);

      assertThat(fedora.distGitText("f44", "python-ogr.spec")).contains("Version:        0.62.3");
      assertThat(pushes(fedora.sandbox()))
          .isNotEmpty()
          .containsOnly(new GitSsh.Command("packit", "git-receive-pack '/rpms/python-ogr'"));
      assertThat(pushesOverHttps(fedora.sandbox())).isEmpty();
    }
  }

  @Test
  void aKeyThatTheServerDoesNotKnowFailsEveryBranchForGood() {
    try (Sandbox other = Sandbox.start();
        Fedora fedora = Fedora.withRelease(work.resolve("unused"))) {
      other.distGit().ssh().writeFiles(keys.resolve("other"), "packit");
      SshAccess stranger = access(fedora.sandbox()).key(keys.resolve("other/id_ecdsa")).build();
      try (DistGit distGit = distGit(fedora.sandbox(), stranger);
          Fedora ssh = connected(fedora.sandbox(), distGit)) {
        assertThat(ssh.workflow().handle(Events.RELEASE).outcomes())
            .singleElement()
            .satisfies(
                outcome ->
                    assertThat(((Released) outcome).report().failures())
                        .hasSize(5)
                        .allSatisfy(
                            failed -> {
                              assertThat(failed.step()).isEqualTo(Step.PUSH);
                              assertThat(failed.retryable()).isFalse();
                              assertThat(failed.cause()).hasMessageContaining("packit@");
                            }));
      }
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).isEmpty();
    }
  }

  private Fedora connected(Sandbox sandbox, DistGit distGit) {
    return Fedora.connectedTo(sandbox, work.resolve("work"), builder -> builder.distGit(distGit));
  }

  private DistGit overSsh(Sandbox sandbox) {
    return distGit(sandbox, access(sandbox).key(keys.resolve("id_ecdsa")).build());
  }

  private SshAccess.Builder access(Sandbox sandbox) {
    sandbox.distGit().ssh().writeFiles(keys, "packit");
    return SshAccess.builder()
        .knownHosts(keys.resolve("known_hosts"))
        .config(keys.resolve("config"));
  }

  private DistGit distGit(Sandbox sandbox, SshAccess access) {
    return DistGit.builder(DistGitInstance.fedora())
        .account("packit", Secret.of(token(sandbox)))
        .ssh(access)
        .directory(work.resolve("git-ssh"))
        .httpClient(sandbox.httpClient())
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  /** One without the right to push over https, where there is such a thing. */
  private static String token(Sandbox sandbox) {
    return sandbox.distGit().forge() == DistGitForge.PAGURE
        ? sandbox.distGit().createToken(PagureToken.of("packit"))
        : sandbox.account("packit").token();
  }

  private static List<GitSsh.Command> pushes(Sandbox sandbox) {
    return sandbox.distGit().ssh().commands().stream()
        .filter(command -> command.line().startsWith("git-receive-pack"))
        .toList();
  }

  private static List<RecordedRequest> pushesOverHttps(Sandbox sandbox) {
    return sandbox.requests().all().stream()
        .filter(request -> request.uri().toString().contains("git-receive-pack"))
        .toList();
  }
}
