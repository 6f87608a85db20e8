package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bodhi.BodhiAuthentication;
import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.core.JobOutcome.BuildPresent;
import io.github.packit4j.core.JobOutcome.BuildSubmitted;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobOutcome.UpdateCreated;
import io.github.packit4j.core.JobOutcome.UpdateEdited;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.KojiTask;
import io.github.packit4j.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that are built in one side tag and updated together. */
class SideTagGroupTest {

  @TempDir Path work;

  @Test
  void threePackagesAreBuiltInOrderAndUpdatedTogetherOnTwoBranches() {
    try (Fedora fedora = trio()) {
      Trio.pushAll(fedora.sandbox());

      List<JobOutcome> outcomes = Trio.tell(fedora);

      requireExactlyOnce(fedora.sandbox());
      assertThat(outcomes).doesNotHaveAnyElementsOfTypes(JobOutcome.Failed.class);
      assertThat(fedora.sandbox().bodhi().updates())
          .allSatisfy(
              update -> {
                assertThat(update.type()).isEqualTo("enhancement");
                assertThat(update.notes()).startsWith("Automatic update for appc-2.0-1.fc4");
              });
    }
  }

  /** Nobody waits: what comes too early is told so, and started by what it waits for. */
  @Test
  void aBuildWaitsForItsDependencies() {
    try (Fedora fedora = trio()) {
      List<PackitEvent> pushes = Trio.pushAll(fedora.sandbox());

      assertThat(handle(fedora, pushes.get(0)))
          .singleElement()
          .isEqualTo(
              new NotRun(
                  "koji_build",
                  "appc",
                  Reason.MISSING_DEPENDENCIES,
                  "appc is not built on f44 before liba, libb of the side-tag group trio"));
      assertThat(fedora.sandbox().koji().sideTags()).as("made for nothing").isEmpty();

      handle(fedora, pushes.get(4));
      fedora.sandbox().koji().finishBuilds();
      assertThat(handle(fedora, pushes.get(0)))
          .singleElement()
          .satisfies(
              outcome ->
                  assertThat(((NotRun) outcome).message())
                      .isEqualTo(
                          "appc is not built on f44 before libb of the side-tag group trio"));
    }
  }

  @Test
  void forWhatIsBuiltAlreadyNoSideTagIsMade() {
    try (Fedora fedora = trio()) {
      fedora.sandbox().koji().importBuild("liba-2.0-1.fc44", "f44-updates-candidate");

      assertThat(handle(fedora, Trio.push(fedora.sandbox(), "liba", "f44", "2.0")))
          .hasOnlyElementsOfType(BuildPresent.class);
      assertThat(fedora.sandbox().koji().sideTags()).isEmpty();
    }
  }

  /** Each message looks at everything that is in the side tag. */
  @Test
  void whatALostMessageWouldHaveStartedIsStartedByTheNextOne() {
    try (Fedora fedora = trio()) {
      Sandbox sandbox = fedora.sandbox();
      for (String name : Trio.PACKAGES) {
        handle(fedora, Trio.push(sandbox, name, "f44", "2.0"));
        sandbox.koji().finishBuilds();
      }
      assertThat(Trio.updates(sandbox)).isEmpty();

      handle(fedora, Trio.tagged(sandbox, "liba", "f44").get(0));

      assertThat(f44(sandbox).builds()).hasSize(3);
    }
  }

  /** A list that is the same in all packages of a group names each of them. */
  @Test
  void aPackageDoesNotWaitForItself() {
    try (Fedora fedora =
        Trio.in(
            Fedora.empty(work),
            Trio.LIBA.replace("dependents: [", "dependencies: [liba]\n    dependents: [liba, "),
            Trio.LIBB.replace("[liba]", "[liba, libb]"),
            Trio.APPC.replace("[liba, libb]", "[liba, libb, appc]"))) {
      Trio.pushAll(fedora.sandbox());

      Trio.tell(fedora);

      requireExactlyOnce(fedora.sandbox());
    }
  }

