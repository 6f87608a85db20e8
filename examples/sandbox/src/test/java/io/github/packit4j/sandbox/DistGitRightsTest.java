package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import io.github.packit4j.sandbox.internal.Json;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may do what with a package, and who hears of changes. */
class DistGitRightsTest {

  private static final String SRC = "https://src.fedoraproject.org/";
  private static final String PACKAGE = SRC + "api/0/rpms/hello";

  private Sandbox fedora;
  private DistGitPackage hello;
  private Http admin;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    hello =
        fedora.distGit().createPackage("hello", FileTree.of("hello.spec", "1\n"), "rawhide", "f45");
    admin = new Http(fedora.httpClient()).as(fedora.account("admin"));
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private Status push(String account, String branch) throws Exception {
    GitClient git = new GitClient(fedora.httpClient());
    String url = SRC + "rpms/hello.git";
    ObjectId head = git.fetch(url, branch);
    ObjectId commit = git.commit(head, FileTree.of("hello.spec", account + "\n"), account + "\n");
    RemoteRefUpdate update = git.update(commit, branch, false);
    git.push(url, fedora.account(account), List.of(update));
    return update.getStatus();
  }

  private JsonNode last(String topic) {
    List<BusMessage> messages = fedora.messages().ofTopic(topic);
    return Json.parse(messages.get(messages.size() - 1).body());
  }

  @Test
  void membersOfACommitterGroupPush() throws Exception {
    fedora.distGit().group("hello-sig", "alice");
    assertThat(push("alice", "f45")).isEqualTo(Status.REJECTED_OTHER_REASON);

    hello.addCommitterGroup("hello-sig");

    assertThat(push("alice", "f45")).isEqualTo(Status.OK);
    assertThat(push("packit", "f45")).isEqualTo(Status.REJECTED_OTHER_REASON);
    JsonNode project = admin.get(PACKAGE + "?expand_group=true").json();
    assertThat(project.at("/group_details/hello-sig/0").asString()).isEqualTo("alice");
    assertThat(admin.get(PACKAGE).json().has("group_details")).isFalse();
  }

  @Test
  void provenPackagersPushEverywhere() throws Exception {
    fedora.distGit().group("provenpackager", "alice");

    assertThat(push("alice", "f45")).isEqualTo(Status.OK);
  }

  @Test
  void collaboratorsPushTheirBranches() throws Exception {
    hello.addCollaborator("alice", "epel*, f4*");

    assertThat(push("alice", "f45")).isEqualTo(Status.OK);
    assertThat(push("alice", "rawhide")).isEqualTo(Status.REJECTED_OTHER_REASON);
  }

  @Test
  void accessIsGivenChangedAndTaken() {
    String acls = PACKAGE + "/git/modifyacls";
    String[] alice = {"user_type", "user", "name", "alice"};

    admin.post(acls, Http.concat(alice, "acl", "ticket"));
    assertThat(last("pagure.project.user.added").at("/access").asString()).isEqualTo("ticket");
    admin.post(acls, Http.concat(alice, "acl", "commit"));
    assertThat(last("pagure.project.user.access.updated").at("/new_access").asString())
        .isEqualTo("commit");
    admin.post(acls, Http.concat(alice, "acl", "commit"));
    Answer removed = admin.post(acls, alice);

    assertThat(removed.json().at("/access_users/commit")).isEmpty();
    assertThat(fedora.messages().ofTopic("pagure.project.user.access.updated")).hasSize(1);
    assertThat(last("pagure.project.user.removed").at("/removed_user").asString())
        .isEqualTo("alice");
    Answer again = admin.post(acls, alice);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json().get("errors").asString())
        .isEqualTo("User does not have any access on the repo");
  }

  @Test
  void usersRemoveThemselvesAndUnknownNamesAreRefused() {
    String acls = PACKAGE + "/git/modifyacls";
    hello.addCommitter("alice");
    Http alice = new Http(fedora.httpClient()).as(fedora.account("alice"));

    Answer promoted = alice.post(acls, "user_type", "user", "name", "alice", "acl", "admin");
    Answer left = alice.post(acls, "user_type", "user", "name", "alice", "acl", "");
    Answer unknown = admin.post(acls, "user_type", "group", "name", "nope", "acl", "commit");

    assertThat(promoted.json().get("error_code").asString()).isEqualTo("EMODIFYPROJECTNOTALLOWED");
    assertThat(left.status()).isEqualTo(200);
    assertThat(unknown.json().get("error_code").asString()).isEqualTo("ENOGROUP");
  }

  /** Only the fork's owner gives it to others, with a token that has the right to. */
  @Test
  void theOwnerOfAForkGivesItToCommitters() throws Exception {
    String fork = SRC + "api/0/fork/packit/rpms/hello";
    Http packit = new Http(fedora.httpClient()).as(fedora.account("packit"));
    fedora.distGit().forkUsableAfter(0);
    packit.post(SRC + "api/0/fork", "repo", "hello", "namespace", "rpms");
    String[] alice = {"user_type", "user", "name", "alice", "acl", "commit"};
    PagureToken weak = PagureToken.of("packit").withAcls("fork_project");
    Http unable =
        new Http(fedora.httpClient())
            .with("Authorization", "token " + fedora.distGit().createToken(weak));

    assertThat(admin.post(fork + "/git/modifyacls", alice).json().get("error_code").asString())
        .isEqualTo("EMODIFYPROJECTNOTALLOWED");
    Answer lacking = unable.post(fork + "/git/modifyacls", alice);
    assertThat(lacking.status()).isEqualTo(401);
    assertThat(lacking.json().get("errors").asString()).contains("modify_project");
    Answer given = packit.post(fork + "/git/modifyacls", alice);

    assertThat(given.json().at("/access_users/commit/0").asString()).isEqualTo("alice");
    assertThat(given.json().at("/parent/access_users/commit")).isEmpty();
    assertThat(pushToFork("alice")).isEqualTo(Status.OK);
    assertThat(pushToFork("admin")).isEqualTo(Status.REJECTED_OTHER_REASON);
  }

  private Status pushToFork(String account) throws Exception {
    GitClient git = new GitClient(fedora.httpClient());
    ObjectId head = git.fetch(SRC + "rpms/hello.git", "rawhide");
    ObjectId commit = git.commit(head, FileTree.of("hello.spec", account + "\n"), account + "\n");
    RemoteRefUpdate update = git.update(commit, "by-" + account, false);
    git.push(SRC + "forks/packit/rpms/hello.git", fedora.account(account), List.of(update));
    return update.getStatus();
  }

  @Test
  void allProblemsOfAFormAreReportedAtOnce() {
    Answer answer = admin.post(PACKAGE + "/git/modifyacls", "user_type", "robot", "acl", "push");

    assertThat(answer.json().get("errors").toString())
        .isEqualTo(
            "{\"acl\":[\"Not a valid choice.\"],\"name\":[\"This field is required.\"],"
                + "\"user_type\":[\"Not a valid choice.\"]}");
  }
}
