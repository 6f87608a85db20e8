package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.AccessLevel;
import io.github.packit4j.distgit.forge.ForgeAccess;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.PagureToken;
import io.github.packit4j.sandbox.RecordedRequest;
import io.github.packit4j.sandbox.RequestMatcher;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The maintainers of a package may push to the fork that its pull requests come from. */
class MaintainerAccessTest {

  private static final URI FORK =
      URI.create("https://src.fedoraproject.org/fork/packit/rpms/python-ogr");

  @TempDir Path work;
  private Fedora fedora;

  @BeforeEach
  void prepare() {
    fedora = Fedora.withRelease(work);
    fedora.sandbox().distGit().group("python-sig", "outsider");
    ogr().addCommitter("alice");
    ogr().addCommitterGroup("python-sig");
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private DistGitPackage ogr() {
    return fedora.sandbox().distGit().pkg(Fedora.PACKAGE);
  }

  private ForgeAccess fork() {
    return fedora.distGit().projectAt(FORK).orElseThrow().access();
  }

  private List<RecordedRequest> changes() {
    RequestMatcher wanted = RequestMatcher.any().path(".*/git/modifyacls");
    return fedora.sandbox().requests().all().stream().filter(wanted::matches).toList();
  }

  private static void assertProposed(ReleaseReport report) {
    assertThat(report.results()).hasSize(5).hasOnlyElementsOfType(Proposed.class);
  }

  @Test
  void whoMayCommitToThePackageMayPushToTheFork() {
    ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());

    assertProposed(report);
    assertThat(report.doubtful()).isEmpty();
    assertThat(changes()).hasSize(3);
    // The owner, a committer, and through the group.
    for (String who : List.of("admin", "alice", "outsider")) {
      assertThat(fork().of(who)).as(who).isEqualTo(AccessLevel.WRITE);
    }
  }

  @Test
  void nothingIsAskedAgainUntilAPullRequestIsOpened() {
    fedora.workflow().proposeDownstream(Fedora.request());
    ogr().addCommitter("outsider");

    fedora.workflow().proposeDownstream(Fedora.request());
    assertThat(changes()).hasSize(3);

    ogr()
        .close(
            (int)
                fedora
                    .distGit()
                    .project(Fedora.PACKAGE)
                    .pullRequests()
                    .list(PullRequestQuery.all())
                    .first()
                    .orElseThrow()
                    .id());
    ReleaseReport again =
        fedora
            .workflow()
            .proposeDownstream(Fedora.request().toBuilder().evenIfClosed(true).build());

    assertThat(again.results()).filteredOn(Proposed.class::isInstance).hasSize(1);
    assertThat(changes()).hasSize(4);
    assertThat(changes().get(3).bodyText()).isEqualTo("user_type=user&name=outsider&acl=commit");
  }

  @Test
  void whatOthersGaveStays() throws InterruptedException {
    fedora.distGit().forkOrCreate(Fedora.PACKAGE);
    fork().grant("alice", AccessLevel.ADMIN);
    fork().grant("outsider", AccessLevel.ADMIN);

    assertProposed(fedora.workflow().proposeDownstream(Fedora.request()));

    assertThat(fork().of("alice")).isEqualTo(AccessLevel.ADMIN);
    assertThat(fork().of("outsider")).isEqualTo(AccessLevel.ADMIN);
  }

  @Test
  void aTokenWithoutTheRightIsAWarning() {
    PagureToken token =
        PagureToken.of("packit")
            .withAcls("commit", "fork_project", "pull_request_create", "pull_request_update");
    String weak = fedora.sandbox().distGit().createToken(token);
    try (DistGit distGit =
        DistGit.builder(DistGitInstance.fedora())
            .account("packit", Secret.of(weak))
            .pushOverHttps()
            .directory(work.resolve("weak-git"))
            .httpClient(fedora.sandbox().httpClient())
            .retryPolicy(RetryPolicy.none())
            .build()) {
      Fedora other =
          fedora.elsewhere(
              fedora.sandbox().httpClient(),
              work.resolve("weak"),
              builder -> builder.distGit(distGit));

      ReleaseReport report = other.workflow().proposeDownstream(Fedora.request());

      other.disconnect();
      assertRefused(report);
    }
  }

  private void assertRefused(ReleaseReport report) {
    assertProposed(report);
    assertThat(report.results())
        .allSatisfy(
            result ->
                assertThat(result.warnings())
                    .singleElement()
                    .asString()
                    .contains("maintainers of python-ogr", "modify_project", FORK.toString()));
    // One refusal is enough.
    assertThat(changes()).hasSize(1);
  }

  @Test
  void aServerThatIsDownIsAWarning() {
    fedora
        .sandbox()
        .faults()
        .on(RequestMatcher.any().path(".*/git/modifyacls"))
        .nth(1)
        .respond(503, "Service Unavailable");

    ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());

    assertProposed(report);
    assertThat(report.doubtful()).hasSize(5);
  }

  @Test
  void anAccountThatIsGoneKeepsNobodyElseOut() {
    fedora
        .sandbox()
        .faults()
        .on(RequestMatcher.any().path(".*/git/modifyacls").bodyContaining("name=alice"))
        .nth(1)
        .respond(404, "{\"error\": \"No such user found\", \"error_code\": \"ENOUSER\"}");

    ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());

    assertProposed(report);
    assertThat(report.results().get(0).warnings())
        .singleElement()
        .asString()
        .startsWith("alice cannot push to " + FORK);
    assertThat(fork().of("outsider")).isEqualTo(AccessLevel.WRITE);
  }

  @Test
  void aProgramMayLeaveTheForkAlone() {
    Fedora quiet =
        fedora.elsewhere(
            fedora.sandbox().httpClient(),
            work.resolve("quiet"),
            builder -> builder.maintainerAccess(false));

    assertProposed(quiet.workflow().proposeDownstream(Fedora.request()));

    assertThat(changes()).isEmpty();
    quiet.disconnect();
  }
}
