package io.github.packit4j.bot;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.JobConfig;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.LoadedConfig;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.forge.Capability;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.distgit.forge.PullRequestState;
import io.github.packit4j.distgit.monitoring.MonitoredVersions;
import io.github.packit4j.koji.BuildSearch;
import io.github.packit4j.koji.FoundBuild;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.TaskId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What may have been missed of a package, as far as its configuration has jobs for it. */
final class SweptPackage {

  private static final String FEDORA = "Fedora";

  /** The head of a branch is among the newest, if a pull request brought it. */
  private static final int MOST_MERGED = 50;

  private final World world;
  private final ReleaseAliases releases;
  private final String name;
  private final ForgeProject project;

  SweptPackage(World world, ReleaseAliases releases, String name) {
    this.world = world;
    this.releases = releases;
    this.name = name;
    this.project = world.distGit().project(name);
  }

  /** Events that should have come by now; most of them have. */
  List<PackitEvent> missed() {
    if (!project.exists()) {
      return List.of();
    }
    String branch = project.repository().defaultBranch();
    Optional<PackageConfig> config =
        ConfigLoader.create()
            .withRepositoryName(name)
            .find(file -> project.repository().file(branch, file))
            .map(LoadedConfig::config);
    return config.map(this::missed).orElseGet(List::of);
  }

  private List<PackitEvent> missed(PackageConfig config) {
    List<PackitEvent> missed = new ArrayList<>();
    upstreams(config)
        .forEach(
            upstream ->
                SweptProject.of(world.forges().project(URI.create(upstream)))
                    .ifPresent(missed::add));
    if (config.jobs().stream().anyMatch(job -> job.job() == JobType.PULL_FROM_UPSTREAM)) {
      newVersion().ifPresent(missed::add);
    }
    for (ReleaseBranch branch : branches(config, JobType.KOJI_BUILD)) {
      unbuilt(branch).ifPresent(missed::add);
    }
    for (ReleaseBranch branch : branches(config, JobType.BODHI_UPDATE)) {
      if (branch.needsUpdate()) {
        withoutUpdate(branch).ifPresent(missed::add);
      }
    }
    return missed;
  }

  private static Set<String> upstreams(PackageConfig config) {
    Set<String> upstreams = new TreeSet<>();
    Stream.concat(
            config.packages().values().stream(),
            config.jobs().stream().flatMap(job -> job.packages().values().stream()))
        .flatMap(settings -> settings.upstreamProjectUrl().stream())
        .forEach(upstreams::add);
    return upstreams;
  }

  private Set<ReleaseBranch> branches(PackageConfig config, JobType type) {
    Set<String> wanted = new TreeSet<>();
    for (JobConfig job : config.jobs()) {
      if (job.job() == type) {
        for (PackageSettings settings : job.packages().values()) {
          List<String> targets = settings.distGitBranches().targets();
          wanted.addAll(targets.isEmpty() ? List.of(defaultOf(type)) : targets);
        }
      }
    }
    return Set.copyOf(releases.expand(wanted).branches());
  }

  private static String defaultOf(JobType type) {
    return type == JobType.BODHI_UPDATE ? "fedora-stable" : "rawhide";
  }

  private Optional<PackitEvent> newVersion() {
    return world
        .monitoring()
        .flatMap(
            monitoring ->
                monitoring
                    .projectOf(FEDORA, name)
                    .flatMap(
                        found ->
                            monitoring
                                .versions(found.id())
                                .flatMap(versions -> newVersion(versions, found.id()))));
  }

  private Optional<PackitEvent> newVersion(MonitoredVersions versions, long id) {
    Set<String> stable = versions.newestStable().map(Set::of).orElseGet(Set::of);
    return versions
        .newestStable()
        .or(versions::newest)
        .map(
            version ->
                new NewVersions(
                    name, List.of(version), stable, OptionalLong.empty(), OptionalLong.of(id)));
  }

  /** The head of a branch, if Koji has never heard of it. Who pushed it is asked of the forge. */
  private Optional<PackitEvent> unbuilt(ReleaseBranch branch) {
    DistGitInstance instance = world.distGit().instance();
    return project
        .repository()
        .resolve(branch.name())
        .filter(
            commit ->
                world
                        .koji()
                        .builds()
                        .search(
                            BuildSearch.ofCommit(
                                URI.create("git+%s#%s".formatted(instance.cloneUrl(name), commit)),
                                branch.kojiTarget()))
                    instanceof FoundBuild.None)
        .map(commit -> push(branch, commit));
  }

  /** A forge that knows which merge made a commit is asked by the workflow. */
  private PackitEvent push(ReleaseBranch branch, String commit) {
    boolean asked = project.forge().can(Capability.MERGED_COMMITS);
    return new DistGitPush(
        world.distGit().instance().namespace(),
        name,
        branch.name(),
        commit,
        "",
        asked ? OptionalInt.empty() : merged(branch, commit),
        Optional.empty(),
        false,
        Optional.of(project.webUrl()),
        !asked);
  }

  private OptionalInt merged(ReleaseBranch branch, String commit) {
    PullRequestQuery merged =
        PullRequestQuery.all().state(PullRequestState.MERGED).targetBranch(branch.name());
    return project.pullRequests().list(merged).stream()
        .limit(MOST_MERGED)
        .filter(pullRequest -> pullRequest.headCommit().filter(commit::equals).isPresent())
        .mapToInt(pullRequest -> Math.toIntExact(pullRequest.id()))
        .findFirst();
  }

  /** The newest candidate of a branch, if Bodhi has no update with it. */
  private Optional<PackitEvent> withoutUpdate(ReleaseBranch branch) {
    return branch
        .candidateTag()
        .flatMap(
            tag ->
                world.koji().tags().latestBuild(tag, name).filter(build -> build.tag().equals(tag)))
        .map(build -> build.nvr().toString())
        .filter(nvr -> world.bodhi().updates().ofBuild(nvr).isEmpty())
        .flatMap(nvr -> world.koji().builds().find(nvr))
        .map(build -> completed(build, branch));
  }

  private static PackitEvent completed(BuildInfo build, ReleaseBranch branch) {
    return new BuildStateChanged(
        build.id(),
        build.taskId().map(TaskId::value).map(OptionalLong::of).orElseGet(OptionalLong::empty),
        build.nvr().toString(),
        BuildStateChanged.COMPLETE,
        build.ownerName().orElse(""),
        build.source(),
        Optional.of(branch.kojiTarget()));
  }
}
