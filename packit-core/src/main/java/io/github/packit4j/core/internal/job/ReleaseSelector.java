package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.ActionName;
import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.config.rule.TagFilter;
import io.github.packit4j.config.rule.TagTemplate;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseRequest.Kind;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.failure.JobNotConfiguredException;
import io.github.packit4j.core.failure.OtherDistGitException;
import io.github.packit4j.core.failure.TagMismatchException;
import io.github.packit4j.core.failure.UnsupportedSettingException;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.ForgeRelease;
import java.net.URI;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Selects the jobs of a release, and decides for each whether the release is one of its own. */
public final class ReleaseSelector {

  private final Projects projects;
  private final JobSelector selector;
  private final ReleaseData releases;
  private final LatestRelease latest;
  private final Configurations configurations;

  /**
   * Creates a selector.
   *
   * @param projects the projects of upstream and dist-git
   * @param configurations their configurations
   * @param selector selects the jobs of a configuration
   * @param releases the distribution's releases
   * @param latest finds the release that is meant where none is named
   */
  public ReleaseSelector(
      Projects projects,
      Configurations configurations,
      JobSelector selector,
      ReleaseData releases,
      LatestRelease latest) {
    this.projects = projects;
    this.configurations = configurations;
    this.selector = selector;
    this.releases = releases;
    this.latest = latest;
  }

  /**
   * Selects what a caller asks for.
   *
   * @param asked the request
   * @return the jobs, at least one, and a request that names its release
   */
  public ReleaseSelection requested(ReleaseRequest asked) {
    ForgeProject project = projects.at(asked.project());
    ReleaseRequest request = asked.namesRelease() ? asked : named(asked, project);
    TagCommits tags = new TagCommits();
    PackageConfig config =
        request.configuration().orElseGet(() -> configuration(project, tags, request));
    return new ReleaseSelection(request, false, project, tags, config, jobs(request, config));
  }

  /**
   * Selects what a release on a forge starts.
   *
   * @param event the release
   * @return the jobs, and those that do not run
   */
  public ReleaseSelection started(ReleasePublished event) {
    ForgeProject project = projects.at(event.project());
    TagCommits tags = new TagCommits();
    PackageConfig config = configurations.require(project, tags.of(project, event.tag()));
    return new ReleaseSelection(
        ReleaseRequest.proposeDownstream(event.project().toString(), event.tag()),
        true,
        project,
        tags,
        config,
        selector.startedBy(
            config, JobType.PROPOSE_DOWNSTREAM, JobTrigger.RELEASE, project.fullName()));
  }

  /**
   * Selects what new versions in release monitoring start.
   *
   * @param event the versions
   * @return the jobs, and those that do not run
   */
  public ReleaseSelection started(NewVersions event) {
    ForgeProject project = projects.distGit().project(event.packageName());
    PackageConfig config = configurations.require(project);
    ReleaseRequest.Builder request =
        ReleaseRequest.builder()
            .kind(Kind.PULL_FROM_UPSTREAM)
            .project(projects.distGit().instance().projectUrl(event.packageName()));
    event.bug().ifPresent(bug -> request.addResolvedBugs("rhbz#" + bug));
    event.monitoringProject().ifPresent(request::releaseMonitoringProject);
    return new ReleaseSelection(
        request.build(),
        true,
        project,
        new TagCommits(),
        config,
        selector
            .startedBy(config, JobType.PULL_FROM_UPSTREAM, JobTrigger.RELEASE, event.packageName())
            .alone(event.packageName(), JobType.PULL_FROM_UPSTREAM));
  }

  /**
   * Selects what somebody asks for by a command.
   *
   * @param asked the request, for the latest release if it names none
   * @return the jobs, and those that do not run; if there are any, the request names its release
   */
  public ReleaseSelection commanded(ReleaseRequest asked) {
    ForgeProject project = projects.at(asked.project());
    TagCommits tags = new TagCommits();
    ReleaseRequest request = asked;
    if (!asked.namesRelease()) {
      PackageConfig today = asked.configuration().orElseGet(() -> configurations.require(project));
      JobSelection jobs = commanded(asked, today, project);
      if (jobs.jobs().isEmpty()) {
        return new ReleaseSelection(asked, true, project, tags, today, jobs);
      }
      request = latest.named(asked, project, jobs.jobs());
    }
    ReleaseRequest named = request;
    PackageConfig config =
        named.configuration().orElseGet(() -> configuration(project, tags, named));
    return new ReleaseSelection(
        named, true, project, tags, config, commanded(named, config, project));
  }

  private JobSelection commanded(
      ReleaseRequest request, PackageConfig config, ForgeProject project) {
    JobType type = ReleaseSelection.typeOf(request);
    boolean pulls = request.kind() == Kind.PULL_FROM_UPSTREAM;
    JobSelection jobs =
        selector.commanded(
            config,
            type,
            Set.of(JobTrigger.RELEASE),
            request.packages(),
            pulls ? project.name() : project.fullName());
    return pulls ? jobs.alone(project.name(), type) : jobs;
  }

  /** Which release is the latest depends on the configuration as it is today. */
  private ReleaseRequest named(ReleaseRequest request, ForgeProject project) {
    PackageConfig config = request.configuration().orElseGet(() -> configurations.require(project));
    return latest.named(request, project, jobs(request, config).jobs());
  }

  private JobSelection jobs(ReleaseRequest request, PackageConfig config) {
    JobType type = ReleaseSelection.typeOf(request);
    JobSelection jobs = selector.requested(config, type, request.packages());
    if (jobs.jobs().isEmpty() && jobs.refused().isEmpty() && jobs.shared()) {
      throw new OtherDistGitException(
          "The jobs of %s belong to other dist-gits of this workflow".formatted(request.project()));
    }
    if (jobs.jobs().isEmpty() && jobs.refused().isEmpty()) {
      requireKnown(request, config);
      throw new JobNotConfiguredException(type.key(), request.project().toString());
    }
    if (jobs.jobs().isEmpty()) {
      throw new OtherDistGitException(jobs.refused().get(0).message());
    }
    return jobs;
  }

