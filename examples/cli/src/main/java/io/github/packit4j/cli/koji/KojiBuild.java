package io.github.packit4j.cli.koji;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Consent;
import io.github.packit4j.cli.run.PackageArgument;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.cli.run.UsageException;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.BodhiReleases;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.koji.BuildSubmission;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.call.BuildRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds what branches of dist-git have. */
@Command(
    name = "build",
    description = "Build the newest commit of dist-git branches, unless it is built already.")
final class KojiBuild implements Action {

  @Mixin private final PackageArgument packageName = new PackageArgument();

  @Option(
      names = "--dist-git-branch",
      paramLabel = "BRANCHES",
      split = ",",
      defaultValue = "rawhide",
      description = "Branches or aliases, separated by commas. Default: ${DEFAULT-VALUE}.")
  private List<String> branches = List.of();

  @Option(
      names = {"--target", "--koji-target"},
      paramLabel = "TARGET",
      description = "The target to build for. Default: that of the branch.")
  private Optional<String> target = Optional.empty();

  @Option(names = "--scratch", description = "Build for trial only: nothing is kept.")
  private boolean scratch;

  @Option(names = "--skip-tag", description = "Leave the finished build untagged.")
  private boolean skipTag;

  @Option(names = "--fail-fast", description = "End all architectures when one fails.")
  private boolean failFast;

  @Option(
      names = "--arches",
      paramLabel = "ARCHES",
      split = ",",
      description = "Build for these architectures only; for scratch builds.")
  private List<String> arches = List.of();

  @Mixin private final Waiting waiting = new Waiting();
  @Mixin private final Consent consent = new Consent();

  @Override
  public Answer run(Session session) throws InterruptedException {
    List<BuildRequest> requests = requests(session);
    return consent.around(session, plan(requests), () -> build(session, requests));
  }

  private List<BuildRequest> requests(Session session) {
    String name = packageName.name(session);
    URI repository = session.clients().distGit().cloneUrl(name);
    Map<String, CommitId> heads;
    try (GitRepository git = session.clients().git().open(repository)) {
      heads = git.remoteHeads(repository);
    }
    List<BuildRequest> requests = new ArrayList<>();
    for (ReleaseBranch branch :
        BodhiReleases.aliases(session.clients().bodhi()).resolveStrictly(branches)) {
      CommitId head = heads.get(branch.name());
      if (head == null) {
        throw new UsageException("%s has no branch %s.".formatted(name, branch.name()));
      }
      requests.add(
          BuildRequest.builder()
              .source("git+%s#%s".formatted(repository, head.hex()))
              .target(target.orElseGet(branch::kojiTarget))
              .scratch(scratch)
              .skipTag(skipTag)
              .failFast(failFast)
              .archOverride(arches)
              .build());
    }
    return requests;
  }

  /** What is to be built. */
  private record Planned(String source, Optional<String> target, boolean scratch) {}

  private static Answer plan(List<BuildRequest> requests) {
    List<Planned> planned =
        requests.stream()
            .map(request -> new Planned(request.source(), request.target(), request.scratch()))
            .toList();
    Page page = new Page();
    for (Planned build : planned) {
      page.line(
          "%s %s for %s"
              .formatted(
                  build.scratch() ? "scratch build of" : "build of",
                  build.source(),
                  build.target().orElse("no target")));
    }
    return Answer.of(planned, page);
  }

  private Answer build(Session session, List<BuildRequest> requests) throws InterruptedException {
    KojiClient koji = session.clients().koji();
    List<BuildSubmission> submissions =
        requests.stream()
            .map(request -> koji.builds().submitIfAbsent(request, Optional.empty()))
            .toList();
    List<TaskEnd> ends = new ArrayList<>();
    for (BuildSubmission submission : submissions) {
      ends.add(
          submission instanceof BuildSubmission.Submitted submitted
              ? waiting.end(session, koji, submitted.task())
              : TaskEnd.of(koji, ((BuildSubmission.Present) submission).build()));
    }
    return TaskEnd.answer(ends);
  }
}
