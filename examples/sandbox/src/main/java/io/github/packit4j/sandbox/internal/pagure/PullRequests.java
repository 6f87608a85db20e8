package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.distgit.Project;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.git.Merges;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** What can be done with pull requests, by API or by hand. Callers hold the state lock. */
final class PullRequests {

  /** Who pushes when somebody merges in the web or by API, and who notices pushes. */
  private static final String WEB = "pagure";

  private final Clock clock;
  private final DistGitMessages messages;
  private final Map<Project, List<Pull>> pulls = new HashMap<>();
  private int lastComment;

  PullRequests(Clock clock, DistGitMessages messages) {
    this.clock = clock;
    this.messages = messages;
  }

  /** Returns the pull requests of a package, oldest first. */
  List<Pull> of(Project project) {
    return List.copyOf(pulls.getOrDefault(project, List.of()));
  }

  /** Finds a pull request of a package. */
  Optional<Pull> find(Project project, int id) {
    return of(project).stream().filter(pull -> pull.id() == id).findFirst();
  }

  /** Finds the pull request that a path names. */
  Pull find(Project project, Routes.Variables path) {
    if (project.isFork()) {
      throw PagureException.pullRequestsOff();
    }
    return find(project, path.number("id")).orElseThrow(PagureException::noPullRequest);
  }

  Pull open(Pull.Ends ends, Account author, String title, String description) {
    List<Pull> ofTarget = pulls.computeIfAbsent(ends.target(), key -> new ArrayList<>());
    Pull pull = new Pull(ofTarget.size() + 1, ends, author, title, description, now());
    ofTarget.add(pull);
    takeCommits(pull);
    messages.opened(pull);
    return pull;
  }

  /** Takes over the source branch's commits. */
  private void takeCommits(Pull pull) {
    List<RevCommit> commits = commits(pull);
    if (commits.isEmpty()) {
      pull.commits(null, null);
    } else {
      pull.commits(commits.get(commits.size() - 1).name(), commits.get(0).name());
    }
  }

  /** Returns the commits to be merged, newest first, and keeps them in the target, too. */
  private static List<RevCommit> commits(Pull pull) {
    BareRepository target = pull.target().repository();
    BareRepository source = pull.source().repository();
    Optional<String> head = source.commitOf("refs/heads/" + pull.branchFrom());
    if (head.isEmpty()) {
      return List.of();
    }
    Merges.copy(source, head.get(), target);
    target.setRef("refs/pull/" + pull.id() + "/head", head.get());
    return target.between(targetHead(pull).orElse(null), head.get());
  }

  private static Optional<String> targetHead(Pull pull) {
    return pull.target().repository().commitOf("refs/heads/" + pull.branchTo());
  }

  /** Returns the open pull requests from a branch, newest first. */
  List<Pull> from(Project source, String branch) {
    return pulls.values().stream()
        .flatMap(List::stream)
        .filter(Pull::isOpen)
        .filter(pull -> pull.source() == source && pull.branchFrom().equals(branch))
        .sorted((one, other) -> Integer.compare(other.id(), one.id()))
        .toList();
  }

  /** Lets a pull request know that its source was pushed to. */
  void refresh(Pull pull, Account by) {
    String oldStart = pull.commitStart().orElse("");
    String oldStop = pull.commitStop().orElse("");
    List<RevCommit> commits = commits(pull);
    takeCommits(pull);
    if (commits.isEmpty() || oldStart.isEmpty() || commits.get(0).name().equals(oldStop)) {
      return;
    }
    boolean rebased = !commits.get(commits.size() - 1).name().equals(oldStart);
    messages.updated(pull, WEB, rebased);
    note(
        pull,
        by,
        rebased
            ? "rebased onto " + targetHead(pull).orElse("unknown target")
            : newCommits(commits, oldStop));
  }

