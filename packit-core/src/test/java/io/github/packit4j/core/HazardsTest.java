package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bodhi.BodhiAuthentication;
import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the reference marks as a hazard of the established implementation, and the tests that show
 * that it is none here. Those that have no other place stand in this class.
 */
class HazardsTest {

  private static final String PULL =
      """
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      upstream_package_name: ogr
      upstream_project_url: https://github.com/packit/ogr
      jobs:
        - job: pull_from_upstream
          trigger: release
          dist_git_branches: [f44]
          upstream_tag_template: v{version}
      """;

  /** The first words of each mark, and the tests that answer it. */
  private static final Map<String, String> HAZARDS =
      Map.ofEntries(
          Map.entry(
              "in the CLI the first branch that fails",
              "ReleaseStoryTest#aRejectedPushFailsItsBranchOnlyAndIsMadeUpForLater,"
                  + " BadInputTest#aNameThatNoBranchCanHaveStopsNoOther"),
          Map.entry(
              "in the service the tags of a release-monitoring message",
              "HazardsTest#aJobsTagTemplateCountsForVersionsOfReleaseMonitoring,"
                  + " CommentCommandsTest#aCommentPullsTheVersionThatItNames"),
          Map.entry(
              "a spec Version with `~` or `^` never parses",
              "HazardsTest#versionsWithTildeCaretOrLettersAreOrderedAsRpmDoes"),
          Map.entry("the \"spec version\" of the mask check", "HazardsTest#aMaskLooksAtTheBranch"),
          Map.entry("so does the default list", "HazardsTest#aPullKeepsTheConfigurationOfDistGit"),
          Map.entry(
              "on a pull both sides are the same spec",
              "ReleaseRulesTest#theVersionThatIsThereKeepsItsRelease"),
          Map.entry(
              "(2) comes before (3) and wins", "HazardsTest#aSourceWithAFixedNameIsDownloadedAnew"),
          Map.entry(
              "a connection that dies in mid-body",
              "SourceDownloaderTest#triesAgainWhatBreaks,"
                  + " LookasideCacheTest#repeatsADownloadThatBreaksOff"),
          Map.entry(
              "the upload happens before the review",
              "AtTheSameMomentTest#ofTwoPushesToABranchTheOtherOneIsToldThatItHasMoved,"
                  + " LookasideCacheTest#acceptsThatSomebodyElseWasFaster"),
          Map.entry(
              "commits that a maintainer pushed to the PR branch",
              "StartingOverTest#whatOthersAddedToAProposalIsSeenFromAnEmptyDirectory"),
          Map.entry("run twice after a merge", "ReleaseStoryTest#doneOnceItStaysDone"),
          Map.entry(
              "the keys are stored on the upstream object",
              "SignedReleaseTest#aStrangersSignatureIsRefused,"
                  + " SignedReleaseTest#upstreamCannotNameItsOwnKeys"),
          Map.entry(
              "the local handler puts the variables",
              "LocalProcessRunnerTest#itsEnvironmentIsThatWhichIsNamed"),
          Map.entry("parsing any spec with librpm runs", "HostileSpecTest#shellAndLuaTouchNothing"),
          Map.entry(
              "all releases share one clone",
              "EventRulesTest#ofSeveralNewVersionsTheHighestIsPulled"),
          Map.entry(
              "the parser ignores that a push may come from a fork",
              "EventRulesTest#aPushToAForkBuildsNothing"),
          Map.entry(
              "the commit of the event is not what is built",
              "StartingOverTest#aCommitThatItsBranchHasLeftBehindIsBuilt"),
          Map.entry(
              "between submission and the moment Koji knows the NVR",
              "BuildToUpdateTest#aBuildThatIsUnderWayIsSaidToBe,"
                  + " AtTheSameMomentTest#ofTwoBuildTasksTheOlderOneStays"),
          Map.entry(
              "builds whose source is not",
              "EventRulesTest#aBuildOfAnUploadedPackageIsNoOneOfDistGit"),
          Map.entry(
              "also when it is obsolete or already stable",
              "AgainAndLateTest#aRevokedUpdateStaysRevoked,"
                  + " SideTagGroupTest#hazardAWithdrawnUpdateIsNeitherEditedNorMadeAgain"),
          Map.entry("substring match:", "HazardsTest#anUpdateOfALongerNameIsAnotherOne"),
          Map.entry(
              "the names are a Python", "ConfigLoaderTest#prefersTheFirstNameAndWarnsAboutOthers"),
          Map.entry(
              "say \"must be a mapping\"", "ProblemPositionsTest#namesEveryProblemAtItsPlace"),
          Map.entry(
              "refuse, naming both places",
              "ConfigLoaderTest#takesTheLastOfRepeatedKeysWhereThatIsAllowed"),
          Map.entry("bound size, depth and expansion", "HostileYamlTest#isRefusedWithAReason"),
          Map.entry(
              "a valid `metadata` in a later job",
              "ProblemPositionsTest#namesEveryProblemAtItsPlace"),
          Map.entry(
              "checking stops at the first attribute",
              "ProblemPositionsTest#namesEveryProblemAtItsPlace"),
          Map.entry(
              "the value of `fast_forward_merge_into`",
              "ProblemPositionsTest#namesEveryProblemAtItsPlace"),
          Map.entry(
              "`gitlab.gnome.org: {token", "UserConfigTest#sendsTokensOnlyToTheServerThatIsNamed"));

