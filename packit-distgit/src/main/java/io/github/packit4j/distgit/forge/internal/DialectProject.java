package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.BranchHead;
import io.github.packit4j.distgit.forge.CheckRuns;
import io.github.packit4j.distgit.forge.CommitStatus;
import io.github.packit4j.distgit.forge.Forge;
import io.github.packit4j.distgit.forge.ForgeAccess;
import io.github.packit4j.distgit.forge.ForgeComment;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.distgit.forge.ForgeIssues;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.ForgeRelease;
import io.github.packit4j.distgit.forge.ForgeTag;
import io.github.packit4j.distgit.forge.NewPullRequest;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.distgit.forge.PullRequestState;
import io.github.packit4j.distgit.forge.Reaction;
import io.github.packit4j.http.PagedIterable;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** A project, with the rules that hold on every forge: look before you write, and after a loss. */
final class DialectProject implements ForgeProject {

  private final DialectForge forge;
  private final Dialect dialect;
  private final ProjectName name;
  private final ForkWait forkWait;

  DialectProject(DialectForge forge, Dialect dialect, ProjectName name, ForkWait forkWait) {
    this.forge = forge;
    this.dialect = dialect;
    this.name = name;
    this.forkWait = forkWait;
  }

  @Override
  public Forge forge() {
    return forge;
  }

  @Override
  public String fullName() {
    return name.fullName();
  }

  @Override
  public String owner() {
    return name.owner();
  }

  @Override
  public String name() {
    return name.name();
  }

  @Override
  public URI webUrl() {
    return WebUrls.page(forge.webUrl(), name);
  }

  @Override
  public Optional<URI> tagPage(String tag) {
    return WebUrls.tag(forge.type(), webUrl(), tag);
  }

  @Override
  public URI commitPage(String commit) {
    return WebUrls.commit(forge.type(), webUrl(), commit);
  }

  @Override
  public URI cloneUrl() {
    return WebUrls.git(forge.webUrl(), name);
  }

  @Override
  public List<URI> pushUrls() {
    return dialect.repository(name).pushUrls();
  }

  @Override
  public boolean exists() {
    return dialect.repository(name).exists();
  }

  @Override
  public String defaultBranch() {
    return dialect.repository(name).defaultBranch();
  }

  @Override
  public Optional<BranchHead> defaultHead() {
    return dialect.repository(name).defaultHead();
  }

  @Override
  public PagedIterable<String> branches() {
    return dialect.repository(name).branches();
  }

  @Override
  public Optional<byte[]> file(String ref, String path) {
    return isName(ref) && isName(path)
        ? dialect.repository(name).file(ref, path)
        : Optional.empty();
  }

  @Override
  public List<String> files(String ref) {
    return dialect.repository(name).files(ref);
  }

  @Override
  public Optional<String> resolve(String ref) {
    return isName(ref) ? dialect.repository(name).resolve(ref) : Optional.empty();
  }

  @Override
  public Optional<String> commitOfTag(String tag) {
    Optional<String> commit =
        isName(tag) ? dialect.repository(name).commitOfTag(tag) : Optional.empty();
    if (commit.isEmpty() && !exists()) {
      throw new ForgeException(
          Reason.NOT_FOUND,
          "Tried to read tag %s of %s but failed because: there is no such project, or the account may not see it"
              .formatted(tag, webUrl()));
    }
    return commit;
  }

  @Override
  public PagedIterable<ForgeTag> tags() {
    return dialect.repository(name).tags();
  }

  @Override
  public PagedIterable<ForgeRelease> releases() {
    return dialect.releases(name).all();
  }

  @Override
  public Optional<ForgeRelease> release(String tag) {
    return isName(tag) ? dialect.releases(name).ofTag(tag) : Optional.empty();
  }

