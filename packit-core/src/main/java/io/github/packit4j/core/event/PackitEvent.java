package io.github.packit4j.core.event;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Something that happened on a forge, in Koji or in release monitoring and may start a job. Made by
 * {@link WebhookReader} and {@link MessageReader}, or by the embedding program.
 */
public sealed interface PackitEvent {

  /**
   * Upstream has published a release on its forge.
   *
   * @param project the upstream project's web address
   * @param tag the release's tag
   */
  record ReleasePublished(URI project, String tag) implements PackitEvent {}

  /**
   * Release monitoring knows new versions of a package.
   *
   * @param packageName the package in dist-git
   * @param versions the versions, in the order of the message
   * @param stableVersions those that release monitoring knows to be no pre-releases; empty if it
   *     does not say
   * @param bug the Bugzilla bug about them, if one was filed
   * @param monitoringProject the project's number in release monitoring, if known
   */
  record NewVersions(
      String packageName,
      List<String> versions,
      Set<String> stableVersions,
      OptionalLong bug,
      OptionalLong monitoringProject)
      implements PackitEvent {
    /** Copies the versions, at least one of which is needed. */
    public NewVersions {
      versions = List.copyOf(versions);
      stableVersions = Set.copyOf(stableVersions);
      if (versions.isEmpty()) {
        throw new IllegalArgumentException(
            "A message about new versions of %s names none.".formatted(packageName));
      }
    }
  }

  /**
   * Commits were pushed to a branch of a repository that may be a package of a dist-git, directly
   * or by merging a pull request.
   *
   * @param namespace the repository's namespace, such as {@code rpms}
   * @param packageName the package, or whatever the repository is called
   * @param branch the branch, without {@code refs/heads/}
   * @param commit the new head's full hash
   * @param committer the account that pushed, or merged
   * @param pullRequest the number of the pull request that the push merged, if the message tells
   * @param changedFiles the paths that changed; empty if the message does not tell
   * @param fork whether the push went to a fork of the package, if the message tells
   * @param project the web address of the repository; empty if the message does not tell, which
   *     then is one of the dist-git's own Pagure
   * @param tellsPullRequest whether the message names the pull request of a merge, as Pagure's do:
   *     where it does not, the forge is asked
   */
  record DistGitPush(
      String namespace,
      String packageName,
      String branch,
      String commit,
      String committer,
      OptionalInt pullRequest,
      Optional<Set<String>> changedFiles,
      boolean fork,
      Optional<URI> project,
      boolean tellsPullRequest)
      implements PackitEvent {
    /** Copies the set. */
    public DistGitPush {
      changedFiles = changedFiles.map(Set::copyOf);
    }

    /** Makes a push of a message that names the pull request of a merge, and no address. */
    public DistGitPush(
        String namespace,
        String packageName,
        String branch,
        String commit,
        String committer,
        OptionalInt pullRequest,
        Optional<Set<String>> changedFiles,
        boolean fork) {
      this(
          namespace,
          packageName,
          branch,
          commit,
          committer,
          pullRequest,
          changedFiles,
          fork,
          Optional.empty(),
          true);
    }

    /**
     * Adds what the forge says of a push whose message does not tell it.
     *
     * @param number the number of the pull request that it merged, if it did
     * @return the push as a message that tells would have made it
     */
    public DistGitPush merging(OptionalInt number) {
      return new DistGitPush(
          namespace,
          packageName,
          branch,
          commit,
          committer,
          number,
          changedFiles,
          fork,
          project,
          true);
    }
  }

  /**
   * A Koji build has changed its state.
   *
   * @param build the build's number
   * @param task the number of the task that makes it, unless it was imported
   * @param nvr name, version and release, joined by {@code -}
   * @param state the new state as Koji numbers it: 0 building, 1 complete, 2 deleted, 3 failed, 4
   *     canceled
   * @param owner the account that submitted the build
   * @param source the source of the request, such as {@code git+https://host/rpms/name.git#hash}
   * @param target the build target of the request; a side tag's name for a build into it
   */
  record BuildStateChanged(
      long build,
      OptionalLong task,
      String nvr,
      int state,
      String owner,
      Optional<String> source,
      Optional<String> target)
      implements PackitEvent {

    /** The number Koji gives to a build that has succeeded. */
    public static final int COMPLETE = 1;
  }

  /**
   * A build was tagged in Koji.
   *
   * @param build the build's number
   * @param nvr name, version and release, joined by {@code -}
   * @param packageName the name in the NVR
   * @param tag the tag
   * @param owner the account that built it
   */
  record BuildTagged(long build, String nvr, String packageName, String tag, String owner)
      implements PackitEvent {}

  /**
   * An update in Bodhi has been tested enough to be pushed to stable.
   *
   * @param alias the update's alias
   * @param user the account that made it
   * @param builds its builds, at least one
   */
  record UpdateTested(String alias, String user, List<String> builds) implements PackitEvent {
    /** Copies the builds. */
    public UpdateTested {
      builds = List.copyOf(builds);
      if (builds.isEmpty()) {
        throw new IllegalArgumentException("The update %s has no builds.".formatted(alias));
      }
    }
  }

  /**
   * A pull request was opened, or opened again, or has new commits.
   *
   * @param project the web address of the project that it is for
   * @param number its number (GitLab: the iid)
   * @param commit the full hash of its newest commit
   */
  record PullRequestChanged(URI project, long number, String commit) implements PackitEvent {}

  /**
   * A scratch build in Koji has changed its state. It has no build record, only its task.
   *
   * @param task the task's number
   * @param state the new state as Koji names it: {@code OPEN}, {@code CLOSED}, {@code FAILED},
   *     {@code CANCELED}
   * @param owner the account that submitted it
   * @param source what is built, such as {@code git+https://host/forks/alice/rpms/name.git#hash}
   * @param target the build target
   */
  record ScratchBuildChanged(long task, String state, String owner, String source, String target)
      implements PackitEvent {}

  /**
   * Somebody has written a comment on an issue or a pull request, which may hold commands.
   *
   * @param project the web address of the project with the issue or pull request
   * @param number the number of the issue or pull request (GitLab: the iid)
   * @param pullRequest whether it is a pull request
   * @param comment what the forge knows the comment by
   * @param author the account that wrote it
   * @param text its text; what goes beyond {@link #MAX_TEXT} is left out, with the line that it
   *     begins in
   * @param head the newest commit of the pull request when the comment was written, as far as the
   *     forge tells
   */
  record CommentPosted(
      URI project,
      long number,
      boolean pullRequest,
      long comment,
      String author,
      String text,
      Optional<String> head)
      implements PackitEvent {

    /** How many characters of a comment are looked at: as many as GitHub lets people write. */
    public static final int MAX_TEXT = 65_536;

    /** Leaves out what is too long. */
    public CommentPosted {
      text = bounded(text);
    }

    private static String bounded(String text) {
      if (text.length() <= MAX_TEXT) {
        return text;
      }
      // Half a line could be another command than the whole.
      int end = MAX_TEXT;
      while (end > 0 && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end--;
      }
      return text.substring(0, end);
    }
  }
}
