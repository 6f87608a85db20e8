package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.JobOutcome.BuildSubmitted;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobOutcome.TagPresent;
import io.github.packit4j.core.JobOutcome.TagSubmitted;
import io.github.packit4j.core.JobOutcome.UpdateCreated;
import io.github.packit4j.core.JobOutcome.UpdatePresent;
import io.github.packit4j.sandbox.BodhiUpdate;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of packages that belong to a side-tag group. */
class SideTagCommandsTest {

  private static final String CONFIG =
      Comments.CONFIG
          .replace("trigger: commit\n", "trigger: commit\n    sidetag_group: ogr\n")
          .replaceFirst("(job: bodhi_update\n    trigger: )commit", "$1koji_build");

  private static final String STABLE = "python-ogr-0.61.2-3.fc44";

  @TempDir Path work;

  @Test
  void theLatestStableBuildIsTaggedOnce() {
    try (Fedora fedora = proposed()) {
      fedora.sandbox().koji().importBuild("python-ogr-0.60-1.fc44", "f44");
      fedora.sandbox().koji().importBuild(STABLE, "f44-updates");

      List<JobOutcome> first = say(fedora, "koji-tag");
      String tag = fedora.sandbox().koji().sideTags().get(0);
      assertThat(first)
          .singleElement()
          .isInstanceOfSatisfying(
              TagSubmitted.class,
              tagged -> {
                assertThat(tagged.nvr()).isEqualTo(STABLE);
                assertThat(tagged.tag()).isEqualTo(tag);
                assertThat(tagged.job()).isEqualTo("koji-tag");
                assertThat(tagged.url().toString()).contains("taskinfo");
              });
      assertThat(say(fedora, "koji-tag"))
          .containsExactly(new TagPresent(Fedora.PACKAGE, "f44", STABLE, tag));

      assertThat(fedora.sandbox().koji().sideTags()).hasSize(1);
      assertThat(fedora.sandbox().koji().build(STABLE).orElseThrow().tags()).contains(tag);
      assertThat(fedora.sandbox().koji().tasks())
          .filteredOn(task -> task.method().equals("tagBuild"))
          .hasSize(1);
    }
  }

  @Test
  void whoAsksIsToldWhatWasTaggedAndUpdated() {
    try (Fedora fedora = proposed()) {
      ReleaseWorkflow workflow = fedora.answering(UnaryOperator.identity());
      workflow.handle(Comments.say(fedora, "admin", "/packit koji-build"));
      fedora.sandbox().koji().finishBuilds();
      workflow.handle(
          Comments.say(
              fedora, "admin", "/packit create-update\n/packit create-update --branch f44"));
      workflow.handle(Comments.say(fedora, "admin", "/packit koji-tag"));
      fedora.sandbox().koji().importBuild("python-ogr-0.63-1.fc44", "f44-updates");
      workflow.handle(Comments.say(fedora, "admin", "/packit koji-tag"));

      String tag = Trio.sideTag(fedora.sandbox(), "f44").orElseThrow();
      assertThat(
              String.join(
                  "\n",
                  Comments.proposal(fedora, "f44").comments().stream()
                      .map(Object::toString)
                      .toList()))
          .contains(
              "update created: <https://bodhi",
              "`%s` is in the update `FEDORA-".formatted(STABLE),
              "`python-ogr-0.63-1.fc44` is being tagged into `%s`: <https://koji".formatted(tag));
    }
  }

  /** That the group is to be built with it is what its build into the side tag says. */
  @Test
  void aNewerBuildInTheSideTagIsNotCoveredByAnOlderOne() {
    try (Fedora fedora = proposed()) {
      say(fedora, "koji-build");
      fedora.sandbox().koji().finishBuilds();
      fedora.sandbox().koji().importBuild("python-ogr-0.60-1.fc44", "f44-updates");

      assertThat(say(fedora, "koji-tag"))
          .singleElement()
          .isInstanceOfSatisfying(
              TagPresent.class, present -> assertThat(present.nvr()).isEqualTo(STABLE));
    }
  }

  @Test
  void onAllBranches() {
    try (Fedora fedora = proposed()) {
      fedora.sandbox().koji().importBuild(STABLE, "f44-updates");
      fedora.sandbox().koji().importBuild("python-ogr-0.61.2-3.fc46", "f46");

      assertThat(say(fedora, "koji-tag --all-branches"))
          .hasOnlyElementsOfType(TagSubmitted.class)
          .extracting(outcome -> ((TagSubmitted) outcome).branch())
          .containsExactlyInAnyOrder("rawhide", "f44");
      assertThat(fedora.sandbox().koji().sideTags()).hasSize(2);
    }
  }

  @Test
  void withoutAStableBuildNoSideTagIsMade() {
    try (Fedora fedora = proposed()) {
      assertThat(reasons(say(fedora, "koji-tag"))).containsExactly(Reason.NO_BUILD);
      assertThat(fedora.sandbox().koji().sideTags()).isEmpty();
    }
  }

  @Test
  void aBuildIsMadeInTheSideTagAndAnUpdateOfIt() {
    try (Fedora fedora = proposed()) {
      assertThat(reasons(say(fedora, "create-update"))).containsExactly(Reason.NO_SIDE_TAG);

      assertThat(say(fedora, "koji-build"))
          .singleElement()
          .isInstanceOfSatisfying(
              BuildSubmitted.class,
              submitted -> assertThat(submitted.target()).startsWith("f44-build-side-"));
      assertThat(reasons(say(fedora, "create-update")))
          .containsExactly(Reason.MISSING_DEPENDENCIES);
      fedora.sandbox().koji().finishBuilds();

      assertThat(say(fedora, "create-update")).hasOnlyElementsOfType(UpdateCreated.class);
      assertThat(say(fedora, "create-update")).hasOnlyElementsOfType(UpdatePresent.class);
      assertThat(Trio.updates(fedora.sandbox()))
          .singleElement()
          .extracting(BodhiUpdate::fromTag)
          .isEqualTo(Trio.sideTag(fedora.sandbox(), "f44"));
    }
  }

  @Test
  void aScratchBuildMakesNoSideTag() {
    try (Fedora fedora = proposed()) {
      assertThat(say(fedora, "koji-build --scratch"))
          .singleElement()
          .isInstanceOfSatisfying(
              BuildSubmitted.class,
              submitted -> assertThat(submitted.target()).isEqualTo("f44-candidate"));
      assertThat(fedora.sandbox().koji().sideTags()).isEmpty();
    }
  }

  private Fedora proposed() {
    return Comments.proposed(Fedora.empty(work), CONFIG);
  }

  private static List<JobOutcome> say(Fedora fedora, String command) {
    return fedora.workflow().handle(Comments.say(fedora, "admin", "/packit " + command)).outcomes();
  }

  private static List<Reason> reasons(List<JobOutcome> outcomes) {
    assertThat(outcomes).hasOnlyElementsOfType(NotRun.class);
    return outcomes.stream().map(outcome -> ((NotRun) outcome).reason()).toList();
  }
}
