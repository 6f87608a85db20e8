package io.github.packit4j.core.internal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.packit4j.core.BranchPlan;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.FileContent;
import io.github.packit4j.core.PlannedFile;
import io.github.packit4j.core.PlannedPullRequest;
import io.github.packit4j.core.PlannedUpload;
import io.github.packit4j.core.ReleasePlan;
import io.github.packit4j.core.SkipReason;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON form of plans: records of this class beside the public model, so that the one can stay
 * as it is when the other changes.
 */
public final class PlanJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .addMixIn(SkipReason.class, SkipReasonForm.class)
          .addMixIn(Branch.class, BranchForm.class)
          .addMixIn(Outcome.class, OutcomeForm.class)
          .build();

  private PlanJson() {}

  /**
   * Writes a plan.
   *
   * @param plan the plan
   * @return indented JSON
   */
  public static String write(ReleasePlan plan) {
    return MAPPER.writeValueAsString(
            new Plan(
                plan.version(),
                plan.tag(),
                plan.commit(),
                plan.branches().stream().map(PlanJson::branch).toList()))
        + "\n";
  }

  /**
   * Reads a plan.
   *
   * @param json the JSON
   * @return the plan
   * @throws WorkflowException if it is none
   */
  public static ReleasePlan read(String json) {
    try {
      Plan plan = MAPPER.readValue(json, Plan.class);
      return ReleasePlan.builder()
          .version(plan.version())
          .tag(plan.tag())
          .commit(plan.commit())
          .branches(plan.branches().stream().map(PlanJson::branch).toList())
          .build();
    } catch (JacksonException | IllegalStateException | NullPointerException e) {
      throw new WorkflowException(
          "Tried to read a release plan but failed because: " + e.getMessage(), e);
    }
  }

  private record Plan(
      String version, Optional<String> tag, Optional<String> commit, List<Branch> branches) {}

  private sealed interface Branch {}

  private record ProposalForm(
      String packageName,
      String branch,
      String base,
      List<FileForm> files,
      List<PlannedUpload> uploads,
      String commitMessage,
      String authorName,
      String authorEmail,
      Instant time,
      Optional<PlannedPullRequest> pullRequest,
      Optional<String> expectedHead)
      implements Branch {}

  /** Contents are bytes, which Jackson writes in Base64. */
  private record FileForm(
      String path, byte @Nullable [] before, byte @Nullable [] after, boolean executable) {

    static FileForm of(PlannedFile file) {
      return new FileForm(
          file.path(),
          file.before().map(FileContent::bytes).orElse(null),
          file.after().map(FileContent::bytes).orElse(null),
          file.executable());
    }

    PlannedFile file() {
      return new PlannedFile(
          path,
          Optional.ofNullable(before).map(FileContent::of),
          Optional.ofNullable(after).map(FileContent::of),
          executable);
    }
  }

  private record FastForwardForm(
      String packageName, String branch, String source, PlannedPullRequest pullRequest)
      implements Branch {}

  private record SettledForm(Outcome result) implements Branch {}

  private sealed interface Outcome {}

  private record UpToDateForm(String packageName, String branch) implements Outcome {}

  private record SkippedForm(String packageName, String branch, SkipReason reason)
      implements Outcome {}

  private record FailedForm(
      String packageName, String branch, Step step, String message, boolean retryable)
      implements Outcome {}

  private static Branch branch(BranchPlan plan) {
    if (plan instanceof BranchPlan.Proposal p) {
      return new ProposalForm(
          p.packageName(),
          p.branch(),
          p.base(),
          p.files().stream().map(FileForm::of).toList(),
          p.uploads(),
          p.commitMessage(),
          p.authorName(),
          p.authorEmail(),
          p.time(),
          p.pullRequest(),
          p.expectedHead());
    }
    if (plan instanceof BranchPlan.FastForward f) {
      return new FastForwardForm(f.packageName(), f.branch(), f.source(), f.pullRequest());
    }
    return new SettledForm(outcome(((BranchPlan.Settled) plan).result()));
  }

  private static Outcome outcome(BranchResult result) {
    if (result instanceof BranchResult.Skipped skipped) {
      return new SkippedForm(skipped.packageName(), skipped.branch(), skipped.reason());
    }
    if (result instanceof BranchResult.Failed failed) {
      return new FailedForm(
          failed.packageName(),
          failed.branch(),
          failed.step(),
          String.valueOf(failed.cause().getMessage()),
          failed.retryable());
    }
    return new UpToDateForm(result.packageName(), result.branch());
  }

  private static BranchPlan branch(Branch form) {
    if (form instanceof ProposalForm p) {
      return BranchPlan.Proposal.builder()
          .packageName(p.packageName())
          .branch(p.branch())
          .base(p.base())
          .files(p.files().stream().map(FileForm::file).toList())
          .uploads(p.uploads())
          .commitMessage(p.commitMessage())
          .authorName(p.authorName())
          .authorEmail(p.authorEmail())
          .time(p.time())
          .pullRequest(p.pullRequest())
          .expectedHead(p.expectedHead())
          .build();
    }
    if (form instanceof FastForwardForm f) {
      return new BranchPlan.FastForward(f.packageName(), f.branch(), f.source(), f.pullRequest());
    }
    return new BranchPlan.Settled(result(((SettledForm) form).result()));
  }

  private static BranchResult result(Outcome form) {
    if (form instanceof SkippedForm s) {
      return new BranchResult.Skipped(s.packageName(), s.branch(), s.reason());
    }
    if (form instanceof FailedForm f) {
      return new BranchResult.Failed(
          f.packageName(), f.branch(), f.step(), new WorkflowException(f.message()), f.retryable());
    }
    UpToDateForm u = (UpToDateForm) form;
    return new BranchResult.UpToDate(u.packageName(), u.branch(), Optional.empty());
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
  @JsonIgnoreProperties(value = "message", allowGetters = true)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = SkipReason.Downgrade.class, name = "downgrade"),
    @JsonSubTypes.Type(value = SkipReason.MaskMismatch.class, name = "version_update_mask"),
    @JsonSubTypes.Type(
        value = SkipReason.OutsideSpecifiers.class,
        name = "version_update_specifiers"),
    @JsonSubTypes.Type(value = SkipReason.TagFiltered.class, name = "tag"),
    @JsonSubTypes.Type(value = SkipReason.NoSuchBranch.class, name = "no_such_branch"),
    @JsonSubTypes.Type(value = SkipReason.Retired.class, name = "retired"),
    @JsonSubTypes.Type(value = SkipReason.ForeignCommits.class, name = "foreign_commits"),
    @JsonSubTypes.Type(value = SkipReason.CannotFastForward.class, name = "fast_forward")
  })
  private interface SkipReasonForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "plan")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ProposalForm.class, name = "proposal"),
    @JsonSubTypes.Type(value = FastForwardForm.class, name = "fast_forward"),
    @JsonSubTypes.Type(value = SettledForm.class, name = "settled")
  })
  private interface BranchForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = UpToDateForm.class, name = "up_to_date"),
    @JsonSubTypes.Type(value = SkippedForm.class, name = "skipped"),
    @JsonSubTypes.Type(value = FailedForm.class, name = "failed")
  })
  private interface OutcomeForm {}
}
