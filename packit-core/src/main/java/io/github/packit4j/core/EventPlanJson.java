package io.github.packit4j.core;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.packit4j.config.Parameters;
import io.github.packit4j.core.event.EventJson;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.text.Visible;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlanFile;
import io.github.packit4j.core.plan.internal.PlanDocument;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of the plans of events: records beside the public model. */
final class EventPlanJson {

  private static final JsonMapper MAPPER =
      PlanDocument.strictMapper().addMixIn(Job.class, JobForm.class).build();
  private static final PlanDocument<Plan> DOCUMENT =
      new PlanDocument<>("event plan", 1, Plan.class, MAPPER);

  private EventPlanJson() {}

  static String write(EventPlan plan) {
    return DOCUMENT.write(
        new Plan(
            DOCUMENT.format(),
            MAPPER.readTree(EventJson.write(plan.event())),
            plan.jobs().stream().map(EventPlanJson::form).toList()));
  }

  static EventPlan read(String json) {
    return DOCUMENT.read(
        json,
        form -> {
          List<JobPlan> jobs = form.jobs().stream().map(EventPlanJson::plan).toList();
          jobs.forEach(JobPlanCheck::check);
          return new EventPlan(EventJson.read(form.event().toString()), jobs);
        });
  }

  private record Plan(int format, JsonNode event, List<Job> jobs) {}

  private sealed interface Job {}

  private record ReleaseForm(String job, String packageName, URI project, JsonNode release)
      implements Job {}

  private record BuildForm(
      String packageName,
      String branch,
      String commit,
      String target,
      boolean scratch,
      Optional<String> nvr,
      Optional<JobPlan.Group> group)
      implements Job {}

  private record TagForm(
      String packageName,
      String branch,
      String target,
      String nvr,
      OptionalInt epoch,
      JobPlan.Group group)
      implements Job {}

  private record UpdateForm(
      String packageName,
      String branch,
      Optional<String> release,
      List<String> builds,
      Optional<JobPlan.SideTag> sideTag,
      String notes,
      List<Integer> bugs,
      @JsonSetter(contentNulls = Nulls.SET) Map<String, @Nullable Object> parameters)
      implements Job {}

  private record ScratchBuildForm(
      String packageName, String branch, long pullRequest, String commit, URI source, String target)
      implements Job {}

  private record ScratchReportForm(
      String packageName, String branch, long pullRequest, String commit, long task, String state)
      implements Job {}

  private record PushForm(String packageName, String branch, String alias, List<String> builds)
      implements Job {}

  private record CloseForm(
      String packageName, String branch, long pullRequest, URI url, String head, String reason)
      implements Job {}

  private record SyncForm(String packageName, JsonNode sync) implements Job {}

  private record NotRunForm(
      String job, String packageName, JobOutcome.Reason reason, String message) implements Job {}

  private record FailedForm(String job, String packageName, String message, boolean retryable)
      implements Job {}

  private record UpdatePresentForm(
      String packageName, String branch, List<String> builds, String alias) implements Job {}

  private record StablePresentForm(String packageName, String branch, String alias)
      implements Job {}

  private static Job form(JobPlan plan) {
    if (plan instanceof JobPlan.Release release) {
      return new ReleaseForm(
          release.job(),
          release.packageName(),
          release.project(),
          MAPPER.readTree(PlanFile.toJson(release.plan())));
    }
    if (plan instanceof JobPlan.Build build) {
      return new BuildForm(
          build.packageName(),
          build.branch(),
          build.commit(),
          build.target(),
          build.scratch(),
          build.nvr(),
          build.group());
    }
    if (plan instanceof JobPlan.Tag tag) {
      return new TagForm(
          tag.packageName(), tag.branch(), tag.target(), tag.nvr(), tag.epoch(), tag.group());
    }
    if (plan instanceof JobPlan.Update update) {
      return new UpdateForm(
          update.packageName(),
          update.branch(),
          update.release(),
          update.builds(),
          update.sideTag(),
          update.notes(),
          update.bugs(),
          update.parameters().values());
    }
    if (plan instanceof JobPlan.ScratchBuild s) {
      return new ScratchBuildForm(
          s.packageName(), s.branch(), s.pullRequest(), s.commit(), s.source(), s.target());
    }
    if (plan instanceof JobPlan.ScratchReport s) {
      return new ScratchReportForm(
          s.packageName(), s.branch(), s.pullRequest(), s.commit(), s.task(), s.state());
    }
    if (plan instanceof JobPlan.Push push) {
      return new PushForm(push.packageName(), push.branch(), push.alias(), push.builds());
    }
    if (plan instanceof JobPlan.CloseObsolete close) {
      BranchPlan.Obsolete o = close.pullRequest();
      return new CloseForm(o.packageName(), o.branch(), o.id(), o.url(), o.head(), o.reason());
    }
    return plan instanceof JobPlan.Synchronization sync
        ? new SyncForm(sync.packageName(), MAPPER.readTree(PlanFile.toJson(sync.plan())))
        : form(((JobPlan.Settled) plan).outcome());
  }

