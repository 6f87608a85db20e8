package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every forge: look before you write, and after a loss. */
class ForgeProjectTest {

  private static final String REPOSITORY = "/api/v3/repos/rpms/hello";
  private static final String PULLS = REPOSITORY + "/pulls";

  private final ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB);
  private final ForgeProject project = forge.project();

  @AfterEach
  void close() {
    forge.close();
  }

  private static String pullRequest(String state, String title, String body) {
    return """
    {'number': 3, 'state': '%s', 'title': '%s', 'body': '%s', 'user': {'login': 'Packit'},
     'head': {'ref': 'update', 'repo': {'full_name': 'packit/hello'}}, 'base': {'ref': 'f44'}}
    """
        .formatted(state, title, body);
  }

  private static NewPullRequest wanted(String title, String description) {
    return NewPullRequest.builder()
        .title(title)
        .description(description)
        .sourceProject("packit/hello")
        .sourceBranch("update")
        .targetBranch("f44")
        .build();
  }

  private void open(String... pullRequests) {
    forge
        .on("GET /api/v3/user", "{'login': 'packit'}")
        .on("GET " + PULLS, "[" + String.join(",", pullRequests) + "]");
  }

  @ParameterizedTest
  @CsvSource({
    "Update, New, Update, New",
    "Update, 'New\\r\\nlines', Update, 'New\nlines'",
    "Update, '', Update, '  '",
    "' Update ', New, Update, New",
  })
  void proposesNothingThatIsProposed(
      String title, String body, String wantedTitle, String wantedBody) {
    open(pullRequest("open", title, body));
    assertThat(project.pullRequests().propose(wanted(wantedTitle, wantedBody)).id()).isEqualTo(3);
    assertThat(forge.calls()).allMatch(call -> call.startsWith("GET"));
  }

  @ParameterizedTest
  @CsvSource({"Update, New", "Else, Text"})
  void renewsAProposalThatSaysSomethingElse(String title, String body) {
    open(pullRequest("open", "Update", "Text"));
    forge.on("PATCH " + PULLS + "/3", pullRequest("open", title, body));

    PullRequest renewed = project.pullRequests().propose(wanted(title, body));

    assertThat(renewed.title()).isEqualTo(title);
    assertThat(forge.last("PATCH").json().path("title").asString()).isEqualTo(title);
    assertThat(forge.last("PATCH").json().path("body").asString()).isEqualTo(body);
  }

  /** Only an own, open one from the same branch to the same branch counts. */
  @ParameterizedTest
  @CsvSource({
    "'open', 'closed'",
    "'Packit', 'somebody'",
    "'update', 'other'",
    "'packit/hello', 'somebody/hello'",
    "'f44', 'rawhide'",
  })
  void proposesBesideWhatIsOfOthers(String mine, String theirs) {
    open(pullRequest("open", "Update", "Text").replace("'" + mine + "'", "'" + theirs + "'"));
    forge.on("POST " + PULLS, 201, pullRequest("open", "Update", "Text").replace("3", "4"));
    assertThat(project.pullRequests().propose(wanted("Update", "Text")).id()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502})
  void findsTheRequestWhoseAnswerWasLost(int status) {
    open(pullRequest("open", "Update", "Text"));
    forge.on("POST " + PULLS, status, "{}");
    assertThat(project.pullRequests().create(wanted("Update", "Text")).id()).isEqualTo(3);
  }

  @Test
  void takesNoOtherForTheRequestWhoseAnswerWasLost() {
    open(pullRequest("open", "Another", "Text"));
    forge.on("POST " + PULLS, 500, "{}");
    assertReason(() -> project.pullRequests().create(wanted("Update", "Text")), Reason.SERVER);
  }

  @Test
  void looksForNoRequestThatWasRefused() {
    open(pullRequest("open", "Update", "Text"));
    forge.on("POST " + PULLS, 422, "{'message': 'Validation failed'}");
    assertReason(() -> project.pullRequests().create(wanted("Update", "Text")), Reason.INVALID);
    assertThat(forge.calls()).containsExactly("POST " + PULLS);
  }

  @Test
  void saysWhatCameFirstWhereLookingFailsToo() {
    forge.on("POST " + PULLS, 500, "{}").on("GET /api/v3/user", 401, "{}");
    ForgeException e =
        catchThrowableOfType(
            ForgeException.class, () -> project.pullRequests().create(wanted("Update", "Text")));
    assertThat(e.reason()).isEqualTo(Reason.SERVER);
    assertThat(e.getSuppressed()).singleElement().isInstanceOf(ForgeException.class);
  }

  @Test
  void closesWhatIsOpen() {
    forge
        .on("GET " + PULLS + "/3", pullRequest("open", "Update", ""))
        .on("PATCH " + PULLS + "/3", "{}");
    assertThat(project.pullRequests().close(3).id()).isEqualTo(3);
    assertThat(forge.last("PATCH").json().path("state").asString()).isEqualTo("closed");
    assertThat(forge.calls()).hasSize(3);
  }

  @Test
  void leavesAloneWhatIsClosed() {
    forge.on("GET " + PULLS + "/3", pullRequest("closed", "Update", ""));
    assertThat(project.pullRequests().close(3).state()).isEqualTo(PullRequestState.CLOSED);
    assertThat(forge.calls()).hasSize(1);
  }

  private static String merged() {
    return pullRequest("closed", "Update", "").replace("'number'", "'merged': true, 'number'");
  }

  @ParameterizedTest
  @ValueSource(ints = {405, 409, 500})
  void aMergeThatTookEffectAllTheSameIsOne(int status) {
    // The first question finds it open, the second one merged.
    forge
        .once("GET " + PULLS + "/3", pullRequest("open", "Update", ""))
        .on("GET " + PULLS + "/3", merged())
        .on("PUT " + PULLS + "/3/merge", status, "{}");
    assertThat(project.pullRequests().merge(3).state()).isEqualTo(PullRequestState.MERGED);
  }

  @ParameterizedTest
  @CsvSource({"405, CONFLICT, 3", "500, SERVER, 3", "403, PERMISSION, 2", "422, INVALID, 2"})
  void aMergeThatFailsSaysWhy(int status, Reason reason, int requests) {
    forge
        .on("GET " + PULLS + "/3", pullRequest("open", "Update", ""))
        .on("PUT " + PULLS + "/3/merge", status, "{}");
    assertReason(() -> project.pullRequests().merge(3), reason);
    assertThat(forge.calls()).hasSize(requests);
  }

  @Test
  void whatIsMergedIsNotMergedAgain() {
    forge.on("GET " + PULLS + "/3", merged());
    assertThat(project.pullRequests().merge(3).state()).isEqualTo(PullRequestState.MERGED);
    assertThat(forge.calls()).hasSize(1);
  }

  @Test
  void thereIsNoPullRequest() {
    forge.on("GET " + PULLS + "/3", 404, "{}");
    assertReason(() -> project.pullRequests().merge(3), Reason.NOT_FOUND);
    assertReason(() -> project.pullRequests().close(3), Reason.NOT_FOUND);
  }

  @Test
  void isOneForEachAddress() {
    ForgeProject same = forge.forges().build().project(forge.url() + "/rpms/hello.git");
    ForgeProject other = forge.forges().build().project(forge.url() + "/rpms/hello2");
    assertThat(project).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
    assertThat(project.hashCode()).isNotEqualTo(other.hashCode());
    assertThat(project).hasToString(forge.url() + "/rpms/hello").isNotEqualTo("rpms/hello");
    assertThat(project.forge()).hasToString("GITHUB at " + forge.url());
    assertThat(List.of(project.owner(), project.name())).containsExactly("rpms", "hello");
  }

  private static void assertReason(Runnable action, Reason reason) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