  /**
   * A name with a dot for a part would lead to another resource of the forge, as every URL does.
   */
  private static boolean isName(String name) {
    return Arrays.stream(name.split("/", -1))
        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  @Override
  public Optional<ForgeRelease> latestRelease() {
    return dialect.releases(name).latest();
  }

  @Override
  public Optional<ForgeProject> fork(String account) {
    return name.isOf(account)
        ? Optional.of(this)
        : dialect.forks(name).find(account).map(forge::project);
  }

  @Override
  public ForgeProject forkOrCreate() throws InterruptedException {
    Lock alone = forge.forking(name);
    alone.lockInterruptibly();
    try {
      return forkOrCreateAlone();
    } finally {
      alone.unlock();
    }
  }

  private ForgeProject forkOrCreateAlone() throws InterruptedException {
    String account = forge.account();
    if (name.isOf(account)) {
      return this;
    }
    Dialect.Forks forks = dialect.forks(name);
    FoundFork fork = new FoundFork(forks, account);
    if (fork.find().isEmpty()) {
      fork.create();
    }
    return forge.project(
        forkWait.until(() -> fork.find().filter(forks::isReady), account + "/" + name.name()));
  }

  /** The own fork, which is looked for until it is there and then known. */
  private static final class FoundFork {

    private final Dialect.Forks forks;
    private final String account;
    private Optional<ProjectName> known = Optional.empty();

    FoundFork(Dialect.Forks forks, String account) {
      this.forks = forks;
      this.account = account;
    }

    Optional<ProjectName> find() {
      if (known.isEmpty()) {
        known = forks.find(account);
      }
      return known;
    }

    void create() {
      try {
        known = forks.create(account);
      } catch (ForgeException e) {
        // It may be there by now: made by another run, or by a request whose answer got lost.
        if (e.reason() != Reason.CONFLICT && !isAnswerLost(e)) {
          throw e;
        }
      }
    }
  }

  @Override
  public PagedIterable<PullRequest> pullRequests(PullRequestQuery query) {
    return dialect.pullRequests(name).list(query).filter(query::matches);
  }

  @Override
  public Optional<PullRequest> pullRequest(long id) {
    return dialect.pullRequests(name).find(id);
  }

  @Override
  public Optional<PullRequest> pullRequestMergedAs(String branch, String commit) {
    return dialect.pullRequests(name).mergedAs(branch, commit);
  }

  @Override
  public PullRequest createPullRequest(NewPullRequest pullRequest) {
    try {
      return dialect.pullRequests(name).create(pullRequest);
    } catch (ForgeException e) {
      if (!isAnswerLost(e)) {
        throw e;
      }
      return ownOpen(pullRequest, e)
          .filter(found -> plain(found.title()).equals(plain(pullRequest.title())))
          .orElseThrow(() -> e);
    }
  }

  @Override
  public PullRequest proposePullRequest(NewPullRequest pullRequest) {
    Optional<PullRequest> open = ownOpen(pullRequest);
    if (open.isEmpty()) {
      return createPullRequest(pullRequest);
    }
    PullRequest found = open.get();
    boolean same =
        plain(found.title()).equals(plain(pullRequest.title()))
            && plain(found.description()).equals(plain(pullRequest.description()));
    return same
        ? found
        : updatePullRequest(found.id(), pullRequest.title(), pullRequest.description());
  }

  /** A text as it compares: web forms change line ends, and forges trim. */
  private static String plain(String text) {
    return text.replace("\r\n", "\n").strip();
  }

  private Optional<PullRequest> ownOpen(NewPullRequest wanted) {
    return pullRequests(
            PullRequestQuery.open()
                .author(forge.account())
                .sourceProject(wanted.sourceProject().orElse(fullName()))
                .sourceBranch(wanted.sourceBranch())
                .targetBranch(wanted.targetBranch()))
        .first();
  }

  private Optional<PullRequest> ownOpen(NewPullRequest wanted, ForgeException earlier) {
    try {
      return ownOpen(wanted);
    } catch (ForgeException e) {
      earlier.addSuppressed(e);
      throw earlier;
    }
  }

  @Override
  public PullRequest updatePullRequest(long id, String title, String description) {
    return dialect.pullRequests(name).update(id, title, description);
  }

  @Override
  public ForgeComment comment(long id, String text) {
    return dialect.pullRequests(name).comment(id, text);
  }

  @Override
  public PagedIterable<ForgeComment> comments(long id) {
    return dialect.pullRequests(name).comments(id);
  }

  @Override
  public PullRequest close(long id) {
    PullRequest before = require(id);
    if (before.state() != PullRequestState.OPEN) {
      return before;
    }
    dialect.pullRequests(name).close(id);
    return require(id);
  }

  @Override
  public PullRequest merge(long id) {
    PullRequest before = require(id);
    if (before.state() == PullRequestState.MERGED) {
      return before;
    }
    try {
      dialect.pullRequests(name).merge(id);
    } catch (ForgeException e) {
      if (e.reason() != Reason.CONFLICT && !isAnswerLost(e)) {
        throw e;
      }
      PullRequest after = require(id);
      if (after.state() != PullRequestState.MERGED) {
        throw e;
      }
      return after;
    }
    return require(id);
  }

  private PullRequest require(long id) {
    return pullRequest(id)
        .orElseThrow(
            () ->
                new ForgeException(
                    Reason.NOT_FOUND,
                    "Tried to read pull request "
                        + id
                        + " of "
                        + webUrl()
                        + " but failed because: there is none"));
  }

  @Override
  public void setCommitStatus(String commit, CommitStatus status) {
    dialect.statuses(name).set(commit, status);
  }

  @Override
  public void setPullRequestStatus(long id, String commit, CommitStatus status) {
    dialect.statuses(name).set(id, commit, status);
  }

  @Override
  public List<CommitStatus> commitStatuses(String commit) {
    return dialect.statuses(name).list(commit);
  }

  @Override
  public PagedIterable<String> commits(long id) {
    return dialect.pullRequests(name).commits(id);
  }

  @Override
  public Optional<String> patch(long id) {
    return dialect.pullRequests(name).patch(id);
  }

  @Override
  public void addLabels(long id, List<String> labels) {
    dialect.pullRequests(name).addLabels(id, labels);
  }

  @Override
  public void editComment(long id, long comment, String text) {
    dialect.pullRequests(name).editComment(id, comment, text);
  }

  @Override
  public void react(long id, long comment, Reaction reaction) {
    dialect.pullRequests(name).react(id, comment, reaction);
  }

  @Override
  public void commentOnCommit(String commit, String text) {
    dialect.statuses(name).comment(commit, text);
  }

  @Override
  public ForgeIssues issues() {
    return dialect.issues(name);
  }

  @Override
  public ForgeAccess access() {
    return dialect.access(name);
  }

  @Override
  public CheckRuns checkRuns() {
    return dialect.checkRuns(name);
  }

  /** Whether a write may have taken effect although it failed. */
  private static boolean isAnswerLost(ForgeException e) {
    return switch (e.reason()) {
      case TRANSPORT, SERVER, UNEXPECTED_ANSWER -> true;
      default -> false;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DialectProject project && project.webUrl().equals(webUrl());
  }

  @Override
  public int hashCode() {
    return webUrl().hashCode();
  }

  @Override
  public String toString() {
    return webUrl().toString();
  }
}
