package io.github.packit4j.core.internal.text;

import io.github.packit4j.config.JobType;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;
import io.github.packit4j.core.internal.job.FailedRelease;
import io.github.packit4j.core.internal.job.PreferredVersions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was being done when something failed.
 *
 * @param job the job
 * @param title the title, the same for every failure of the same occasion
 * @param summary what could not be done, in Markdown
 * @param again how it is tried again, in Markdown
 * @param commit the full hash of the commit that the event is about, where it names one
 */
public record Occasion(
    JobType job, String title, String summary, String again, Optional<String> commit) {

  private static final int MAX_TITLE = 250;
  private static final Pattern COMMIT = Pattern.compile(".*#([0-9a-f]{40,64})");

  /** Makes the title fit for every forge. */
  public Occasion {
    String line = Markdown.line(title);
    title = line.length() <= MAX_TITLE ? line : line.substring(0, MAX_TITLE);
  }

  public static Occasion of(
      ReleasePublished event, Optional<String> commit, Optional<String> commands) {
    return new Occasion(
        JobType.PROPOSE_DOWNSTREAM,
        FailedRelease.title(event.tag()),
        "Release %s could not be proposed to dist-git everywhere."
            .formatted(Markdown.code(event.tag())),
        "Configuration and spec file are those of the tagged commit: where they have to change, make"
            + " a new release. Otherwise "
            + comment(commands, "propose-downstream")
            + "have the event of this release delivered again, or ask the"
            + " operator of the release bot to propose it again.",
        commit);
  }

  public static Occasion of(NewVersions event) {
    String version = PreferredVersions.highest(event).orElse("unknown");
    return new Occasion(
        JobType.PULL_FROM_UPSTREAM,
        "[packit] Pull from upstream failed for release " + version,
        "Version %s could not be pulled from upstream everywhere."
            .formatted(Markdown.code(version)),
        "The configuration is that of the default branch here. Once the cause is removed, ask the"
            + " operator of the release bot to pull this version again.",
        Optional.empty());
  }

  public static Occasion of(
      DistGitPush event, Optional<String> distribution, Optional<String> commands) {
    return new Occasion(
        JobType.KOJI_BUILD,
        "[packit] %sKoji build failed to be triggered".formatted(prefix(distribution)),
        "No Koji build of commit %s on branch %s could be submitted."
            .formatted(Markdown.code(event.commit()), Markdown.code(event.branch())),
        "Once the cause is removed, "
            + comment(
                commands.map(prefix -> prefix + " --package " + event.packageName()),
                "koji-build --branch " + event.branch())
            + "ask the operator of the release bot to handle this push again, or"
            + " submit the build by hand.",
        Optional.of(event.commit()));
  }

  /** Of a push whose changes were to go back upstream. */
  public static Occasion back(DistGitPush event) {
    return new Occasion(
        JobType.SYNC_FROM_DOWNSTREAM,
        "[packit] Sync from downstream branch %s failed".formatted(event.branch()),
        "What commit %s changed on branch %s could not be brought back upstream."
            .formatted(Markdown.code(event.commit()), Markdown.code(event.branch())),
        "Once the cause is removed, the next push to the branch brings it along. Until then ask the"
            + " operator of the release bot to handle this push again.",
        Optional.of(event.commit()));
  }

  public static Occasion of(BuildStateChanged event, Optional<String> distribution) {
    return new Occasion(
        JobType.BODHI_UPDATE,
        "[packit] %sBodhi update failed to be created".formatted(prefix(distribution)),
        "No Bodhi update with the build %s could be created.".formatted(Markdown.code(event.nvr())),
        "Once the cause is removed, ask the operator of the release bot to handle this build again, or"
            + " create the update by hand.",
        event.source().map(COMMIT::matcher).filter(Matcher::matches).map(found -> found.group(1)));
  }

  public static Occasion of(UpdateTested event) {
    return new Occasion(
        JobType.BODHI_UPDATE,
        "[packit] Update %s failed to be pushed to stable".formatted(event.alias()),
        "The update %s was tested enough and could not be pushed to stable."
            .formatted(Markdown.code(event.alias())),
        "Once the cause is removed, ask the operator of the release bot to push it again, or push it"
            + " in Bodhi.",
        Optional.empty());
  }

  public static Occasion of(BuildTagged event, Optional<String> distribution) {
    return new Occasion(
        JobType.KOJI_BUILD,
        "[packit] %sside-tag group failed to go on after %s"
            .formatted(prefix(distribution), event.nvr()),
        "Not all that follows from the build %s in the side tag %s could be done."
            .formatted(Markdown.code(event.nvr()), Markdown.code(event.tag())),
        "Once the cause is removed, ask the operator of the release bot to handle any build in this"
            + " side tag again, or go on by hand.",
        Optional.empty());
  }

  /** The way to try again that whoever reads the issue has at hand. */
  private static String comment(Optional<String> prefix, String command) {
    return prefix
        .map(word -> "comment %s here, ".formatted(Markdown.code(word + " " + command)))
        .orElse("");
  }

  private static String prefix(Optional<String> distribution) {
    return distribution.map(name -> name + " ").orElse("");
  }
}