  private static final Pattern MARK = Pattern.compile("\\*\\*Hazard(?::\\*\\*|\\*\\*:)\\s+");

  @TempDir Path work;

  @Test
  void everyMarkOfTheReferenceIsAnswered() throws IOException {
    Path reference =
        Path.of(System.getProperty("packit4j.shared", "../../shared")).resolve("reference");
    Assumptions.assumeTrue(
        Files.isDirectory(reference), "the reference is not beside the checkout");
    Map<String, String> unanswered = new TreeMap<>();
    int marks = 0;
    for (String file : List.of("release-workflow.md", "config.md")) {
      String text = Files.readString(reference.resolve(file));
      Matcher mark = MARK.matcher(text);
      while (mark.find()) {
        marks++;
        String words = text.substring(mark.end()).replaceAll("\\s+", " ").replace("*", "");
        if (HAZARDS.keySet().stream().noneMatch(words::startsWith)) {
          unanswered.put(words.substring(0, 60), file);
        }
      }
    }
    assertThat(unanswered).isEmpty();
    assertThat(marks).isEqualTo(HAZARDS.size());
  }

  @Test
  void everyNamedTestIsThere() throws IOException {
    Map<String, Path> classes;
    try (Stream<Path> files = Files.walk(Path.of(".."), 12)) {
      classes =
          files
              .filter(file -> file.toString().endsWith("Test.java"))
              .collect(
                  Collectors.toMap(
                      file -> file.getFileName().toString().replace(".java", ""),
                      file -> file,
                      (one, other) -> one));
    }
    for (String shown : HAZARDS.values()) {
      for (String test : shown.split(", ")) {
        String[] parts = test.split("#");
        assertThat(classes).as(test).containsKey(parts[0]);
        assertThat(Files.readString(classes.get(parts[0]))).as(test).contains("void " + parts[1]);
      }
    }
  }

  @Test
  void aJobsTagTemplateCountsForVersionsOfReleaseMonitoring() {
    try (Fedora fedora = pulling(PULL)) {
      assertThat(pulled(fedora, "0.62.3")).isInstanceOf(BranchResult.Proposed.class);
      assertThat(proposal(fedora).description()).contains("v0.62.3");
    }
  }

  @Test
  void versionsWithTildeCaretOrLettersAreOrderedAsRpmDoes() {
    assertThat(pulledAfter("9.9p1", "9.9p2")).isInstanceOf(BranchResult.Proposed.class);
    assertThat(pulledAfter("9.9p2", "9.9p1")).isInstanceOf(BranchResult.Skipped.class);
    assertThat(pulledAfter("1.0~rc1", "1.0")).isInstanceOf(BranchResult.Proposed.class);
    assertThat(pulledAfter("1.0^20260101", "1.0")).isInstanceOf(BranchResult.Skipped.class);
  }

