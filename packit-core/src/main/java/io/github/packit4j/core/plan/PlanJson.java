package io.github.packit4j.core.plan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.plan.internal.PlanDocument;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON form of plans: records of this class beside the public model, so that the one can stay
 * as it is when the other changes.
 */
final class PlanJson {

  private static final JsonMapper MAPPER =
      PlanDocument.strictMapper()
          .addMixIn(SkipReason.class, SkipReasonForm.class)
          .addMixIn(Branch.class, BranchForm.class)
          .build();
  private static final PlanDocument<Plan> RELEASE =
      new PlanDocument<>("release plan", 3, Plan.class, MAPPER);
  private static final PlanDocument<Sync> SYNC =
      new PlanDocument<>("sync plan", 4, Sync.class, MAPPER);

  private PlanJson() {}

  static String write(ReleasePlan plan) {
    return RELEASE.write(
        new Plan(
            RELEASE.format(),
            plan.version(),
            plan.tag(),
            plan.commit(),
            plan.distGit(),
            plan.branches().stream().map(PlanJson::branch).toList()));
  }

  static ReleasePlan read(String json) {
    return RELEASE.read(
        json,
        plan -> {
          List<BranchPlan> branches = plan.branches().stream().map(PlanJson::branch).toList();
          PlanCheck.check(branches);
          return ReleasePlan.builder()
              .version(plan.version())
              .tag(plan.tag())
              .commit(plan.commit())
              .distGit(plan.distGit())
              .branches(branches)
              .build();
        });
  }

  static String write(SyncPlan plan) {
    return SYNC.write(
        new Sync(
            SYNC.format(),
            plan.upstream(),
            plan.downstreamBranch(),
            plan.downstreamCommit(),
            branch(plan.change()),
            plan.distGit()));
  }

  static SyncPlan readSync(String json) {
    return SYNC.read(
        json,
        form -> {
          SyncPlan plan =
              new SyncPlan(
                  form.upstream(),
                  form.downstreamBranch(),
                  form.downstreamCommit(),
                  branch(form.change()),
                  form.distGit());
          PlanCheck.check(plan);
          return plan;
        });
  }

  private record Sync(
      int format,
      URI upstream,
      String downstreamBranch,
      String downstreamCommit,
      Branch change,
      Optional<URI> distGit) {}

  private record Plan(
      int format,
      String version,
      Optional<String> tag,
      Optional<String> commit,
      Optional<URI> distGit,
      List<Branch> branches) {}

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
      Optional<String> expectedHead,
      List<String> warnings)
      implements Branch {}

  /** Contents are bytes, which Jackson writes in Base64. */
  private record FileForm(
      String path, Optional<byte[]> before, Optional<byte[]> after, boolean executable) {

    static FileForm of(PlannedFile file) {
      return new FileForm(
          file.path(),
          file.before().map(FileContent::bytes),
          file.after().map(FileContent::bytes),
          file.executable());
    }

    PlannedFile file() {
      return new PlannedFile(
          path, before.map(FileContent::of), after.map(FileContent::of), executable);
    }
  }

  private record FastForwardForm(
      String packageName,
      String branch,
      String source,
      Optional<PlannedPullRequest> pullRequest,
      Optional<String> commit)
      implements Branch {}

  private record ObsoleteForm(
      String packageName, String branch, long id, URI url, String head, String reason)
      implements Branch {}

  private record UpToDateForm(String packageName, String branch) implements Branch {}

  private record SkippedForm(String packageName, String branch, SkipReason reason)
      implements Branch {}

  private record FailedForm(String packageName, String branch, String message, boolean retryable)
      implements Branch {}

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
          p.expectedHead(),
          p.warnings());
    }
    if (plan instanceof BranchPlan.FastForward f) {
      return new FastForwardForm(
          f.packageName(), f.branch(), f.source(), f.pullRequest(), f.commit());
    }
    if (plan instanceof BranchPlan.Obsolete o) {
      return new ObsoleteForm(o.packageName(), o.branch(), o.id(), o.url(), o.head(), o.reason());
    }
    if (plan instanceof BranchPlan.Skipped skipped) {
      return new SkippedForm(skipped.packageName(), skipped.branch(), skipped.reason());
    }
    if (plan instanceof BranchPlan.Failed failed) {
      return new FailedForm(
          failed.packageName(),
          failed.branch(),
          String.valueOf(failed.cause().getMessage()),
          failed.retryable());
    }
    return new UpToDateForm(plan.packageName(), plan.branch());
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
          .warnings(p.warnings())
          .build();
    }
    if (form instanceof FastForwardForm f) {
      return new BranchPlan.FastForward(
          f.packageName(), f.branch(), f.source(), f.pullRequest(), f.commit());
    }
    if (form instanceof ObsoleteForm o) {
      return new BranchPlan.Obsolete(
          o.packageName(), o.branch(), o.id(), o.url(), o.head(), o.reason());
    }
    if (form instanceof SkippedForm s) {
      return new BranchPlan.Skipped(s.packageName(), s.branch(), s.reason());
    }
    if (form instanceof FailedForm f) {
      return new BranchPlan.Failed(
          f.packageName(), f.branch(), new WorkflowException(f.message()), f.retryable());
    }
    UpToDateForm u = (UpToDateForm) form;
    return new BranchPlan.UpToDate(u.packageName(), u.branch());
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
    @JsonSubTypes.Type(
        value = SkipReason.TagOfAnotherPackage.class,
        name = "upstream_tag_template"),
    @JsonSubTypes.Type(value = SkipReason.EndOfLife.class, name = "end_of_life"),
    @JsonSubTypes.Type(value = SkipReason.NoRelease.class, name = "no_release"),
    @JsonSubTypes.Type(value = SkipReason.NoSuchBranch.class, name = "no_such_branch"),
    @JsonSubTypes.Type(value = SkipReason.Retired.class, name = "retired"),
    @JsonSubTypes.Type(value = SkipReason.ForeignCommits.class, name = "foreign_commits"),
    @JsonSubTypes.Type(value = SkipReason.ClosedPullRequest.class, name = "closed"),
    @JsonSubTypes.Type(value = SkipReason.NewerProposal.class, name = "newer_proposal"),
    @JsonSubTypes.Type(value = SkipReason.CannotFastForward.class, name = "fast_forward")
  })
  private interface SkipReasonForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "plan")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ProposalForm.class, name = "proposal"),
    @JsonSubTypes.Type(value = FastForwardForm.class, name = "fast_forward"),
    @JsonSubTypes.Type(value = ObsoleteForm.class, name = "obsolete"),
    @JsonSubTypes.Type(value = UpToDateForm.class, name = "up_to_date"),
    @JsonSubTypes.Type(value = SkippedForm.class, name = "skipped"),
    @JsonSubTypes.Type(value = FailedForm.class, name = "failed")
  })
  private interface BranchForm {}
}
