package io.github.packit4j.koji;

import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.call.BuildQuery;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.call.ContentCalls;
import io.github.packit4j.koji.call.UploadedFile;
import io.github.packit4j.koji.failure.KojiDeadlineException;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.failure.KojiNotFoundException;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.ChangelogEntry;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.TaskId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The builds of a hub: to find, submit and wait for. Thread-safe. */
public final class Builds {
  private final KojiClient koji;
  private final BuildFinder finder;
  private final LostAnswers lostAnswers;
  private final SourceUpload upload;
  private final TwinTasks twins;

  Builds(KojiClient koji, BuildFinder finder, SourceUpload upload) {
    this.koji = koji;
    this.finder = finder;
    this.lostAnswers = new LostAnswers(koji);
    this.upload = upload;
    this.twins = new TwinTasks(koji, finder);
  }

  /**
   * Looks up a build.
   *
   * @param nvr name-version-release
   * @return the build, empty if there is none of that NVR
   */
  public Optional<BuildInfo> find(String nvr) {
    return koji.call(BuildCalls.build(nvr));
  }

  /**
   * Lists builds.
   *
   * @param query which builds
   * @return the builds
   */
  public List<BuildInfo> list(BuildQuery query) {
    return koji.call(BuildCalls.builds(query));
  }

  /**
   * Finds the build of a commit or NVR, be it running, finished or failed.
   *
   * @param search what to find
   * @return what the hub knows; a finished build before a running one, that before a failed one
   */
  public FoundBuild search(BuildSearch search) {
    return finder.find(search);
  }

  /**
   * Submits a build, exactly once. Whether target, package and commit are right shows when the task
   * runs.
   *
   * @param request what to build
   * @return the task
   */
  public TaskId submit(BuildRequest request) {
    return koji.call(BuildCalls.submit(request), lostAnswers.build(request));
  }

  /**
   * Submits a build unless it is running or finished already. Checks first what the hub does not:
   * that the target exists, its destination tag is not locked, and that takes the package. Looks
   * again afterwards: where another program submitted the same at the same moment, the older task
   * is the one that was found, and the own is canceled if no builder has it yet.
   *
   * @param request what to build; from version control for a target. Of scratch builds only the own
   *     count, as nothing but the task is left of them
   * @param nvr the NVR that it will have, if known; a build of that NVR counts whatever its commit
   * @return the new task, or what was found
   * @throws KojiException if the task could only fail
   */
  public BuildSubmission submitIfAbsent(BuildRequest request, Optional<Nvr> nvr) {
    KnownTargets targets = new KnownTargets(koji);
    Optional<FoundBuild> present =
        request.scratch()
            ? finder.scratch(request)
            : finder.known(
                BuildSearch.builder().from(BuildSearch.of(request)).nvr(nvr).build(), targets);
    if (present.isPresent() && present.get().makesSubmittingNeedless()) {
      return new BuildSubmission.Present(present.get());
    }
    new BuildChecks(koji, targets).check(request);
    TaskId task = submit(request);
    return twins
        .older(request, task, targets)
        .<BuildSubmission>map(
            older ->
                new BuildSubmission.Present(
                    new FoundBuild.Running(Optional.of(older), Optional.empty())))
        .orElseGet(() -> new BuildSubmission.Submitted(task));
  }

  /**
   * Uploads a source package, in pieces that are each checked.
   *
   * @param file the package
   * @param progress is told the number of bytes that have arrived, after each piece
   * @return the file at the hub, to build from with {@link BuildRequest#scratchOf}
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public UploadedFile uploadSourcePackage(Path file, LongConsumer progress) {
    return upload.upload(file, progress);
  }

  /**
   * Waits for the task of a build to end.
   *
   * @param id the task
   * @param timeout how long to wait at most
   * @param listener is told each change of the task and those below it
   * @return how it ended, with the build
   * @throws InterruptedException if the thread is interrupted meanwhile
   * @throws KojiDeadlineException if it takes longer; the task goes on
   */
  public BuildOutcome await(TaskId id, Duration timeout, Consumer<TaskUpdate> listener)
      throws InterruptedException {
    TaskOutcome outcome = koji.tasks().await(id, timeout, listener);
    if (outcome instanceof TaskOutcome.Failed failed) {
      return new BuildOutcome.Failed(failed.task(), failed.fault(), failed.culprits());
    }
    if (outcome instanceof TaskOutcome.Canceled canceled) {
      return new BuildOutcome.Canceled(canceled.task());
    }
    return new BuildOutcome.Completed(
        outcome.task(), list(BuildQuery.ofTask(id)).stream().findFirst());
  }

  /**
   * Reads what a build's changelog has above that of another build.
   *
   * @param old name-version-release of the older build
   * @param current name-version-release of the newer build
   * @return the new entries, newest first
   * @throws KojiNotFoundException if one of them has no source package
   */
  public List<ChangelogEntry> changelogSince(String old, String current) {
    KojiBatch batch = koji.batch();
    KojiBatch.Entry<List<ChangelogEntry>> before = batch.add(ContentCalls.changelog(old));
    KojiBatch.Entry<List<ChangelogEntry>> after = batch.add(ContentCalls.changelog(current));
    batch.run();
    return Changelogs.since(before.result(), after.result());
  }

  /**
   * The page that shows a build to people.
   *
   * @param build the build
   * @return its address on the hub's web site
   */
  public URI url(BuildInfo build) {
    return koji.page("/buildinfo?buildID=" + build.id());
  }
}
