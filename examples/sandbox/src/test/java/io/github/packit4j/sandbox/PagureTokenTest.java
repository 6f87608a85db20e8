package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.sandbox.Http.Answer;
import java.util.List;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a token of Pagure is good for. */
class PagureTokenTest {

  private static final String SRC = "https://src.fedoraproject.org/";
  private static final String PACKAGE = SRC + "api/0/rpms/hello";

  private Sandbox fedora;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    fedora.distGit().createPackage("hello", FileTree.of("hello.spec", "1\n"), "rawhide");
    fedora.distGit().createPackage("other", FileTree.of("other.spec", "1\n"), "rawhide");
    PagureScenes.openPullRequest(fedora, "hello", "rawhide");
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private Http with(PagureToken token) {
    return new Http(fedora.httpClient())
        .with("Authorization", "token " + fedora.distGit().createToken(token));
  }

  private static Answer comment(Http http) {
    return http.post(PACKAGE + "/pull-request/1/comment", "comment", "hello");
  }

  private static String reason(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().get("error_code").asString()).isEqualTo("EINVALIDTOK");
    return answer.json().path("errors").asString("");
  }

  @Test
  void needsOneOfTheRightsOfACall() {
    PagureToken token = PagureToken.of("admin").withAcls("pull_request_update");

    assertThat(reason(comment(with(token)))).isEqualTo("Missing ACLs: pull_request_comment");
    Answer closed =
        with(token.withAcls("pull_request_close")).post(PACKAGE + "/pull-request/1/close");
    assertThat(closed.status()).isEqualTo(200);
    assertThat(with(token).post(PACKAGE + "/pull-request/1/reopen").status()).isEqualTo(200);
    assertThat(
            reason(
                with(PagureToken.of("admin").withAcls()).post(PACKAGE + "/pull-request/1/reopen")))
        .isEqualTo("Missing ACLs: pull_request_close, pull_request_update");
  }

  @Test
  void ofAnAccountHasWhatFedoraLetsUsersChoose() {
    Http packit = new Http(fedora.httpClient()).as(fedora.account("packit"));
    Http admin = new Http(fedora.httpClient()).as(fedora.account("admin"));

    assertThat(comment(packit).status()).isEqualTo(200);
    assertThat(admin.post(PACKAGE + "/pull-request/1/merge").status()).isEqualTo(200);
    String commit = "0".repeat(40);
    assertThat(reason(admin.post(PACKAGE + "/c/" + commit + "/flag", "username", "x")))
        .isEqualTo("Missing ACLs: commit_flag");
    assertThat(reason(admin.post(PACKAGE + "/git/branch", "branch", "x")))
        .isEqualTo("Missing ACLs: create_branch");
  }

  @Test
  void expires() {
    assertThat(reason(comment(with(PagureToken.of("packit").expired()))))
        .isEqualTo("Expired token");
  }

  @Test
  void ofOneProjectIsGoodForNoOther() {
    PagureToken hello = PagureToken.of("admin").forProject("rpms/hello");
    PagureToken other = PagureToken.of("admin").forProject("rpms/other");

    assertThat(comment(with(hello)).status()).isEqualTo(200);
    assertThat(reason(comment(with(other)))).isEmpty();
  }

  @Test
  void ofAUserDoesNotAssign() {
    String assign = PACKAGE + "/pull-request/1/assign";

    assertThat(reason(with(PagureToken.of("admin")).post(assign, "assignee", "alice"))).isEmpty();
    Answer assigned =
        with(PagureToken.of("admin").forProject("rpms/hello")).post(assign, "assignee", "alice");
    assertThat(assigned.json().get("message").asString()).isEqualTo("Request assigned");
    assertThat(fedora.distGit().pkg("hello").pullRequest(1).comments())
        .extracting(PagurePullRequest.Comment::text)
        .containsExactly("**Metadata Update from @admin**:\n- Request assigned");
  }

  @Test
  void doesNotPushWithoutTheRightTo() throws Exception {
    GitClient git = new GitClient(fedora.httpClient());
    String fork = SRC + "forks/packit/rpms/hello.git";
    ObjectId commit =
        git.commit(git.fetch(fork, "rawhide"), FileTree.of("hello.spec", "2\n"), "x\n");
    Account limited =
        new Account("packit", "", "", fedora.distGit().createToken(PagureToken.of("packit")), true);

    assertThatThrownBy(() -> git.push(fork, limited, commit, "x"))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("not authorized");
    RemoteRefUpdate update = git.update(commit, "x", false);
    String token = fedora.distGit().createToken(PagureToken.of("packit").andAcls("commit"));
    git.push(fork, new Account("packit", "", "", token, true), List.of(update));
    assertThat(update.getStatus()).isEqualTo(Status.OK);
    Account alice = new Account("alice", "", "", token, true);
    assertThatThrownBy(() -> git.push(fork, alice, commit, "y"))
        .hasMessageContaining("not authorized");
  }

  @Test
  void isMadeForAccountsOnly() {
    assertThatThrownBy(() -> fedora.distGit().createToken(PagureToken.of("nobody")))
        .hasMessage("No account 'nobody'");
  }
}
