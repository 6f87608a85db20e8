package io.github.packit4j.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.failure.WorkflowException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {

  private static final ReleasePlan PLAN =
      ReleasePlan.builder()
          .version("1.0")
          .tag("v1.0")
          .addBranches(
              BranchPlan.Proposal.builder()
                  .packageName("hello")
                  .branch("f44")
                  .base("0123456789012345678901234567890123456789")
                  .addFiles(
                      new PlannedFile(
                          "hello.spec",
                          Optional.empty(),
                          Optional.of(FileContent.of("Name: hello\n")),
                          true))
                  .addUploads(
                      new PlannedUpload(
                          "hello.tar.gz",
                          Optional.of(URI.create("https://example.org/hello.tar.gz")),
                          "sha512",
                          "ab".repeat(64),
                          3),
                      new PlannedUpload(
                          "vendor.tar.xz", Optional.empty(), "sha512", "cd".repeat(64), 4))
                  .commitMessage("Update\n")
                  .authorName("Packit")
                  .authorEmail("hello@packit.dev")
                  .time(Instant.ofEpochSecond(1_800_000_000L))
                  .addWarnings("Source0 does not follow the version")
                  .build(),
              new BranchPlan.Skipped("hello", "f43", new SkipReason.Downgrade("2.0", "1.0")),
              new BranchPlan.UpToDate("hello", "f45"))
          .build();

  @Test
  void whatIsWrittenIsRead() {
    assertThat(PlanFile.parse(PlanFile.toJson(PLAN))).isEqualTo(PLAN);
    assertThat(PlanFile.toJson(PLAN)).contains("\"format\" : 3");
  }

  @Test
  void everyReasonIsKept() {
    for (SkipReason reason : SkipReasons.ALL) {
      ReleasePlan plan = only(new BranchPlan.Skipped("hello", "f44", reason));
      assertThat(PlanFile.parse(PlanFile.toJson(plan))).isEqualTo(plan);
    }
  }

  @Test
  void aFollowerIsKept() {
    ReleasePlan plan =
        only(
            new BranchPlan.FastForward(
                "hello",
                "f43",
                "f44",
                Optional.of(new PlannedPullRequest("Title", "Text", "f44-up", "f43", false)),
                Optional.empty()),
            new BranchPlan.FastForward(
                "hello", "f42", "f44", Optional.empty(), Optional.of("a".repeat(40))));
    assertThat(PlanFile.parse(PlanFile.toJson(plan))).isEqualTo(plan);
  }

  @Test
  void anObsoletePullRequestIsKept() {
    ReleasePlan plan =
        only(
            new BranchPlan.Obsolete(
                "hello",
                "f44",
                7,
                URI.create("https://src.example/7"),
                "0123456789012345678901234567890123456789",
                "f44 has version 1.0 already"));
    String json = PlanFile.toJson(plan);
    assertThat(PlanFile.parse(json)).isEqualTo(plan);
    for (String edited :
        List.of(
            json.replace("\"id\" : 7", "\"id\" : 0"),
            json.replace("https:", "file:"),
            json.replace("\"head\" : \"0", "\"head\" : \"x"),
            json.replace("f44 has", "\\u202ef44 has"))) {
      assertThat(edited).isNotEqualTo(json);
      assertThatThrownBy(() -> PlanFile.parse(edited))
          .isInstanceOf(WorkflowException.class)
          .hasMessageContaining("cannot be carried out");
    }
  }

  @Test
  void aFailureKeepsItsMessageAndWhetherToTryAgain() {
    for (boolean retryable : new boolean[] {true, false}) {
      BranchPlan.Failed failed =
          new BranchPlan.Failed("hello", "f44", new IllegalStateException("no luck"), retryable);
      BranchPlan read = PlanFile.parse(PlanFile.toJson(only(failed))).branches().get(0);
      assertThat(read)
          .isInstanceOfSatisfying(
              BranchPlan.Failed.class,
              kept -> {
                assertThat(kept.packageName()).isEqualTo("hello");
                assertThat(kept.branch()).isEqualTo("f44");
                assertThat(kept.cause()).hasMessage("no luck");
                assertThat(kept.retryable()).isEqualTo(retryable);
              });
    }
  }

  @Test
  void aFileIsReplacedAndReadAgain(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("plan.json"), "older and longer".repeat(1_000));
    PlanFile.save(PLAN, file);
    assertThat(PlanFile.load(file)).isEqualTo(PLAN);
    assertThat(Files.readString(file)).endsWith("}\n");
  }

  @Test
  void aFileThatIsNotThereIsAnError(@TempDir Path directory) {
    assertThatThrownBy(() -> PlanFile.load(directory.resolve("none")))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> PlanFile.save(PLAN, directory))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void anotherFormatIsNamed() {
    String later = PlanFile.toJson(PLAN).replace("\"format\" : 3", "\"format\" : 7");
    assertThatThrownBy(() -> PlanFile.parse(later))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContainingAll("format 7", "reads 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "{}", "{\"format\": \"1\"}", "\"plan\"", "nonsense"})
  void whatIsNoPlanIsSaidToBeNone(String text) {
    assertThatThrownBy(() -> PlanFile.parse(text))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("This is no release plan");
  }

  @ParameterizedTest
  @CsvSource({
    "base, branches[0]",
    "commitMessage, branches[0]",
    "executable, branches[0].files[0]",
    "hash, branches[0].uploads[0]",
    "current, branches[1].reason",
    "branches, at branches",
    "version, at version"
  })
  void whatIsMissingIsNamed(String property, String place) {
    String renamed = PlanFile.toJson(PLAN).replaceFirst("\"" + property + "\" :", "\"gone\" :");
    String without = renamed.replaceFirst("(?s)\"gone\" : (?:\"[^\"]*\"|true|\\[.*\\]),?\\s*", "");
    assertThatThrownBy(() -> PlanFile.parse(without.replaceAll(",(\\s*})", "$1")))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContainingAll("no whole release plan", "'" + property + "'", place);
  }

  @Test
  void nothingInPlaceOfAValueIsNamed() {
    String json = PlanFile.toJson(PLAN).replaceFirst("\"base\" : \"[0-9]*\"", "\"base\" : null");
    assertThatThrownBy(() -> PlanFile.parse(json))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("'base'");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"base\" : \"[0-9]*\"', '\"base\" : \"HEAD\"', base",
    "'\"expectedHead\" : null', '\"expectedHead\" : \"f44\"', expectedHead",
    "'\"time\" : \"[^\"]*\"', '\"time\" : \"-000001-01-01T00:00:00Z\"', time",
    "'\"time\" : \"[^\"]*\"', '\"time\" : \"+10000-01-01T00:00:00Z\"', time",
    "'\"packageName\" : \"hello\"', '\"packageName\" : \"../hello\"', packageName",
    "'\"packageName\" : \"hello\"', '\"packageName\" : \"..\"', packageName",
    "'\"commitMessage\" : \"Update', '\"commitMessage\" : \"\\\\u0000Update', commitMessage",
    "'\"authorName\" : \"Packit', '\"authorName\" : \"Pack\\\\nit', authorName",
    "'\"authorEmail\" : \"[^\"]*', '\"authorEmail\" : \" ', authorEmail",
    "'\"path\" : \"', '\"path\" : \"\\\\t', path",
    "'\"fileName\" : \"', '\"fileName\" : \"\\\\u001b', fileName",
    "'\"hashType\" : \"sha512', '\"hashType\" : \"md5', hashType",
    "'\"fileName\" : \"', '\"fileName\" : \"../', fileName",
    "'\"fileName\" : \"[^\"]*', '\"fileName\" : \"..', fileName",
    "'\"fileName\" : \"', '\"fileName\" : \"x\\\\\\\\', fileName",
    "'\"hash\" : \"', '\"hash\" : \"../', hash",
    "'\"size\" : 3', '\"size\" : -3', size",
    "'\"origin\" : \"https', '\"origin\" : \"file', origin",
    "'\"origin\" : \"https://', '\"origin\" : \"', origin",
    "'\"targetBranch\" : \"f44', '\"targetBranch\" : \"f45', targetBranch",
    "'\"commitMessage\" : \"Update', '\"commitMessage\" : \"\\\\u202eUpdate', commitMessage",
    "'\"description\" : \"', '\"description\" : \"\\\\u200f', description",
    "'\"title\" : \"', '\"title\" : \"\\\\u0007', title",
    "'\"title\" : \"', '\"title\" : \"\\\\u202e', title",
    "'\"title\" : \"', '\"title\" : \"\\\\u200b', title",
    "'\"title\" : \"', '\"title\" : \"\\\\udb40\\\\udc41', title",
    "'\"description\" : \"', '\"description\" : \"\\\\u009b', description",
  })
  void whatCannotBeIsRefusedBeforeAnythingIsDone(String written, String edited, String property) {
    BranchPlan.Proposal.Builder proposal = BranchPlan.Proposal.builder();
    proposal.from(PLAN.branches().get(0));
    String json =
        PlanFile.toJson(
            only(
                proposal
                    .pullRequest(
                        new PlannedPullRequest("Title", "a\tb\r\nc", "f44-up", "f44", true))
                    .build()));
    assertThat(PlanFile.parse(json)).isNotNull();
    String changed = json.replaceFirst(written, edited);
    assertThat(changed).isNotEqualTo(json);

    assertThatThrownBy(() -> PlanFile.parse(changed))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("on f44 cannot be carried out: its '" + property + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"branches", "files", "uploads", "warnings"})
  void nothingInAListIsNamed(String list) {
    String json =
        PlanFile.toJson(PLAN).replaceFirst("\"" + list + "\" : \\[", "\"" + list + "\" : [ null,");
    assertThatThrownBy(() -> PlanFile.parse(json))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContainingAll("no whole release plan", list);
  }

  /** Who looks at such a plan may see the one, and what is done is the other. */
  @Test
  void whatIsSaidTwiceIsRefused() {
    String json = PlanFile.toJson(PLAN).replaceFirst("\"base\" :", "\"base\" : \"x\", \"base\" :");
    assertThatThrownBy(() -> PlanFile.parse(json))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContainingAll("no release plan", "base");
    ReleasePlan twice =
        ReleasePlan.builder().from(PLAN).addBranches(PLAN.branches().get(0)).build();
    assertThatThrownBy(() -> PlanFile.parse(PlanFile.toJson(twice)))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("'branch'");
  }

  @Test
  void aFollowerIsCheckedToo() {
    String json =
        PlanFile.toJson(
            only(
                new BranchPlan.FastForward(
                    "hello",
                    "f43",
                    "f44",
                    Optional.of(new PlannedPullRequest("\u0001", "Text", "f44-up", "f43", false)),
                    Optional.empty())));
    assertThatThrownBy(() -> PlanFile.parse(json))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("'title'");
    String nowhere =
        PlanFile.toJson(
            only(
                new BranchPlan.FastForward(
                    "hello", "f43", "f44", Optional.empty(), Optional.of("main"))));
    assertThatThrownBy(() -> PlanFile.parse(nowhere))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("'commit'");
    String both =
        PlanFile.toJson(
            only(
                new BranchPlan.FastForward(
                    "hello",
                    "f43",
                    "f44",
                    Optional.of(new PlannedPullRequest("Title", "Text", "f44-up", "f43", false)),
                    Optional.of("a".repeat(40)))));
    assertThatThrownBy(() -> PlanFile.parse(both))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("given beside a pull request");
  }

  @Test
  void theWayBackUpstreamIsKeptToo(@TempDir Path directory) {
    SyncPlan plan =
        new SyncPlan(
            URI.create("https://github.com/example/hello"),
            "f44",
            "0123456789012345678901234567890123456789",
            PLAN.branches().get(0));
    assertThat(PlanFile.parseSync(PlanFile.toJson(plan))).isEqualTo(plan);
    Path file = directory.resolve("plan.json");
    PlanFile.save(plan, file);
    assertThat(PlanFile.loadSync(file)).isEqualTo(plan);
    String release = PlanFile.toJson(PLAN).replace("\"format\" : 3", "\"format\" : 4");
    assertThatThrownBy(() -> PlanFile.parseSync(release))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("no whole sync plan");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"upstream\" : \"https', '\"upstream\" : \"file', upstream",
    "'\"downstreamCommit\" : \"0', '\"downstreamCommit\" : \"g', downstreamCommit",
    "'\"downstreamBranch\" : \"', '\"downstreamBranch\" : \"\\\\n', downstreamBranch",
    "'\"base\" : \"0', '\"base\" : \"g', base",
  })
  void aWayBackThatCannotBeIsRefused(String written, String edited, String property) {
    String json =
        PlanFile.toJson(
            new SyncPlan(
                URI.create("https://github.com/example/hello"),
                "f44",
                "0123456789012345678901234567890123456789",
                PLAN.branches().get(0)));
    assertThatThrownBy(() -> PlanFile.parseSync(json.replaceFirst(written, edited)))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("its '" + property + "'");
  }

  @Test
  void onlyWhatNeedsNoWorkIsSettled() {
    assertThat(BranchPlan.Settled.class.getPermittedSubclasses())
        .isEqualTo(
            List.of(BranchPlan.UpToDate.class, BranchPlan.Skipped.class, BranchPlan.Failed.class)
                .toArray(Class[]::new));
  }

  private static ReleasePlan only(BranchPlan... branches) {
    return ReleasePlan.builder().version("1.0").addBranches(branches).build();
  }
}
