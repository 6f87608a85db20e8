package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.ConfigException;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.ReleaseAliases;
import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.config.TagFilter;
import io.github.packit4j.config.TagTemplate;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseRequest.Kind;
import io.github.packit4j.core.failure.JobNotConfiguredException;
import io.github.packit4j.core.failure.OtherDistGitException;
import io.github.packit4j.core.failure.TagMismatchException;
import io.github.packit4j.core.failure.UnknownReleaseException;
import io.github.packit4j.core.failure.UnsupportedSettingException;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.Branches;
import io.github.packit4j.core.internal.Services;
import io.github.packit4j.core.internal.job.ConfigurationReader;
import io.github.packit4j.core.internal.job.DistGitMatch;
import io.github.packit4j.core.internal.job.JobBranches;
import io.github.packit4j.core.internal.job.JobSelector;
import io.github.packit4j.core.internal.job.ReleaseData;
import io.github.packit4j.core.internal.job.SelectedJob;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import io.github.packit4j.core.internal.job.UpstreamTags;
import io.github.packit4j.core.internal.text.MergeGuide;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.ForgeRelease;
import io.github.packit4j.http.PackitException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a request into a plan: from the release upstream to what each branch needs. */
public final class ReleasePlanner {

  private final Services services;
  private final ReleaseData releases;
  private final ConfigurationReader configurations = new ConfigurationReader();

  /**
   * Creates a planner.
   *
   * @param services what it works with
   * @param releases the distribution's releases
   */
  public ReleasePlanner(Services services, ReleaseData releases) {
    this.services = services;
    this.releases = releases;
  }

  /**
   * Plans a release.
   *
   * @param asked the request
   * @return the plan
   */
  public ReleasePlan plan(ReleaseRequest asked) {
    ForgeProject project = services.project(asked.project());
    ReleaseRequest request = asked.namesRelease() ? asked : latest(asked, project);
    TagCommits tags = new TagCommits();
    PackageConfig config =
        request
            .configuration()
            .orElseGet(() -> configurations.read(project, ref(project, tags, request)));
    List<SelectedJob> jobs = jobs(request, config);
    ReleaseAliases aliases = releases.aliases();
    List<BranchPlan> branches = new ArrayList<>();
    Optional<UpstreamRelease> first = Optional.empty();
    for (SelectedJob job : jobs) {
      UpstreamRelease release = release(request, job.settings(), project, tags);
      first = first.or(() -> Optional.of(release));
      branches.addAll(plan(request, config, job.settings(), release, aliases));
    }
    UpstreamRelease release = first.orElseThrow();
    return ReleasePlan.builder()
        .version(release.version())
        .tag(release.tag())
        .commit(release.commit())
        .branches(branches)
        .build();
  }

  /** Which release is the latest depends on the configuration as it is today. */
  private ReleaseRequest latest(ReleaseRequest request, ForgeProject project) {
    PackageConfig config =
        request
            .configuration()
            .orElseGet(() -> configurations.read(project, project.defaultBranch()));
    return new LatestRelease(services).named(request, project, jobs(request, config));
  }

  private List<SelectedJob> jobs(ReleaseRequest request, PackageConfig config) {
    List<SelectedJob> jobs =
        new JobSelector(services.instance()).requested(config, type(request), request.packages());
    if (jobs.isEmpty()) {
      throw new JobNotConfiguredException(type(request).key(), request.project().toString());
    }
    DistGitInstance distGit = services.distGit().instance();
    List<SelectedJob> here =
        jobs.stream()
            .filter(job -> DistGitMatch.difference(job.settings(), distGit).isEmpty())
            .toList();
    if (here.isEmpty()) {
      throw new OtherDistGitException(
          DistGitMatch.difference(jobs.get(0).settings(), distGit).orElseThrow());
    }
    here.forEach(job -> requireSupported(job.settings()));
    return here;
  }

  private static void requireSupported(PackageSettings settings) {
    if (settings.upstreamRef().isPresent()) {
      throw new UnsupportedSettingException(
          settings.downstreamPackageName(),
          "upstream_ref",
          "the patches that source-git makes of the commits since then would be missing. Keep them as files and list them in files_to_sync.");
    }
  }

  /** A release's own configuration counts upstream; dist-git's is that of its default branch. */
  private static String ref(ForgeProject project, TagCommits tags, ReleaseRequest request) {
    if (request.kind() == Kind.PULL_FROM_UPSTREAM || request.tag().isEmpty()) {
      return project.defaultBranch();
    }
    return tags.of(project, request.tag().get());
  }

  /** The commits of tags, each looked up once: one plan is made of one commit. */
  private static final class TagCommits {

    private record Tag(ForgeProject project, String name) {}

