package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.git.Merges;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** What can be done with pull requests, by API or by hand. Callers hold the state lock. */
final class PullRequests {

  /** Who pushes when somebody merges in the web or by API. */
  private static final String WEB = "pagure";

  private final Clock clock;
  private final DistGitMessages messages;
  private int lastComment;

  PullRequests(Clock clock, DistGitMessages messages) {
    this.clock = clock;
    this.messages = messages;
  }

  Pull open(
      Project target,
      Project source,
      String branchFrom,
      String branchTo,
      Account author,
      String title,
      String description) {
    Pull pull =
        new Pull(
            target.pulls().size() + 1,
            target,
            source,
            branchFrom,
            branchTo,
            author,
            title,
            description,
            now());
    target.pulls().add(pull);
    refresh(pull);
    messages.opened(pull);
    return pull;
  }

  /** Takes over the source branch's commits. */
  private void refresh(Pull pull) {
    BareRepository target = pull.target().repository();
    BareRepository source = pull.source().repository();
    Optional<String> head = source.commitOf("refs/heads/" + pull.branchFrom());
    if (head.isEmpty()) {
      return;
    }
    Merges.copy(source, head.get(), target);
    target.setRef("refs/pull/" + pull.id() + "/head", head.get());
    String base = target.commitOf("refs/heads/" + pull.branchTo()).orElse(null);
    List<RevCommit> commits = target.between(base, head.get());
    if (commits.isEmpty()) {
      pull.commits(null, null);
    } else {
      pull.commits(commits.get(commits.size() - 1).name(), head.get());
    }
  }

  /** Lets the open pull requests of a branch know that it was pushed to. */
  List<Pull> sourcePushed(
      Project source, String branch, Optional<String> before, Account by, List<Project> targets) {
    List<Pull> affected =
        targets.stream()
            .flatMap(target -> target.pulls().stream())
            .filter(Pull::isOpen)
            .filter(pull -> pull.source() == source && pull.branchFrom().equals(branch))
            .toList();
    for (Pull pull : affected) {
      Optional<String> head = source.repository().commitOf("refs/heads/" + branch);
      boolean rebased =
          before.isPresent()
              && head.isPresent()
              && !source.repository().isAncestor(before.get(), head.get());
      refresh(pull);
      int count =
          head.map(h -> source.repository().between(before.orElse(null), h).size()).orElse(0);
      String text =
          rebased
              ? "rebased onto " + head.orElse("")
              : count + " new commit" + (count == 1 ? "" : "s") + " added\n";
      note(pull, by, text);
      messages.updated(pull, by, rebased);
    }
    return affected;
  }

  private void note(Pull pull, Account by, String text) {
    lastComment++;
    pull.comment(new Pull.Comment(lastComment, by, text, true, null, null, null, now()));
  }

  void comment(Pull pull, Account by, String text) {
    lastComment++;
    pull.comment(new Pull.Comment(lastComment, by, text, false, null, null, null, now()));
    messages.commented(pull, by);
  }

  void inlineComment(Pull pull, Account by, String text, String commit, String filename, int line) {
    lastComment++;
    pull.comment(new Pull.Comment(lastComment, by, text, false, commit, filename, line, now()));
    messages.commented(pull, by);
  }

  void describe(Pull pull, Account by, String title, String description) {
    pull.describe(title, description, now());
    messages.changed(pull, by);
  }

  /** Merges; empty if it is not open or conflicts. */
  Optional<String> merge(Pull pull, Account by) {
    BareRepository target = pull.target().repository();
    Optional<String> head = pull.source().repository().commitOf("refs/heads/" + pull.branchFrom());
    Optional<String> before = target.commitOf("refs/heads/" + pull.branchTo());
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
          pull.end("Merged", by, now());
          note(pull, by, "Pull-Request has been merged by " + by.name());
          messages.pushed(pull.target(), pull.branchTo(), before, after, WEB, Optional.of(pull));
          messages.closed(pull, by);
        });
    return merged;
  }

  /** Closes, whatever state it is in, as Pagure does. */
  void close(Pull pull, Account by) {
    pull.end("Closed", by, now());
    note(pull, by, "Pull-Request has been closed by " + by.name());
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