  private static void requireKnown(ReleaseRequest request, PackageConfig config) {
    Set<String> known = new TreeSet<>();
    config.packages().values().forEach(each -> known.add(each.downstreamPackageName()));
    if (!request.packages().isEmpty() && Collections.disjoint(known, request.packages())) {
      throw new WorkflowException(
          "The configuration of %s has none of the packages %s that the request names. It has %s."
              .formatted(request.project(), request.packages(), known));
    }
  }

  /** A release's own configuration counts upstream; dist-git's is that of its default branch. */
  private PackageConfig configuration(
      ForgeProject project, TagCommits tags, ReleaseRequest request) {
    return request.kind() == Kind.PULL_FROM_UPSTREAM || request.tag().isEmpty()
        ? configurations.require(project)
        : configurations.require(project, tags.of(project, request.tag().get()));
  }

  /**
   * Decides whether a release is for a job.
   *
   * @param selection the selection that the job is of
   * @param job the job
   * @param request what is asked for, with a tag or a version
   * @return the release and the branches, or the rule that keeps it away
   * @throws TagMismatchException if the tag names no version of any package
   */
  public ReleaseDecision decide(
      ReleaseSelection selection, SelectedJob job, ReleaseRequest request) {
    PackageSettings settings = job.settings();
    requireSupported(settings);
    ReleaseAliases aliases = releases.aliases();
    ReleaseAliases.Expansion branches =
        request.branches().isEmpty()
            ? JobBranches.of(aliases, selection.type(), settings)
            : aliases.expand(request.branches());
    Optional<ForgeProject> upstream =
        request.kind() == Kind.PROPOSE_DOWNSTREAM
            ? Optional.of(selection.project())
            : settings.upstreamProjectUrl().map(URI::create).map(projects::at);
    TagTemplate template = UpstreamTags.template(settings);
    Optional<String> tag =
        upstream.map(
            present ->
                request.tag().orElseGet(() -> template.tag(request.version().orElseThrow())));
    Optional<SkipReason> unwanted =
        tag.flatMap(name -> filtered(settings, name).or(() -> foreign(selection, job, name)));
    if (unwanted.isPresent()) {
      return new ReleaseDecision.Unwanted(
          job.packageName(), tag.orElseThrow(), branches, unwanted.get());
    }
    UpstreamRelease release =
        upstream.isEmpty()
            ? withoutTag(request, settings)
            : tagged(upstream.get(), tag.orElseThrow(), selection.tags(), settings);
    return new ReleaseDecision.Wanted(
        request,
        selection.config(),
        job.configName(),
        settings,
        release,
        branches,
        aliases,
        // Whoever asks may want a push; an event comes from outside and only ever proposes.
        selection.byEvent() || settings.createPr());
  }

  private static void requireSupported(PackageSettings settings) {
    if (settings.upstreamRef().isPresent()
        && !settings.actions().containsKey(ActionName.CREATE_PATCHES)) {
      throw new UnsupportedSettingException(
          settings.downstreamPackageName(),
          "upstream_ref",
          "the patches that source-git makes of the commits since then would be missing. Keep them as files and list them in files_to_sync, or define the action create-patches.");
    }
  }

  private static Optional<SkipReason> filtered(PackageSettings settings, String tag) {
    String include = settings.upstreamTagInclude();
    String exclude = settings.upstreamTagExclude();
    if (TagFilter.of(include, exclude).accepts(tag)) {
      return Optional.empty();
    }
    return Optional.of(
        new SkipReason.TagFiltered(
            tag, TagFilter.of(include, "").accepts(tag) ? exclude : include));
  }

  /** In a monorepo a tag that is not of a package's form is that of another package. */
  private static Optional<SkipReason> foreign(
      ReleaseSelection selection, SelectedJob job, String tag) {
    if (UpstreamTags.template(job.settings()).version(tag).isPresent()) {
      return Optional.empty();
    }
    boolean taken =
        selection.config().packages().values().stream()
            .filter(other -> !other.downstreamPackageName().equals(job.packageName()))
            .anyMatch(other -> UpstreamTags.template(other).version(tag).isPresent());
    return taken
        ? Optional.of(new SkipReason.TagOfAnotherPackage(tag, job.settings().upstreamTagTemplate()))
        : Optional.empty();
  }

  private static UpstreamRelease withoutTag(ReleaseRequest request, PackageSettings settings) {
    String version =
        request
            .version()
            .orElseThrow(
                () ->
                    new WorkflowException(
                        "%s has no upstream_project_url, so a release of it has no tag. Ask for it by its version."
                            .formatted(settings.downstreamPackageName())));
    return new UpstreamRelease(
        Optional.empty(), Optional.empty(), Optional.empty(), version, Optional.empty());
  }

  private static UpstreamRelease tagged(
      ForgeProject upstream, String tag, TagCommits tags, PackageSettings settings) {
    String version =
        UpstreamTags.template(settings)
            .version(tag)
            .orElseThrow(() -> new TagMismatchException(tag, settings.upstreamTagTemplate()));
    return new UpstreamRelease(
        Optional.of(upstream.webUrl()),
        Optional.of(tag),
        Optional.of(tags.of(upstream, tag)),
        version,
        settings.copyUpstreamReleaseDescription()
            ? upstream.releases().find(tag).map(ForgeRelease::body)
            : Optional.empty());
  }
}
