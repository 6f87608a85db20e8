package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What a check run tells its readers. */
class CheckRunTest {

  private static final String RUNS = "/api/v3/repos/rpms/hello/check-runs";
  private static final String LIST = "/api/v3/repos/rpms/hello/commits/abc/check-runs";

  private final ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB);

  @AfterEach
  void close() {
    forge.close();
  }

  private static CheckRun.Builder run() {
    return CheckRun.builder().name("build").state(CheckRun.State.SUCCESS);
  }

  private JsonNode created(CheckRun run) {
    forge.on("POST " + RUNS, 201, "{'id': 1, 'name': 'build', 'status': 'queued'}");
    forge.project().checkRuns().create("abc", run);
    return forge.last("POST").json();
  }

  @Test
  void itsReportIsSent() {
    JsonNode sent =
        created(
            run()
                .title("All is well")
                .summary("3 builds")
                .text("in full")
                .externalId("42")
                .detailsUrl(URI.create("https://packit.dev/1"))
                .build());

    assertThat(sent.path("head_sha").asString()).isEqualTo("abc");
    assertThat(sent.path("name").asString()).isEqualTo("build");
    assertThat(sent.path("external_id").asString()).isEqualTo("42");
    assertThat(sent.path("details_url").asString()).isEqualTo("https://packit.dev/1");
    assertThat(sent.path("output").path("title").asString()).isEqualTo("All is well");
    assertThat(sent.path("output").path("summary").asString()).isEqualTo("3 builds");
    assertThat(sent.path("output").path("text").asString()).isEqualTo("in full");
  }

  @Test
  void itsTitleStandsInForTheSummaryThatGitHubWants() {
    JsonNode output = created(run().title("All is well").build()).path("output");
    assertThat(output.path("summary").asString()).isEqualTo("All is well");
    assertThat(output.has("text")).isFalse();
  }

  @Test
  void withoutTitleItHasNoReport() {
    assertThat(created(run().summary("lost").build()).has("output")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"65535, 65535", "65536, 65535", "70000, 65535"})
  void itsTextIsCutToWhatGitHubTakes(int length, int sent) {
    JsonNode output = created(run().title("t").text("x".repeat(length)).build()).path("output");
    assertThat(output.path("text").asString()).hasSize(sent);
  }

  @ParameterizedTest
  @EnumSource(CheckRun.State.class)
  void itsStateIsAStatusWhileItRunsAndAConclusionAfterwards(CheckRun.State state) {
    JsonNode sent = created(run().state(state).build());
    boolean running = state == CheckRun.State.QUEUED || state == CheckRun.State.IN_PROGRESS;
    assertThat(sent.path(running ? "status" : "conclusion").asString())
        .isEqualTo(state.name().toLowerCase(Locale.ROOT));
    assertThat(sent.has(running ? "conclusion" : "status")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "queued, , QUEUED",
    "in_progress, , IN_PROGRESS",
    "completed, success, SUCCESS",
    "completed, timed_out, TIMED_OUT",
    "completed, action_required, ACTION_REQUIRED",
    "waiting, , QUEUED",
  })
  void itsStateIsRead(String status, String conclusion, CheckRun.State state) {
    String concluded = conclusion == null ? "null" : "'" + conclusion + "'";
    forge.on(
        "GET " + LIST,
        "{'total_count': 1, 'check_runs': [{'id': 5, 'name': 'build', 'status': '"
            + status
            + "', 'conclusion': "
            + concluded
            + "}]}");
    assertThat(forge.project().checkRuns().list("abc").toList())
        .singleElement()
        .satisfies(run -> assertThat(run.state()).isEqualTo(state));
  }

  @Test
  void itsReportIsRead() {
    forge.on(
        "GET " + LIST,
        """
        {'check_runs': [{'id': 5, 'name': 'build', 'status': 'queued', 'external_id': '42',
          'details_url': 'https://packit.dev/1',
          'output': {'title': 'All is well', 'summary': '3 builds', 'text': 'in full'}}]}
        """);
    assertThat(forge.project().checkRuns().list("abc").first())
        .hasValue(
            CheckRun.builder()
                .id(5)
                .name("build")
                .state(CheckRun.State.QUEUED)
                .externalId("42")
                .detailsUrl(URI.create("https://packit.dev/1"))
                .title("All is well")
                .summary("3 builds")
                .text("in full")
                .build());
  }

  @Test
  void isUpdatedByItsNumberOnly() {
    forge.on("PATCH " + RUNS + "/5", "{'id': 5, 'name': 'build', 'conclusion': 'failure'}");
    CheckRuns runs = forge.project().checkRuns();
    assertThat(runs.update(run().id(5).build()).state()).isEqualTo(CheckRun.State.FAILURE);
    assertThatThrownBy(() -> runs.update(run().build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no id");
  }
}