  @Test
  void aBrokenConfigurationStopsNoOtherPackage() {
    try (Fedora fedora = trio()) {
      Sandbox sandbox = fedora.sandbox();
      handle(fedora, Trio.push(sandbox, "liba", "f44", "2.0"));
      Trio.add(sandbox, "broken", Trio.LIBA.replace("trigger: commit", "trigger: [odd"));
      sandbox.koji().finishBuilds();
      sandbox.koji().importBuild("broken-1.0-1.fc44", Trio.sideTag(sandbox, "f44").orElseThrow());

      assertThat(handle(fedora, Trio.push(sandbox, "libb", "f44", "2.0")))
          .hasOnlyElementsOfType(BuildSubmitted.class);
      assertThat(handle(fedora, Trio.tagged(sandbox, "liba", "f44").get(0)))
          .hasOnlyElementsOfType(BuildPresent.class);
    }
  }

  /** The builder has to wait for a repository in which they are. */
  @Test
  void theBuilderWaitsForTheBuildsThatItNeeds() {
    try (Fedora fedora = trio()) {
      List<PackitEvent> pushes = Trio.pushAll(fedora.sandbox());
      handle(fedora, pushes.get(4));
      fedora.sandbox().koji().finishBuilds();
      handle(fedora, Trio.tagged(fedora.sandbox(), "liba", "f44").get(0));

      assertThat(fedora.sandbox().requests().all())
          .filteredOn(request -> request.xmlRpcMethod().equals(Optional.of("build")))
          .extracting(request -> request.bodyText().contains("wait_builds"))
          .containsExactly(false, true);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eventsMayComeTwiceAndInAnyOrder(long seed) {
    Random random = new Random(seed);
    try (Fedora fedora = trio()) {
      Trio.pushAll(fedora.sandbox());
      List<JobOutcome> outcomes =
          Trio.tell(
              fedora.sandbox(),
              0,
              events -> {
                List<PackitEvent> odd = new ArrayList<>(events);
                odd.addAll(events);
                Collections.shuffle(odd, random);
                return odd.stream().flatMap(event -> handle(fedora, event).stream()).toList();
              });
      assertThat(outcomes).doesNotHaveAnyElementsOfTypes(JobOutcome.Failed.class);
      requireExactlyOnce(fedora.sandbox());

      outcomes.clear();
      List<PackitEvent> all = new ArrayList<>(Story.events(fedora.sandbox(), 0));
      Collections.reverse(all);
      all.forEach(event -> outcomes.addAll(handle(fedora, event)));
      assertThat(outcomes)
          .doesNotHaveAnyElementsOfTypes(
              BuildSubmitted.class,
              UpdateCreated.class,
              UpdateEdited.class,
              JobOutcome.Failed.class);
      requireExactlyOnce(fedora.sandbox());
    }
  }

  /** Two threads of one workflow, each event twice. */
  @Test
  void twoThreadsDoEverythingOnce() {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Fedora fedora = trio()) {
      Trio.pushAll(fedora.sandbox());
      List<JobOutcome> outcomes =
          Trio.tell(
              fedora.sandbox(),
              0,
              events -> {
                List<CompletableFuture<EventReport>> running = new ArrayList<>();
                for (PackitEvent event : events) {
                  for (int time = 0; time < 2; time++) {
                    running.add(
                        CompletableFuture.supplyAsync(
                            () -> fedora.workflow().handle(event), threads));
                  }
                }
                return running.stream()
                    .flatMap(report -> report.join().outcomes().stream())
                    .toList();
              });
      assertThat(Story.finalFailures(outcomes)).isEmpty();
      requireExactlyOnce(fedora.sandbox());
    } finally {
      threads.shutdownNow();
    }
  }

  /** On f45 libb does not build; f44 goes its way. */
  @Test
  void oneFailingBranchStopsNoOther() {
    try (Fedora fedora = trio()) {
      fedora.sandbox().koji().blockPackage("f45", "libb");
      Trio.pushAll(fedora.sandbox());

      List<JobOutcome> outcomes = Trio.tell(fedora);

      assertThat(outcomes)
          .filteredOn(JobOutcome.Failed.class::isInstance)
          .isNotEmpty()
          .allSatisfy(
              failed ->
                  assertThat(((JobOutcome.Failed) failed).cause()).hasMessageContaining("libb"));
      assertThat(Trio.updates(fedora.sandbox()))
          .extracting(BodhiUpdate::release)
          .containsExactly("F44");
    }
  }

  @Test
  void whatFailedIsToldInTheRepositoryOfThePackageThatItWasFor() {
    try (Fedora fedora = trio()) {
      Sandbox sandbox = fedora.sandbox();
      sandbox.upstream().project("packit/issues");
      sandbox.koji().blockPackage("f45", "libb");
      handle(fedora, Trio.push(sandbox, "liba", "f45", "2.0"));
      sandbox.koji().finishBuilds();

      EventReport report = fedora.workflow().handle(Trio.tagged(sandbox, "liba", "f45").get(0));
      fedora.workflow().reportFailures(report);

      assertThat(sandbox.upstream().project("packit/issues").issues())
          .singleElement()
          .satisfies(
              issue -> {
                assertThat(issue.title())
                    .isEqualTo(
                        "[packit] Fedora side-tag group failed to go on after liba-2.0-1.fc45");
                assertThat(issue.body()).contains("### `libb`", "`f45-build-side-");
              });
    }
  }

  /** libb makes an update of its own, to which appc is added. */
  @Test
  void theUpdateIsEditedWhenAFurtherBuildComes() {
    try (Fedora fedora =
        Trio.in(
            Fedora.empty(work),
            Trio.LIBA,
            Trio.LIBB.replace("[appc]", "[libb, appc]") + Trio.UPDATE.formatted("[liba]"),
            Trio.APPC)) {
      Trio.pushAll(fedora.sandbox());

      List<JobOutcome> outcomes = Trio.tell(fedora);

      requireExactlyOnce(fedora.sandbox());
      assertThat(outcomes)
          .filteredOn(UpdateCreated.class::isInstance)
          .extracting(outcome -> ((UpdateCreated) outcome).builds())
          .contains(List.of("liba-2.0-1.fc44", "libb-2.0-1.fc44"));
      assertThat(outcomes)
          .filteredOn(UpdateEdited.class::isInstance)
          .extracting(outcome -> ((UpdateEdited) outcome).builds())
          .contains(List.of("appc-2.0-1.fc44", "liba-2.0-1.fc44", "libb-2.0-1.fc44"));
    }
  }

  /** A newer build takes the place of the older one, and an old message changes nothing. */
  @Test
  void aNewerBuildReplacesAnOlderOneInTheUpdateAndNeverTheOtherWayRound() {
    try (Fedora fedora = trio()) {
      Sandbox sandbox = fedora.sandbox();
      Trio.pushAll(sandbox);
      Trio.tell(fedora);
      int before = sandbox.messages().all().size();
      Trio.push(sandbox, "liba", "f44", "2.1");
      Trio.tell(sandbox, before, events -> all(fedora, events));

      assertThat(f44(sandbox).builds())
          .containsExactly("appc-2.0-1.fc44", "liba-2.1-1.fc44", "libb-2.0-1.fc44");

      sandbox.koji().untag("liba-2.1-1.fc44", Trio.sideTag(sandbox, "f44").orElseThrow());
      Trio.tagged(sandbox, "liba", "f44").forEach(event -> handle(fedora, event));
      assertThat(f44(sandbox).builds()).contains("liba-2.1-1.fc44");
    }
  }

  /** Bodhi takes the builds out of the side tag where it composes the release. */
  @Test
  void anEmptiedSideTagStaysTheGroupsWhileItsUpdateTakesBuilds() {
    try (Fedora fedora = trio()) {
      Sandbox sandbox = fedora.sandbox();
      Trio.pushAll(sandbox);
      Trio.tell(fedora);
      String tag = Trio.sideTag(sandbox, "f44").orElseThrow();
      f44(sandbox).builds().forEach(nvr -> sandbox.koji().untag(nvr, tag));

      assertThat(handle(fedora, Trio.tagged(sandbox, "appc", "f44").get(0)))
          .singleElement()
          .satisfies(outcome -> assertThat(reason(outcome)).isEqualTo(Reason.NO_JOB));
      PackitEvent push = Trio.push(sandbox, "liba", "f44", "2.1");
      assertThat(handle(fedora, push))
          .singleElement()
          .isInstanceOfSatisfying(
              BuildSubmitted.class, submitted -> assertThat(submitted.target()).isEqualTo(tag));
      sandbox.koji().finishBuilds();

      sandbox.koji().tag("appc-2.0-1.fc44", tag);
      BuildTagged tagged = Trio.tagged(sandbox, "appc", "f44").get(0);
      assertThat(handle(fedora, tagged))
          .filteredOn(outcome -> outcome.job().equals("bodhi_update"))
          .singleElement()
          .satisfies(
              outcome -> {
                assertThat(reason(outcome)).isEqualTo(Reason.MISSING_DEPENDENCIES);
                assertThat(((NotRun) outcome).message())
                    .startsWith("libb-2.0-1.fc44 of the update FEDORA-")
                    .contains("have to be in " + tag + " again");
              });
      sandbox.koji().tag("libb-2.0-1.fc44", tag);
      assertThat(handle(fedora, tagged)).hasAtLeastOneElementOfType(UpdateEdited.class);
      assertThat(f44(sandbox).builds()).contains("liba-2.1-1.fc44");
    }
  }

  /** The reference edits them all the same. */
  @Test
  void hazardAWithdrawnUpdateIsNeitherEditedNorMadeAgain() {
    try (Fedora fedora = trio()) {
      Sandbox sandbox = fedora.sandbox();
      Trio.pushAll(sandbox);
      Trio.tell(fedora);
      sandbox.bodhi().signBuilds();
      bodhi(sandbox).updates().request(f44(sandbox).alias(), UpdateRequest.REVOKE);

      assertThat(handle(fedora, Trio.tagged(sandbox, "appc", "f44").get(0)))
          .filteredOn(outcome -> outcome.job().equals("bodhi_update"))
          .singleElement()
          .satisfies(outcome -> assertThat(reason(outcome)).isEqualTo(Reason.UPDATE_WITHDRAWN));

      // The next build has a side tag of its own, as Bodhi makes no second update of one.
      String old = Trio.sideTag(sandbox, "f44").orElseThrow();
      assertThat(handle(fedora, Trio.push(sandbox, "liba", "f44", "2.1")))
          .singleElement()
          .isInstanceOfSatisfying(
              BuildSubmitted.class,
              submitted ->
                  assertThat(submitted.target()).startsWith("f44-build-side-").isNotEqualTo(old));
      assertThat(sandbox.koji().sideTags()).contains(old);
    }
  }

  /** The reference keeps it in a database, which is one more thing that may say otherwise. */
  @Test
  void hazardASideTagThatIsGoneIsNotMissed() {
    try (Fedora fedora = trio()) {
      Sandbox sandbox = fedora.sandbox();
      handle(fedora, Trio.push(sandbox, "liba", "f44", "2.0"));
      sandbox.koji().finishBuilds();
      BuildTagged tagged = Trio.tagged(sandbox, "liba", "f44").get(0);
      KojiClient koji = koji(sandbox, "packit");
      koji.sideTags().remove(tagged.tag());

      assertThat(handle(fedora, tagged))
          .singleElement()
          .satisfies(outcome -> assertThat(reason(outcome)).isEqualTo(Reason.NO_SIDE_TAG));
      assertThat(handle(fedora, Trio.push(sandbox, "libb", "f44", "2.0")))
          .singleElement()
          .satisfies(outcome -> assertThat(reason(outcome)).isEqualTo(Reason.MISSING_DEPENDENCIES));
      assertThat(handle(fedora, Trio.push(sandbox, "liba", "f44", "2.1")))
          .hasOnlyElementsOfType(BuildSubmitted.class);
      assertThat(sandbox.koji().sideTags()).hasSize(1);
      koji.close();
    }
  }

  /** The reference leaves an orphan if it is killed between creation and record. */
  @Test
  void hazardASideTagThatARunHasLeftBehindIsTaken() {
    try (Fedora fedora = trio();
        KojiClient koji = koji(fedora.sandbox(), "packit")) {
      String left = koji.sideTags().create("f44-build").name();

      assertThat(handle(fedora, Trio.push(fedora.sandbox(), "liba", "f44", "2.0")))
          .singleElement()
          .isInstanceOfSatisfying(
              BuildSubmitted.class, submitted -> assertThat(submitted.target()).isEqualTo(left));
      assertThat(fedora.sandbox().koji().sideTags()).containsExactly(left);
    }
  }

  @Test
  void foreignSideTagsAreLeftAlone() {
    try (Fedora fedora = trio();
        KojiClient alice = koji(fedora.sandbox(), "alice");
        KojiClient packit = koji(fedora.sandbox(), "packit")) {
      Sandbox sandbox = fedora.sandbox();
      String hers = alice.sideTags().create("f44-build").name();
      String other = packit.sideTags().create("f44-build").name();
      sandbox.koji().importBuild("liba-1.5-1.fc44", hers);
      sandbox.koji().importBuild("unrelated-1.0-1.fc44", other);
      Trio.pushAll(sandbox);

      assertThat(handle(fedora, new BuildTagged(1, "liba-1.5-1.fc44", "liba", hers, "alice")))
          .singleElement()
          .satisfies(outcome -> assertThat(reason(outcome)).isEqualTo(Reason.FOREIGN_SIDE_TAG));
      Trio.tell(fedora);

      assertThat(sandbox.koji().sideTags()).hasSize(4).contains(hers, other);
      for (String tag : List.of(hers, other)) {
        assertThat(sandbox.koji().builds())
            .filteredOn(build -> build.tags().contains(tag))
            .hasSize(1);
      }
      assertThat(Trio.updates(sandbox)).hasSize(2);
    }
  }

  @Test
  void aSideTagOfNoMoreUseIsRemovedWhenTheNextOneIsMade() {
    try (Fedora fedora = trio();
        KojiClient packit = koji(fedora.sandbox(), "packit")) {
      Sandbox sandbox = fedora.sandbox();
      Trio.pushAll(sandbox);
      Trio.tell(fedora);
      String tag = Trio.sideTag(sandbox, "f44").orElseThrow();
      BodhiUpdate update = f44(sandbox);
      bodhi(sandbox).updates().obsolete(update.alias());
      handle(fedora, Trio.push(sandbox, "liba", "f44", "2.1"));
      assertThat(sandbox.koji().sideTags()).as("with builds in it").contains(tag);

      String second = second(sandbox, tag);
      update.builds().forEach(nvr -> sandbox.koji().untag(nvr, tag));
      packit.sideTags().remove(second);
      handle(fedora, Trio.push(sandbox, "liba", "f44", "2.2"));

      assertThat(sandbox.koji().sideTags()).doesNotContain(tag);
    }
  }

  private static String second(Sandbox sandbox, String first) {
    return sandbox.koji().sideTags().stream()
        .filter(tag -> tag.startsWith("f44") && !tag.equals(first))
        .findFirst()
        .orElseThrow();
  }

  /** A build that somebody has tagged by hand to build the others with is with users already. */
  @Test
  void stableBuildsAreNotInTheUpdate() {
    try (Fedora fedora = trio();
        KojiClient packit = koji(fedora.sandbox(), "packit")) {
      Sandbox sandbox = fedora.sandbox();
      String tag = packit.sideTags().create("f44-build").name();
      sandbox.koji().importBuild("liba-1.0-1.fc44", "f44-updates", tag);
      handle(fedora, Trio.push(sandbox, "libb", "f44", "2.0"));
      sandbox.koji().finishBuilds();
      handle(fedora, Trio.push(sandbox, "appc", "f44", "2.0"));
      sandbox.koji().finishBuilds();

      handle(fedora, Trio.tagged(sandbox, "appc", "f44").get(0));

      assertThat(f44(sandbox).builds()).containsExactly("appc-2.0-1.fc44", "libb-2.0-1.fc44");
    }
  }

  /** Bodhi makes Rawhide's updates by itself, but not from side tags. */
  @Test
  void rawhideIsUpdatedFromASideTagToo() {
    String branches = "[f44, f45, rawhide]";
    try (Fedora fedora =
        Trio.in(
            Fedora.empty(work),
            Trio.LIBA.replace("[f44, f45]", branches),
            Trio.LIBB.replace("[f44, f45]", branches),
            Trio.APPC.replace("[f44, f45]", branches))) {
      for (String name : Trio.PACKAGES) {
        Trio.push(fedora.sandbox(), name, "rawhide", "2.0");
      }
      Trio.tell(fedora);

      assertThat(Trio.updates(fedora.sandbox()))
          .singleElement()
          .satisfies(
              update ->
                  assertThat(update.builds())
                      .containsExactly("appc-2.0-1.fc46", "liba-2.0-1.fc46", "libb-2.0-1.fc46"));
    }
  }

  /** Its release is counted from the history, so the name of a build is not known before. */
  @Test
  void aCommitIsBuiltOnceThoughItsSideTagIsAnotherOneBy() {
    try (Fedora fedora = trio();
        KojiClient packit = koji(fedora.sandbox(), "packit")) {
      Sandbox sandbox = fedora.sandbox();
      PackitEvent push = autorelease(sandbox);
      assertThat(handle(fedora, push)).hasOnlyElementsOfType(BuildSubmitted.class);
      sandbox.koji().finishBuilds();
      assertThat(handle(fedora, push)).hasOnlyElementsOfType(BuildPresent.class);
      packit.sideTags().remove(Trio.sideTag(sandbox, "f44").orElseThrow());

      assertThat(handle(fedora, push)).hasOnlyElementsOfType(BuildPresent.class);
      assertThat(Trio.builds(sandbox)).hasSize(1);
    }
  }

  private static PackitEvent autorelease(Sandbox sandbox) {
    int before = sandbox.messages().all().size();
    sandbox
        .distGit()
        .pkg("liba")
        .commit(
            "f44",
            "Update",
            FileTree.of(
                "liba.spec", Trio.spec("liba", "2.0").replace("1%{?dist}", "%autorelease")));
    return Story.events(sandbox, before).get(0);
  }

  static void requireExactlyOnce(Sandbox sandbox) {
    assertThat(sandbox.koji().sideTags()).as("side tags").hasSize(2);
    assertThat(Trio.builds(sandbox))
        .as("build tasks")
        .hasSize(6)
        .allSatisfy(task -> assertThat(task.state()).isEqualTo(KojiTask.State.CLOSED));
    assertThat(sandbox.koji().builds())
        .filteredOn(build -> build.state() == KojiBuild.State.COMPLETE)
        .as("builds")
        .hasSize(6);
    assertThat(Trio.updates(sandbox))
        .as("updates")
        .extracting(BodhiUpdate::builds)
        .containsExactlyInAnyOrder(
            List.of("appc-2.0-1.fc44", "liba-2.0-1.fc44", "libb-2.0-1.fc44"),
            List.of("appc-2.0-1.fc45", "liba-2.0-1.fc45", "libb-2.0-1.fc45"));
    assertThat(Trio.updates(sandbox))
        .allSatisfy(
            update ->
                assertThat(sandbox.koji().sideTags()).contains(update.fromTag().orElseThrow()));
  }

  private Fedora trio() {
    return Trio.in(Fedora.empty(work));
  }

  private static BodhiUpdate f44(Sandbox sandbox) {
    return Trio.updates(sandbox).stream()
        .filter(update -> update.release().equals("F44"))
        .findFirst()
        .orElseThrow();
  }

  private static BodhiClient bodhi(Sandbox sandbox) {
    return BodhiClient.builder()
        .httpClient(sandbox.httpClient())
        .authentication(BodhiAuthentication.token(Secret.of(sandbox.account("packit").token())))
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  static KojiClient koji(Sandbox sandbox, String account) {
    return KojiClient.builder(URI.create("https://koji.fedoraproject.org/kojihub"))
        .httpClient(sandbox.as(account).httpClient())
        .authentication(KojiAuthentication.clientCertificate())
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  private static List<JobOutcome> all(Fedora fedora, List<PackitEvent> events) {
    return events.stream().flatMap(event -> handle(fedora, event).stream()).toList();
  }

  private static List<JobOutcome> handle(Fedora fedora, PackitEvent event) {
    return fedora.workflow().handle(event).outcomes();
  }

  private static Reason reason(JobOutcome outcome) {
    return ((NotRun) outcome).reason();
  }
}
