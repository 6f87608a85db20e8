package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.Parameters;
import io.github.packit4j.core.event.Heard;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SyncPlan;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventPlanFileTest {

  private static final String COMMIT = "0123456789012345678901234567890123456789";
  private static final URI UPSTREAM = URI.create("https://github.com/packit/ogr");
  private static final BuildTagged EVENT =
      new BuildTagged(1, "hello-1.0-1.fc44", "hello", "f44-build-side-1", "packit");
  private static final JobPlan.Group GROUP = new JobPlan.Group("greetings", List.of("liba"));

  static List<PackitEvent> events() {
    return Heard.ofEveryKind();
  }

  static List<JobPlan> jobs() {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("autokarma", false);
    parameters.put("stable_days", 5);
    parameters.put("display_name", "Hello");
    parameters.put("list", List.of("a", 1));
    parameters.put("require_bugs", null);
    parameters.put("nested", Collections.singletonList(Collections.singletonMap("x", null)));
    return List.of(
        new JobPlan.Release(
            "propose_downstream",
            "hello",
            UPSTREAM,
            ReleasePlan.builder()
                .version("1.0")
                .addBranches(new BranchPlan.UpToDate("hello", "f44"))
                .build()),
        new JobPlan.Build(
            "hello",
            "f44",
            COMMIT,
            "f44-candidate",
            false,
            Optional.of("hello-1.0~rc1^2-1.fc44"),
            Optional.of(GROUP)),
        new JobPlan.Build(
            "hello", "f44", COMMIT, "f44-candidate", true, Optional.empty(), Optional.empty()),
        new JobPlan.Tag(
            "hello", "f44", "f44-candidate", "hello-1.0-1.fc44", OptionalInt.of(2), GROUP),
        new JobPlan.Update(
            "hello",
            "f44",
            Optional.of("F44"),
            List.of("hello-1.0-1.fc44", "liba-1.0-1.fc44"),
            Optional.of(new JobPlan.SideTag("f44-build-side-1", GROUP)),
            "Two\nlines",
            List.of(2_500_000),
            new Parameters(parameters)),
        new JobPlan.Push("hello", "f44", "FEDORA-2026-1", List.of("hello-1.0-1.fc44")),
        new JobPlan.Synchronization(
            "hello",
            new SyncPlan(UPSTREAM, "f44", COMMIT, new BranchPlan.UpToDate("hello", "main"))),
        new JobPlan.ScratchBuild(
            "hello",
            "f44",
            7,
            COMMIT,
            URI.create("https://src.example/forks/alice/rpms/hello.git"),
            "f44-candidate"),
        new JobPlan.ScratchReport("hello", "f44", 7, COMMIT, 5, "CLOSED"),
        new JobPlan.Settled(
            new JobOutcome.NotRun("koji_build", "hello", JobOutcome.Reason.FORK, "a fork")),
        new JobPlan.Settled(new JobOutcome.StablePresent("hello", "f44", "FEDORA-2026-1")),
        new JobPlan.Settled(
            new JobOutcome.UpdatePresent(
                "hello", "f44", List.of("hello-1.0-1.fc44"), "FEDORA-2026-1")),
        new JobPlan.CloseObsolete(
            new BranchPlan.Obsolete(
                "hello",
                "f44",
                7,
                URI.create("https://src.example/rpms/hello/pull-request/7"),
                COMMIT,
                "f44 has version 1.0 already")));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventIsKept(PackitEvent event) {
    EventPlan plan = new EventPlan(event, List.of());
    assertThat(EventPlanFile.parse(EventPlanFile.toJson(plan))).isEqualTo(plan);
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void everyJobIsKept(JobPlan job) {
    EventPlan plan = new EventPlan(EVENT, List.of(job));
    assertThat(EventPlanFile.parse(EventPlanFile.toJson(plan))).isEqualTo(plan);
  }

  @Test
  void noKindIsLeftOut() {
    assertThat(kinds(events()))
        .containsExactlyInAnyOrder(PackitEvent.class.getPermittedSubclasses());
    assertThat(kinds(jobs())).containsExactlyInAnyOrder(JobPlan.class.getPermittedSubclasses());
  }

  private static Set<Class<?>> kinds(List<?> all) {
    return all.stream().map(Object::getClass).collect(Collectors.toSet());
  }

  @Test
  void aFailureKeepsItsMessageAndWhetherToTryAgain() {
    EventPlan plan =
        new EventPlan(
            EVENT,
            List.of(
                new JobPlan.Settled(
                    new JobOutcome.Failed(
                        "koji_build", "hello", new IllegalStateException("no luck"), true))));
    JobPlan.Settled read =
        (JobPlan.Settled) EventPlanFile.parse(EventPlanFile.toJson(plan)).jobs().get(0);
    assertThat(read.outcome())
        .isInstanceOfSatisfying(
            JobOutcome.Failed.class,
            failed -> {
              assertThat(failed.cause()).hasMessage("no luck");
              assertThat(failed.retryable()).isTrue();
            });
  }

  /** A server may answer with colours, and a comment may turn its direction of writing. */
  @Test
  void whatAJobEndsWithIsWrittenSoThatThePlanIsRead() {
    String hostile = "remote: \u001b[31mno\u001b[0m \u202eluck\0";
    EventPlan plan =
        new EventPlan(
            EVENT,
            List.of(
                jobs().get(1),
                new JobPlan.Settled(
                    new JobOutcome.Failed(
                        "koji_build", hostile, new IllegalStateException(hostile), false)),
                new JobPlan.Settled(
                    new JobOutcome.NotRun(
                        "koji_build", hostile, JobOutcome.Reason.COMMAND_SYNTAX, hostile))));
    String shown = "remote: [31mno[0m luck";

    EventPlan read = EventPlanFile.parse(EventPlanFile.toJson(plan));

    assertThat(read.jobs()).startsWith(jobs().get(1));
    assertThat(((JobPlan.Settled) read.jobs().get(1)).outcome())
        .isInstanceOfSatisfying(
            JobOutcome.Failed.class, failed -> assertThat(failed.cause()).hasMessage(shown));
    assertThat(read.jobs())
        .endsWith(
            new JobPlan.Settled(
                new JobOutcome.NotRun(
                    "koji_build", shown, JobOutcome.Reason.COMMAND_SYNTAX, shown)));
  }

  @Test
  void whatWasDoneIsNoPlan() {
    assertThatThrownBy(
            () ->
                new JobPlan.Settled(
                    new JobOutcome.BuildSubmitted("hello", "f44", "f44-candidate", 1, UPSTREAM)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BuildSubmitted");
  }

  @Test
  void aFileIsReplacedAndReadAgain(@TempDir Path directory) {
    EventPlan plan = new EventPlan(EVENT, jobs());
    Path file = directory.resolve("plan.json");
    EventPlanFile.save(plan, file);
    EventPlanFile.save(plan, file);
    assertThat(EventPlanFile.load(file)).isEqualTo(plan);
    assertThatThrownBy(() -> EventPlanFile.load(directory.resolve("none")))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> EventPlanFile.save(plan, directory))
        .isInstanceOf(UncheckedIOException.class);
  }

  /** What was written, what somebody made of it, and what the refusal names. */
  @ParameterizedTest
  @CsvSource({
    "1, '\"format\" : 1', '\"format\" : 2', format",
    "1, '\"format\" : 1,', '', format",
    "1, '\"commit\" : \"0[0-9]*', '\"commit\" : \"HEAD', commit",
    "1, '\"target\" : \"', '\"target\" : \"../', target",
    "1, '\"packageName\" : \"hello', '\"packageName\" : \"..', packageName",
    "1, '\"nvr\" : \"hello-1.0~rc1.2-1', '\"nvr\" : \"hello 1', nvr",
    "1, '\"nvr\" : \"hello-1.0~rc1.2-1', '\"nvr\" : \"hello', nvr",
    "1, '\"name\" : \"greetings', '\"name\" : \"\\\\u202e', group",
    "1, '\"liba\"', '\"../liba\"', dependencies",
    "1, '\"branch\" : \"f44', '\"branch\" : \"f\\\\n44', branch",
    "1, '\"scratch\" : false', '\"scratch\" : null', scratch",
    "1, '\"plan\" : \"build\"', '\"plan\" : \"deletion\"', deletion",
    "1, '\"commit\"', '\"commit\" : \"x\", \"commit\"', commit",
    "0, '\"job\" : \"propose_downstream', '\"job\" : \"koji_build', job",
    "0, '\"project\" : \"https', '\"project\" : \"file', project",
    "0, '\"packageName\" : \"hello\",\n    \"project', '\"packageName\" : \"other\",\n    \"project', release",
    "3, '\"nvr\" : \"hello', '\"nvr\" : \"\\\\u001bhello', nvr",
    "4, '\"notes\" : \"Two', '\"notes\" : \"\\\\u202eTwo', notes",
    "4, '\"Hello\"', '\"\\\\u202eHello\"', parameters",
    "4, '\"f44-build-side-1\",', '\"f44 build side\",', sideTag",
    "4, '\"builds\" : .[^\\]]*', '\"builds\" : [', builds",
    "5, '\"alias\" : \"F', '\"alias\" : \"../F', alias",
    "5, '\"hello-1.0', '\"hello 1.0', builds",
    "6, '\"downstreamCommit\" : \"0', '\"downstreamCommit\" : \"x', downstreamCommit",
    "6, '\"upstream\" : \"https', '\"upstream\" : \"ext', upstream",
    "6, '\"packageName\" : \"hello\",\n    \"sync', '\"packageName\" : \"other\",\n    \"sync', sync",
    "7, '\"source\" : \"https', '\"source\" : \"ssh', source",
    "7, '\"pullRequest\" : 7', '\"pullRequest\" : 0', pullRequest",
    "8, '\"task\" : 5', '\"task\" : 0', task",
    "8, '\"state\" : \"C', '\"state\" : \" C', state",
    "9, '\"message\" : \"', '\"message\" : \"\\\\u202e', message",
    "12, '\"pullRequest\" : 7', '\"pullRequest\" : 0', pullRequest",
    "12, '\"head\" : \"0', '\"head\" : \"x', head",
    "12, '\"url\" : \"https', '\"url\" : \"file', url",
    "12, '\"reason\" : \"f44', '\"reason\" : \"\\\\u202ef44', reason",
    "12, '\"branch\" : \"f44', '\"branch\" : \"f\\\\n44', branch",
    "9, '\"reason\" : \"FORK', '\"reason\" : \"SPOON', reason",
  })
  void whatCannotBeIsRefusedBeforeAnythingIsDone(
      int job, String written, String edited, String named) {
    String json = EventPlanFile.toJson(new EventPlan(EVENT, List.of(jobs().get(job))));
    // The event has some of the names, too.
    int jobs = named.equals("format") ? 0 : json.indexOf("\"jobs\"");
    String changed = json.substring(0, jobs) + json.substring(jobs).replaceFirst(written, edited);
    assertThat(changed).isNotEqualTo(json);
    assertThatThrownBy(() -> EventPlanFile.parse(changed))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining(named)
        .hasMessageContaining("lan");
  }

  @Test
  void withoutASideTagAnUpdateHasOneBuild() {
    JobPlan.Update grouped = (JobPlan.Update) jobs().get(4);
    JobPlan.Update two =
        new JobPlan.Update(
            grouped.packageName(),
            grouped.branch(),
            grouped.release(),
            grouped.builds(),
            Optional.empty(),
            grouped.notes(),
            grouped.bugs(),
            grouped.parameters());
    String json = EventPlanFile.toJson(new EventPlan(EVENT, List.of(two)));
    assertThatThrownBy(() -> EventPlanFile.parse(json))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("builds");
  }
}
