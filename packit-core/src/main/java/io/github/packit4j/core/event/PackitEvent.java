package io.github.packit4j.core.event;

import io.github.packit4j.koji.model.Nvr;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Something that happened on a forge, on Fedora's message bus or in release monitoring. Made by
 * {@link WebhookReader} and {@link MessageReader}, or by the embedding program.
 *
 * <p>Not every kind starts a job. What starts none is told so by the workflow, and what nobody
 * knows is {@link Ignored}: a program need not look at the kinds at all.
 */
public sealed interface PackitEvent {

  /**
   * Returns the package or project that it is about.
   *
   * @return the subject, by which events are put in order
   */
  Subject subject();

  /**
   * Returns all packages and projects that it is about, by which events are chosen.
   *
   * @return at least the {@link #subject}
   */
  default List<Subject> subjects() {
    return List.of(subject());
  }

  /**
   * Returns how it was told.
   *
   * @return the origin; {@link Origin#UNKNOWN} if a program has made it
   */
  Origin origin();

  /**
   * Returns what tells that it was delivered before.
   *
   * @return see {@link Origin}
   */
  default Optional<String> id() {
    return origin().id();
  }

  /**
   * Returns when it happened, or was sent.
   *
   * @return see {@link Origin}
   */
  default Optional<Instant> time() {
    return origin().time();
  }

  /**
   * Upstream has published a release on its forge.
   *
   * @param project the upstream project's web address
   * @param tag the release's tag
   * @param origin how it was told
   */
  record ReleasePublished(URI project, String tag, Origin origin) implements PackitEvent {

    /** Makes one of a program's own. */
    public ReleasePublished(URI project, String tag) {
      this(project, tag, Origin.UNKNOWN);
    }

    @Override
    public Subject subject() {
      return new Subject.OfProject(project);
    }
  }

  /**
   * Release monitoring knows new versions of a package.
   *
   * @param packageName the package in dist-git
   * @param versions the versions, in the order of the message
   * @param stableVersions those that release monitoring knows to be no pre-releases; empty if it
   *     does not say
   * @param bug the Bugzilla bug about them, if one was filed
   * @param monitoringProject the project's number in release monitoring, if known
   * @param origin how it was told
   */
  record NewVersions(
      String packageName,
      List<String> versions,
      Set<String> stableVersions,
      OptionalLong bug,
      OptionalLong monitoringProject,
      Origin origin)
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

    /** Makes one of a program's own. */
    public NewVersions(
        String packageName,
        List<String> versions,
        Set<String> stableVersions,
        OptionalLong bug,
        OptionalLong monitoringProject) {
      this(packageName, versions, stableVersions, bug, monitoringProject, Origin.UNKNOWN);
    }