  private static Job form(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.NotRun not) {
      return new NotRunForm(
          not.job(), Visible.text(not.packageName()), not.reason(), Visible.text(not.message()));
    }
    if (outcome instanceof JobOutcome.Failed failed) {
      return new FailedForm(
          failed.job(),
          Visible.text(failed.packageName()),
          Visible.text(String.valueOf(failed.cause().getMessage())),
          failed.retryable());
    }
    if (outcome instanceof JobOutcome.StablePresent stable) {
      return new StablePresentForm(stable.packageName(), stable.branch(), stable.alias());
    }
    JobOutcome.UpdatePresent present = (JobOutcome.UpdatePresent) outcome;
    return new UpdatePresentForm(
        present.packageName(), present.branch(), present.builds(), present.alias());
  }

  private static JobPlan plan(Job form) {
    if (form instanceof ReleaseForm r) {
      return new JobPlan.Release(
          r.job(), r.packageName(), r.project(), PlanFile.parse(r.release().toString()));
    }
    if (form instanceof BuildForm b) {
      return new JobPlan.Build(
          b.packageName(), b.branch(), b.commit(), b.target(), b.scratch(), b.nvr(), b.group());
    }
    if (form instanceof TagForm t) {
      return new JobPlan.Tag(
          t.packageName(), t.branch(), t.target(), t.nvr(), t.epoch(), t.group());
    }
    if (form instanceof UpdateForm u) {
      return new JobPlan.Update(
          u.packageName(),
          u.branch(),
          u.release(),
          u.builds(),
          u.sideTag(),
          u.notes(),
          u.bugs(),
          new Parameters(u.parameters()));
    }
    if (form instanceof ScratchBuildForm s) {
      return new JobPlan.ScratchBuild(
          s.packageName(), s.branch(), s.pullRequest(), s.commit(), s.source(), s.target());
    }
    if (form instanceof ScratchReportForm s) {
      return new JobPlan.ScratchReport(
          s.packageName(), s.branch(), s.pullRequest(), s.commit(), s.task(), s.state());
    }
    if (form instanceof PushForm p) {
      return new JobPlan.Push(p.packageName(), p.branch(), p.alias(), p.builds());
    }
    if (form instanceof CloseForm c) {
      return new JobPlan.CloseObsolete(
          new BranchPlan.Obsolete(
              c.packageName(), c.branch(), c.pullRequest(), c.url(), c.head(), c.reason()));
    }
    return form instanceof SyncForm s
        ? new JobPlan.Synchronization(s.packageName(), PlanFile.parseSync(s.sync().toString()))
        : new JobPlan.Settled(outcome(form));
  }

  private static JobOutcome outcome(Job form) {
    if (form instanceof NotRunForm n) {
      return new JobOutcome.NotRun(n.job(), n.packageName(), n.reason(), n.message());
    }
    if (form instanceof FailedForm f) {
      return new JobOutcome.Failed(
          f.job(), f.packageName(), new WorkflowException(f.message()), f.retryable());
    }
    if (form instanceof StablePresentForm s) {
      return new JobOutcome.StablePresent(s.packageName(), s.branch(), s.alias());
    }
    UpdatePresentForm p = (UpdatePresentForm) form;
    return new JobOutcome.UpdatePresent(p.packageName(), p.branch(), p.builds(), p.alias());
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "plan")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ReleaseForm.class, name = "release"),
    @JsonSubTypes.Type(value = BuildForm.class, name = "build"),
    @JsonSubTypes.Type(value = TagForm.class, name = "tag"),
    @JsonSubTypes.Type(value = UpdateForm.class, name = "update"),
    @JsonSubTypes.Type(value = ScratchBuildForm.class, name = "scratch_build"),
    @JsonSubTypes.Type(value = ScratchReportForm.class, name = "scratch_report"),
    @JsonSubTypes.Type(value = PushForm.class, name = "push"),
    @JsonSubTypes.Type(value = CloseForm.class, name = "close_obsolete"),
    @JsonSubTypes.Type(value = SyncForm.class, name = "sync"),
    @JsonSubTypes.Type(value = NotRunForm.class, name = "not_run"),
    @JsonSubTypes.Type(value = FailedForm.class, name = "failed"),
    @JsonSubTypes.Type(value = UpdatePresentForm.class, name = "update_present"),
    @JsonSubTypes.Type(value = StablePresentForm.class, name = "stable_present")
  })
  private interface JobForm {}
}