  @Test
  void aMaskLooksAtTheBranch() {
    String config =
        "version_update_mask: '\\d+\\.\\d+\\.'\n"
            + Fedora.CONFIG.replace("[fedora-all, epel-8]", "[f44]");
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.addUpstream(
          FileTree.of(
              "fedora/python-ogr.spec",
              Fedora.SPEC.replace("0.61.2", "0.62.3"),
              ".packit.yaml",
              config));
      fedora.sandbox().downloads().serveAnything();

      assertThat(fedora.workflow().release(Fedora.request()).results())
          .singleElement()
          .isInstanceOf(BranchResult.Skipped.class);
    }
  }

  @Test
  void aPullKeepsTheConfigurationOfDistGit() {
    try (Fedora fedora = pulling(PULL)) {
      fedora
          .sandbox()
          .upstream()
          .project("packit/ogr")
          .commit("Configure", FileTree.of(".packit.yaml", "jobs: []\n"));
      pulled(fedora, "0.62.3");
      assertThat(proposed(fedora, ".packit.yaml")).isEqualTo(PULL);
    }
  }

  @Test
  void aSourceWithAFixedNameIsDownloadedAnew() {
    String spec =
        Fedora.SPEC.replace(
            "%{pypi_source ogr}", "https://example.org/%{version}/ogr.tar.gz#/fixed.tar.gz");
    try (Fedora fedora = pulling(PULL, spec)) {
      pulled(fedora, "0.62.0");
      String before = proposed(fedora, "sources");
      pulled(fedora, "0.62.3");
      assertThat(proposed(fedora, "sources"))
          .startsWith("SHA512 (fixed.tar.gz) = ")
          .isNotEqualTo(before);
    }
  }

  @Test
  void anUpdateOfALongerNameIsAnotherOne() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      String longer = "foo-python-ogr-0.62.3-1.fc44";
      fedora
          .sandbox()
          .distGit()
          .createPackage("foo-python-ogr", FileTree.of("README", ""), "rawhide", "f44")
          .addCommitter("packit");
      fedora.sandbox().koji().importBuild(longer, "f44-updates-candidate");
      BodhiClient.builder()
          .httpClient(fedora.sandbox().httpClient())
          .authentication(
              BodhiAuthentication.token(Secret.of(fedora.sandbox().account("packit").token())))
          .build()
          .updates()
          .create(NewUpdate.builder().addBuilds(longer).notes("Longer").build());
      Story.tell(fedora.sandbox(), events -> handle(fedora, events));

      assertThat(fedora.sandbox().bodhi().updateOf("python-ogr-0.62.3-1.fc44"))
          .map(BodhiUpdate::alias)
          .isPresent()
          .isNotEqualTo(fedora.sandbox().bodhi().updateOf(longer).map(BodhiUpdate::alias));
    }
  }

  private static List<JobOutcome> handle(Fedora fedora, List<PackitEvent> events) {
    return events.stream()
        .flatMap(event -> fedora.workflow().handle(event).outcomes().stream())
        .toList();
  }

  private BranchResult pulledAfter(String before, String after) {
    String config = PULL.replace("upstream_project_url: https://github.com/packit/ogr\n", "");
    try (Fedora fedora = pulling(config, Fedora.SPEC.replace("0.61.2", before))) {
      return pulled(fedora, after);
    }
  }

  private Fedora pulling(String config) {
    return pulling(config, Fedora.SPEC);
  }

  private Fedora pulling(String config, String spec) {
    Fedora fedora = Fedora.empty(work);
    fedora.addPackage(FileTree.of("python-ogr.spec", spec, ".packit.yaml", config));
    fedora
        .sandbox()
        .upstream()
        .project("packit/ogr")
        .commit("Release", FileTree.of("README", "ogr\n"));
    for (String tag : List.of("v0.62.0", "v0.62.3", "0.62.3")) {
      fedora.sandbox().upstream().project("packit/ogr").tag(tag);
    }
    fedora.sandbox().downloads().serveAnything();
    return fedora;
  }

  private static BranchResult pulled(Fedora fedora, String version) {
    NewVersions event =
        new NewVersions(
            Fedora.PACKAGE, List.of(version), Set.of(), OptionalLong.empty(), OptionalLong.empty());
    JobOutcome outcome = fedora.workflow().handle(event).outcomes().get(0);
    return ((JobOutcome.Released) outcome).report().results().get(0);
  }

  private static PagurePullRequest proposal(Fedora fedora) {
    return fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE).get(0);
  }

  private static String proposed(Fedora fedora, String path) {
    return fedora
        .sandbox()
        .distGit()
        .pkg(Fedora.PACKAGE)
        .fork("packit")
        .orElseThrow()
        .text(proposal(fedora).sourceBranch(), path)
        .orElseThrow();
  }
}