    @Override
    public Subject subject() {
      return new Subject.OfPackage(packageName);
    }
  }

  /**
   * Release monitoring has found new versions of a project. Fedora's packages are told of them by
   * {@link NewVersions}, too, with the bug: these start nothing there.
   *
   * @param project the project's number in release monitoring
   * @param name its name
   * @param versions the versions, in the order of the message; at least one
   * @param stableVersions those that release monitoring knows to be no pre-releases; empty if it
   *     does not say
   * @param packages the packages that are made of the project
   * @param format 1 or 2: each version is told in the old format, and all of them together in the
   *     new one
   * @param origin how it was told
   */
  record VersionsFound(
      long project,
      String name,
      List<String> versions,
      Set<String> stableVersions,
      List<Mapping> packages,
      int format,
      Origin origin)
      implements PackitEvent {

    /** Copies the lists. */
    public VersionsFound {
      versions = List.copyOf(versions);
      stableVersions = Set.copyOf(stableVersions);
      packages = List.copyOf(packages);
      if (versions.isEmpty()) {
        throw new IllegalArgumentException(
            "A message about new versions of %s names none.".formatted(name));
      }
    }

    /**
     * A package that is made of a project.
     *
     * @param distribution the distribution, such as {@code Fedora}
     * @param packageName its name there
     */
    public record Mapping(String distribution, String packageName) {

      Subject subject() {
        return new Subject.OfPackage(packageName);
      }
    }

    /**
     * Returns the packages in a distribution.
     *
     * @param distribution the distribution
     * @return names in the order of the message, each once
     */
    public List<String> packagesIn(String distribution) {
      return packages.stream()
          .filter(mapping -> mapping.distribution().equals(distribution))
          .map(Mapping::packageName)
          .distinct()
          .toList();
    }

    /**
     * Says the same of one of the packages.
     *
     * @param packageName the package
     * @return its new versions, without a bug
     */
    public NewVersions of(String packageName) {
      return new NewVersions(
          packageName,
          versions,
          stableVersions,
          OptionalLong.empty(),
          OptionalLong.of(project),
          origin);
    }

    VersionsFound with(Predicate<Mapping> wanted) {
      return new VersionsFound(
          project,
          name,
          versions,
          stableVersions,
          packages.stream().filter(wanted).toList(),
          format,
          origin);
    }

    @Override
    public Subject subject() {
      return new Subject.OfPackage(name);
    }

    @Override
    public List<Subject> subjects() {
      return packages.isEmpty()
          ? List.of(subject())
          : packages.stream().map(Mapping::subject).distinct().toList();
    }
  }

  /**
   * New versions that release monitoring has found start nothing in Fedora, for a reason that its
   * consumer tells. Starts no job.
   *
   * @param packageName the package, or else the project in release monitoring
   * @param versions the versions
   * @param reason such as {@code not newer}, {@code monitoring settings} or {@code retired}
   * @param origin how it was told
   */
  record VersionsDropped(String packageName, List<String> versions, String reason, Origin origin)
      implements PackitEvent {

    /** Copies the list. */
    public VersionsDropped {
      versions = List.copyOf(versions);
    }

    @Override
    public Subject subject() {
      return new Subject.OfPackage(packageName);
    }
  }

  /**
   * Commits were pushed to a branch of a repository, directly or by merging a pull request. Only
   * the workflow knows whether it is a package of a dist-git; elsewhere a push starts nothing.
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
   * @param origin how it was told
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
      boolean tellsPullRequest,
      Origin origin)
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

    /** Makes one of a program's own. */
    public DistGitPush(
        String namespace,
        String packageName,
        String branch,
        String commit,
        String committer,
        OptionalInt pullRequest,
        Optional<Set<String>> changedFiles,
        boolean fork,
        Optional<URI> project,
        boolean tellsPullRequest) {
      this(
          namespace,
          packageName,
          branch,
          commit,
          committer,
          pullRequest,
          changedFiles,
          fork,
          project,
          tellsPullRequest,
          Origin.UNKNOWN);
    }

    @Override
    public Subject subject() {
      return new Subject.OfPackage(packageName);
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
          true,
          origin);
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
   * @param origin how it was told
   */
  record BuildStateChanged(
      long build,
      OptionalLong task,
      String nvr,
      int state,
      String owner,
      Optional<String> source,
      Optional<String> target,
      Origin origin)
      implements PackitEvent {

    /** The number Koji gives to a build that has succeeded. */
    public static final int COMPLETE = 1;

    /** Makes one of a program's own. */
    public BuildStateChanged(
        long build,
        OptionalLong task,
        String nvr,
        int state,
        String owner,
        Optional<String> source,
        Optional<String> target) {
      this(build, task, nvr, state, owner, source, target, Origin.UNKNOWN);
    }

    @Override
    public Subject subject() {
      return Subject.OfPackage.ofBuild(nvr);
    }
  }

  /**
   * A build was tagged in Koji.
   *
   * @param build the build's number
   * @param nvr name, version and release, joined by {@code -}
   * @param packageName the name in the NVR
   * @param tag the tag
   * @param owner the account that built it
   * @param origin how it was told
   */
  record BuildTagged(
      long build, String nvr, String packageName, String tag, String owner, Origin origin)
      implements PackitEvent {

    /** Makes one of a program's own. */
    public BuildTagged(long build, String nvr, String packageName, String tag, String owner) {
      this(build, nvr, packageName, tag, owner, Origin.UNKNOWN);
    }

    @Override
    public Subject subject() {
      return new Subject.OfPackage(packageName);
    }
  }

  /**
   * A build has lost a tag in Koji. Starts no job.
   *
   * @param build the build's number
   * @param nvr name, version and release, joined by {@code -}
   * @param packageName the name in the NVR
   * @param tag the tag
   * @param owner the account that built it
   * @param origin how it was told
   */
  record BuildUntagged(
      long build, String nvr, String packageName, String tag, String owner, Origin origin)
      implements PackitEvent {

    @Override
    public Subject subject() {
      return new Subject.OfPackage(packageName);
    }
  }

  /**
   * An update in Bodhi has been tested enough to be pushed to stable.
   *
   * @param alias the update's alias
   * @param user the account that made it
   * @param builds the NVRs of its builds, at least one
   * @param origin how it was told
   */
  record UpdateTested(String alias, String user, List<String> builds, Origin origin)
      implements PackitEvent {

    /** Copies the builds, and refuses what is no NVR. */
    public UpdateTested {
      builds = builds.stream().map(Nvr::parse).map(Nvr::toString).toList();
      if (builds.isEmpty()) {
        throw new IllegalArgumentException("The update %s has no builds.".formatted(alias));
      }
    }

    /** Makes one of a program's own. */
    public UpdateTested(String alias, String user, List<String> builds) {
      this(alias, user, builds, Origin.UNKNOWN);
    }

    /** Returns the package of the first build. */
    @Override
    public Subject subject() {
      return Subject.OfPackage.ofBuild(builds.get(0));
    }

    @Override
    public List<Subject> subjects() {
      return packages(builds);
    }
  }

  /**
   * Something else has happened to an update in Bodhi. Starts no job.
   *
   * @param alias the update's alias
   * @param change what has happened, as Bodhi's topics name it: {@code request.testing}, {@code
   *     edit}, {@code complete.stable}
   * @param user the account that made the update
   * @param builds the NVRs of its builds; another update may have taken them
   * @param origin how it was told
   */
  record UpdateChanged(String alias, String change, String user, List<String> builds, Origin origin)
      implements PackitEvent {

    /** Copies the builds. */
    public UpdateChanged {
      builds = List.copyOf(builds);
    }

    /** Returns the package of the first build, or else the update. */
    @Override
    public Subject subject() {
      return builds.isEmpty()
          ? new Subject.OfKind(alias)
          : Subject.OfPackage.ofBuild(builds.get(0));
    }

    @Override
    public List<Subject> subjects() {
      return builds.isEmpty() ? List.of(subject()) : packages(builds);
    }
  }

  /**
   * A pull request was opened, or opened again, or has new commits.
   *
   * @param project the web address of the project that it is for
   * @param number its number (GitLab: the iid)
   * @param commit the full hash of its newest commit
   * @param origin how it was told
   */
  record PullRequestChanged(URI project, long number, String commit, Origin origin)
      implements PackitEvent {

    /** Makes one of a program's own. */
    public PullRequestChanged(URI project, long number, String commit) {
      this(project, number, commit, Origin.UNKNOWN);
    }

    @Override
    public Subject subject() {
      return new Subject.OfProject(project);
    }
  }

  /**
   * A pull request was merged, or closed without it. Starts no job: what it has merged is told as a
   * {@link DistGitPush}.
   *
   * @param project the web address of the project that it is for
   * @param number its number (GitLab: the iid)
   * @param merged whether it was merged
   * @param origin how it was told
   */
  record PullRequestClosed(URI project, long number, boolean merged, Origin origin)
      implements PackitEvent {

    @Override
    public Subject subject() {
      return new Subject.OfProject(project);
    }
  }

  /**
   * Somebody wants a check on GitHub, or all checks of a commit, to be run again. Starts no job:
   * what the workflow shows at commits are statuses, which GitHub runs no second time, and people
   * ask again in a comment.
   *
   * @param project the web address of the project
   * @param commit the full hash of the commit that is checked
   * @param check the name of the check; all of the app if empty
   * @param externalId what the app knows the check by
   * @param app the app that has made it, as GitHub writes it in addresses
   * @param author the account that wants it
   * @param origin how it was told
   */
  record CheckRerun(
      URI project,
      String commit,
      Optional<String> check,
      Optional<String> externalId,
      Optional<String> app,
      String author,
      Origin origin)
      implements PackitEvent {

    @Override
    public Subject subject() {
      return new Subject.OfProject(project);
    }
  }

  /**
   * A scratch build in Koji has changed its state. It has no build record, only its task.
   *
   * @param task the task's number
   * @param state the new state as Koji names it: {@code OPEN}, {@code CLOSED}, {@code FAILED},
   *     {@code CANCELED}
   * @param owner the account that submitted it
   * @param source what is built, such as {@code git+https://host/forks/alice/rpms/name.git#hash}
   * @param target the build target
   * @param origin how it was told
   */
  record ScratchBuildChanged(
      long task, String state, String owner, String source, String target, Origin origin)
      implements PackitEvent {

    /** Makes one of a program's own. */
    public ScratchBuildChanged(
        long task, String state, String owner, String source, String target) {
      this(task, state, owner, source, target, Origin.UNKNOWN);
    }

    @Override
    public Subject subject() {
      return Subject.OfPackage.ofSource(source);
    }
  }

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
   * @param origin how it was told
   */
  record CommentPosted(
      URI project,
      long number,
      boolean pullRequest,
      long comment,
      String author,
      String text,
      Optional<String> head,
      Origin origin)
      implements PackitEvent {

    /** How many characters of a comment are looked at: as many as GitHub lets people write. */
    public static final int MAX_TEXT = 65_536;

    /** Leaves out what is too long. */
    public CommentPosted {
      text = bounded(text);
    }

    /** Makes one of a program's own. */
    public CommentPosted(
        URI project,
        long number,
        boolean pullRequest,
        long comment,
        String author,
        String text,
        Optional<String> head) {
      this(project, number, pullRequest, comment, author, text, head, Origin.UNKNOWN);
    }

    @Override
    public Subject subject() {
      return new Subject.OfProject(project);
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

  /**
   * Somebody has written a comment on a commit. Starts no job, as no command that is run here means
   * anything there.
   *
   * @param project the web address of the project
   * @param commit the full hash of the commit
   * @param comment what the forge knows the comment by
   * @param author the account that wrote it
   * @param text its text; what goes beyond {@link CommentPosted#MAX_TEXT} is left out, as there
   * @param origin how it was told
   */
  record CommitCommented(
      URI project, String commit, long comment, String author, String text, Origin origin)
      implements PackitEvent {

    /** Leaves out what is too long. */
    public CommitCommented {
      text = CommentPosted.bounded(text);
    }

    @Override
    public Subject subject() {
      return new Subject.OfProject(project);
    }
  }

  /**
   * A delivery or message that nothing here reacts to: of a kind that is not known, about something
   * that starts no job, or about a subject that the program does not accept. It need not be stored.
   *
   * @param kind what was delivered, such as {@code GitHub webhook 'ping'}; its first 200 characters
   * @param reason why nothing reacts to it
   * @param origin how it was told
   */
  record Ignored(String kind, String reason, Origin origin) implements PackitEvent {

    /** Makes text of others fit for people. */
    public Ignored {
      kind = ShortText.shown(kind);
      reason = ShortText.shown(reason);
    }

    @Override
    public Subject subject() {
      return new Subject.OfKind(kind);
    }
  }

  private static List<Subject> packages(List<String> nvrs) {
    return nvrs.stream()
        .<Subject>map(Subject.OfPackage::ofBuild)
        .distinct()
        .collect(Collectors.toUnmodifiableList());
  }
}