  private static String newCommits(List<RevCommit> commits, String known) {
    StringBuilder list = new StringBuilder();
    int count = 0;
    for (RevCommit commit : commits) {
      if (commit.name().equals(known)) {
        break;
      }
      count++;
      list.append(" * ``").append(commit.getFullMessage().strip().split("\n")[0]).append("``\n");
    }
    return "**" + count + " new commit" + (count == 1 ? "" : "s") + " added**\n\n" + list;
  }

  /** Adds what Pagure itself writes into a pull request. */
  void note(Pull pull, Account about, String text) {
    comment(pull, about, text, true, Optional.empty());
  }

  void comment(Pull pull, Account by, String text, Optional<Pull.Place> place) {
    comment(pull, by, text, false, place);
  }

  private void comment(
      Pull pull, Account by, String text, boolean notification, Optional<Pull.Place> place) {
    lastComment++;
    pull.comment(new Pull.Comment(lastComment, by, text, notification, place, now()));
    messages.commented(pull, by);
  }

  void describe(Pull pull, Account by, String title, String description) {
    pull.describe(title, description, now());
    messages.changed(pull, by);
  }

  void assign(Pull pull, Account by, Optional<Account> assignee) {
    pull.assign(assignee.orElse(null), now());
    messages.assigned(pull, by);
    String what = assignee.isPresent() ? "Request assigned" : "Request assignee reset";
    note(pull, by, "**Metadata Update from @" + by.name() + "**:\n- " + what);
  }

  /** Merges; empty if it is not open or conflicts. */
  Optional<String> merge(Pull pull, Account by) {
    BareRepository target = pull.target().repository();
    Optional<String> head = pull.source().repository().commitOf("refs/heads/" + pull.branchFrom());
    Optional<String> before = targetHead(pull);
    if (!pull.isOpen() || head.isEmpty() || before.isEmpty()) {
      return Optional.empty();
    }
    Merges.copy(pull.source().repository(), head.get(), target);
    String message = "Merge #" + pull.id() + " `" + pull.title() + "`\n";
    PersonIdent who = new PersonIdent(by.fullName(), by.email(), now(), ZoneOffset.UTC);
    Optional<String> merged = Merges.merge(target, pull.branchTo(), head.get(), message, who);
    merged.ifPresent(
        after -> {
          pull.target().touch(now());
          messages.pushed(
              pull.target(),
              new BranchUpdate(pull.branchTo(), before, after),
              WEB,
              Optional.of(pull));
          end(pull, "Merged", by);
        });
    return merged;
  }

  /** Rebases the source branch; empty if there are conflicts. */
  Optional<String> rebase(Pull pull, Account by) {
    BareRepository source = pull.source().repository();
    Optional<String> before = source.commitOf("refs/heads/" + pull.branchFrom());
    Optional<String> onto = targetHead(pull);
    if (before.isEmpty() || onto.isEmpty()) {
      return Optional.empty();
    }
    Merges.copy(pull.target().repository(), onto.get(), source);
    Optional<String> after = Merges.rebase(source, pull.branchFrom(), onto.get());
    if (after.isPresent() && !after.equals(before)) {
      BranchUpdate update = new BranchUpdate(pull.branchFrom(), before, after.get());
      messages.pushed(pull.source(), update, WEB, Optional.empty());
      from(pull.source(), pull.branchFrom()).forEach(open -> refresh(open, by));
    }
    return after;
  }

  /** Closes, whatever state it is in, as Pagure does. */
  void close(Pull pull, Account by) {
    end(pull, "Closed", by);
  }

  private void end(Pull pull, String status, Account by) {
    pull.end(status, by, now());
    note(
        pull,
        by,
        "Pull-Request has been " + status.toLowerCase(java.util.Locale.ROOT) + " by " + by.name());
    messages.closed(pull, by);
  }

  void reopen(Pull pull, Account by) {
    pull.reopen(now());
    note(pull, by, "Pull-Request has been reopened by " + by.name());
    messages.reopened(pull, by);
  }

  private Instant now() {
    return clock.instant();
  }
}
