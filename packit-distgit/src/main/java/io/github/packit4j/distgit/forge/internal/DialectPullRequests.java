package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.CommitStatus;
import io.github.packit4j.distgit.forge.ForgeComment;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.distgit.forge.ForgePullRequests;
import io.github.packit4j.distgit.forge.NewPullRequest;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.distgit.forge.PullRequestState;
import io.github.packit4j.distgit.forge.Reaction;
import io.github.packit4j.http.PagedIterable;
import java.util.List;
import java.util.Optional;

/**
 * Pull requests, with the rules that hold on every forge: look before you write, and after a loss.
 */
record DialectPullRequests(DialectForge forge, Dialect dialect, ProjectName name)
    implements ForgePullRequests {

  @Override
  public PagedIterable<PullRequest> list(PullRequestQuery query) {
    return dialect.pullRequests(name).list(query).filter(query::matches);
  }

  @Override
  public Optional<PullRequest> find(long id) {
    return dialect.pullRequests(name).find(id);
  }

  @Override
  public Optional<PullRequest> mergedAs(String branch, String commit) {
    return dialect.pullRequests(name).mergedAs(branch, commit);
  }

  @Override
  public PullRequest create(NewPullRequest pullRequest) {
    try {
      return dialect.pullRequests(name).create(pullRequest);
    } catch (ForgeException e) {
      if (!ForgeErrors.isAnswerLost(e)) {
        throw e;
      }
      return ownOpen(pullRequest, e)
          .filter(found -> plain(found.title()).equals(plain(pullRequest.title())))
          .orElseThrow(() -> e);
    }
  }

  @Override
  public PullRequest propose(NewPullRequest pullRequest) {
    Optional<PullRequest> open = ownOpen(pullRequest);
    if (open.isEmpty()) {
      return create(pullRequest);
    }
    PullRequest found = open.get();
    boolean same =
        plain(found.title()).equals(plain(pullRequest.title()))
            && plain(found.description()).equals(plain(pullRequest.description()));
    return same ? found : update(found.id(), pullRequest.title(), pullRequest.description());
  }

  @Override
  public PullRequest update(long id, String title, String description) {
    return dialect.pullRequests(name).update(id, title, description);
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
      if (e.reason() != Reason.CONFLICT && !ForgeErrors.isAnswerLost(e)) {
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
  public PagedIterable<ForgeComment> comments(long id) {
    return dialect.pullRequests(name).comments(id);
  }

  @Override
  public ForgeComment comment(long id, String text) {
    return dialect.pullRequests(name).comment(id, text);
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
  public void setStatus(long id, String commit, CommitStatus status) {
    dialect.statuses(name).set(id, commit, status);
  }

  /** A text as it compares: web forms change line ends, and forges trim. */
  private static String plain(String text) {
    return text.replace("\r\n", "\n").strip();
  }

  private Optional<PullRequest> ownOpen(NewPullRequest wanted) {
    return list(PullRequestQuery.open()
            .author(forge.account())
            .sourceProject(wanted.sourceProject().orElse(name.fullName()))
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

  private PullRequest require(long id) {
    return find(id)
        .orElseThrow(
            () ->
                new ForgeException(
                    Reason.NOT_FOUND,
                    "Tried to read pull request "
                        + id
                        + " of "
                        + WebUrls.page(forge.webUrl(), name)
                        + " but failed because: there is none"));
  }
}