    private final Map<Tag, String> known = new HashMap<>();

    String of(ForgeProject project, String tag) {
      return known.computeIfAbsent(
          new Tag(project, tag),
          key ->
              project
                  .commitOfTag(tag)
                  .orElseThrow(
                      () -> new UnknownReleaseException(project.webUrl().toString(), tag)));
    }
  }

  private UpstreamRelease release(
      ReleaseRequest request, PackageSettings settings, ForgeProject project, TagCommits tags) {
    Optional<ForgeProject> upstream =
        request.kind() == Kind.PROPOSE_DOWNSTREAM
            ? Optional.of(project)
            : settings.upstreamProjectUrl().map(URI::create).map(services::project);
    TagTemplate template = UpstreamTags.template(settings);
    if (upstream.isEmpty()) {
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
    String tag = request.tag().orElseGet(() -> template.tag(request.version().orElseThrow()));
    String version =
        template
            .version(tag)
            .orElseThrow(() -> new TagMismatchException(tag, settings.upstreamTagTemplate()));
    return new UpstreamRelease(
        Optional.of(upstream.get().webUrl()),
        Optional.of(tag),
        Optional.of(tags.of(upstream.get(), tag)),
        version,
        settings.copyUpstreamReleaseDescription()
            ? upstream.get().release(tag).map(ForgeRelease::body)
            : Optional.empty());
  }

  private List<BranchPlan> plan(
      ReleaseRequest request,
      PackageConfig config,
      PackageSettings settings,
      UpstreamRelease release,
      ReleaseAliases aliases) {
    List<ReleaseBranch> branches =
        request.branches().isEmpty()
            ? JobBranches.of(aliases, type(request), settings)
            : aliases.resolve(request.branches());
    Optional<SkipReason> filtered = filtered(settings, release);
    if (filtered.isPresent()) {
      return branches.stream()
          .<BranchPlan>map(
              branch ->
                  new BranchPlan.Skipped(
                      settings.downstreamPackageName(), branch.name(), filtered.get()))
          .toList();
    }
    try (PackageRelease context =
        new PackageRelease(
            services,
            request,
            settings,
            release,
            guide(request, config, settings, aliases),
            branches)) {
      BranchPlanner planner = new BranchPlanner(context);
      List<BranchPlan> plans =
          Branches.inParallel(
              services.executor(), branches, branch -> planned(planner, context, branch));
      return new FastForwards(context, aliases).added(plans, branches);
    }
  }

  private Optional<MergeGuide> guide(
      ReleaseRequest request,
      PackageConfig config,
      PackageSettings settings,
      ReleaseAliases aliases) {
    if (!services.mergeGuides()) {
      return Optional.empty();
    }
    boolean arrives = request.kind() == Kind.PULL_FROM_UPSTREAM || bringsConfiguration(settings);
    return Optional.of(
        new MergeGuide(
            settings.downstreamPackageName(),
            services.distGit().account(),
            arrives ? Optional.of(config) : downstream(settings),
            new JobSelector(services.instance()),
            services.distGit().instance(),
            aliases));
  }

  private static boolean bringsConfiguration(PackageSettings settings) {
    return settings.configFilePath().isPresent()
        && (settings.filesToSync().isEmpty()
            || settings.filesToSync().stream()
                .flatMap(item -> item.src().stream())
                .anyMatch(settings.configFilePath().get()::equals));
  }

  /** Where dist-git keeps a configuration of its own, that is what downstream events find. */
  private Optional<PackageConfig> downstream(PackageSettings settings) {
    ForgeProject project = services.distGit().project(settings.downstreamPackageName());
    try {
      return configurations.find(project, project.defaultBranch());
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }

  private static Optional<SkipReason> filtered(PackageSettings settings, UpstreamRelease release) {
    String include = settings.upstreamTagInclude();
    String exclude = settings.upstreamTagExclude();
    return release
        .tag()
        .filter(tag -> !TagFilter.of(include, exclude).accepts(tag))
        .map(
            tag ->
                new SkipReason.TagFiltered(
                    tag, TagFilter.of(include, "").accepts(tag) ? exclude : include));
  }

  private static BranchPlan planned(
      BranchPlanner planner, PackageRelease context, ReleaseBranch branch) {
    try {
      return planner.plan(branch);
    } catch (RuntimeException e) {
      return new BranchPlan.Failed(
          context.packageName(), branch.name(), e, PackitException.mayPassByItself(e));
    }
  }

  private static JobType type(ReleaseRequest request) {
    return request.kind() == Kind.PROPOSE_DOWNSTREAM
        ? JobType.PROPOSE_DOWNSTREAM
        : JobType.PULL_FROM_UPSTREAM;
  }
}
