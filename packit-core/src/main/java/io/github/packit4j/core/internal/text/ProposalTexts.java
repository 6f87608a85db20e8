package io.github.packit4j.core.internal.text;

import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import io.github.packit4j.distgit.forge.ForgeProject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of commits and pull requests that propose a release. */
public final class ProposalTexts {

  /** The file that tells visitors of dist-git where its commits come from. */
  public static final String SYNC_NOTE_FILE = "README.packit";

  /** Without a version on purpose: the note alone must never make a difference. */
  public static final String SYNC_NOTE =
      """
      This repository is maintained by packit4j.
      https://github.com/packit4j/packit4j
      The file was generated using packit4j.
      """;

  private static final Pattern BUG_NUMBER = Pattern.compile("#(\\d+)");
  private static final int SHORT_HASH = 8;

  private final UpstreamRelease release;
  private final Optional<ForgeProject> upstream;
  private final List<String> resolvedBugs;
  private final Optional<Long> monitoringProject;

  public ProposalTexts(
      UpstreamRelease release,
      Optional<ForgeProject> upstream,
      List<String> resolvedBugs,
      Optional<Long> monitoringProject) {
    this.release = release;
    this.upstream = upstream;
    this.resolvedBugs = List.copyOf(resolvedBugs);
    this.monitoringProject = monitoringProject;
  }

  public String commitTitle() {
    return Visible.text("Update to %s upstream release".formatted(release.version()));
  }

  /** The bug lines come first: {@code %autochangelog} takes them as items up to the empty line. */
  public String commitMessage() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(commitTitle());
    if (!resolvedBugs.isEmpty()) {
      paragraphs.add(String.join("\n", resolvesLines()));
    }
    List<String> origin = new ArrayList<>();
    release.tag().ifPresent(tag -> origin.add("Upstream tag: " + tag));
    release.commit().ifPresent(commit -> origin.add("Upstream commit: " + shortHash(commit)));
    if (!origin.isEmpty()) {
      paragraphs.add(String.join("\n", origin));
    }
    paragraphs.add("Commit authored by packit4j (https://github.com/packit4j/packit4j)");
    return Visible.text(String.join("\n\n", paragraphs)) + "\n";
  }

  public List<String> resolvesLines() {
    return resolvedBugs.stream().map(bug -> "- Resolves: " + bug).toList();
  }

  public String pullRequestTitle(String branch) {
    return Visible.text("Update %s to upstream release %s".formatted(branch, release.version()));
  }

  public String pullRequestDescription() {
    List<String> lines = new ArrayList<>();
    release
        .tag()
        .ifPresent(
            tag ->
                lines.add(
                    "Upstream tag: "
                        + linked(tag, upstream.flatMap(project -> project.tagPage(tag)))));
    release
        .commit()
        .ifPresent(
            commit ->
                lines.add(
                    "Upstream commit: "
                        + linked(
                            shortHash(commit),
                            upstream.map(project -> project.commitPage(commit)))));
    monitoringProject.ifPresent(
        id ->
            lines.add(
                "Release monitoring project: [%d](https://release-monitoring.org/project/%d)"
                    .formatted(id, id)));
    resolvedBugs.forEach(bug -> lines.add("Resolves: " + bugLink(bug)));
    return Visible.text(String.join("\n", lines)) + "\n";
  }

  /** Says which build a merge makes, unless the merge is a commit of its own. */
  static String counted(String nvr) {
    return "Release by `%autorelease`: " + Markdown.code(Markdown.line(nvr)) + "\n";
  }

  /** Shows warnings; nothing of spec files in them comes alive. */
  static String warnings(List<String> warnings) {
    if (warnings.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n**Not as it should be**\n\n");
    warnings.forEach(
        warning -> text.append("- ").append(Markdown.code(Markdown.line(warning))).append('\n'));
    return text.toString();
  }

  /**
   * Gives the branch of the fork that a proposal lives on. It has no version in it, so that a newer
   * release takes over the pull request of an older one.
   */
  public static String sourceBranch(String branch, Enum<?> kind) {
    return "%s-update-%s".formatted(branch, kind.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Tells which branch's proposal lives on a branch of the fork.
   *
   * @param sourceBranch the name of the fork's branch
   * @return the dist-git branch; empty if it is no proposal's
   */
  public static Optional<String> proposedBranch(String sourceBranch) {
    return Arrays.stream(ReleaseRequest.Kind.values())
        .map(kind -> sourceBranch("", kind))
        .filter(sourceBranch::endsWith)
        .map(suffix -> sourceBranch.substring(0, sourceBranch.length() - suffix.length()))
        .filter(branch -> !branch.isEmpty())
        .findFirst();
  }

  private static String bugLink(String bug) {
    Matcher number = BUG_NUMBER.matcher(bug);
    return number.find()
        ? "[%s](https://bugzilla.redhat.com/show_bug.cgi?id=%s)".formatted(bug, number.group(1))
        : bug;
  }

  private static String linked(String text, Optional<URI> target) {
    return target.map(url -> "[%s](%s)".formatted(text, url)).orElse(text);
  }

  private static String shortHash(String commit) {
    return commit.substring(0, Math.min(SHORT_HASH, commit.length()));
  }
}
