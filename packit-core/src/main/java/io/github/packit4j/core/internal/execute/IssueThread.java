package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.internal.text.Markdown;
import io.github.packit4j.distgit.forge.ForgeComment;
import io.github.packit4j.distgit.forge.ForgeIssue;
import io.github.packit4j.distgit.forge.ForgeIssues;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.IssueQuery;
import io.github.packit4j.distgit.forge.NewIssue;
import java.net.URI;
import java.util.Comparator;
import java.util.Optional;

/** The one open issue of a title: opened if there is none, else commented on. */
final class IssueThread {

  private final ForgeIssues issues;

  IssueThread(ForgeProject project) {
    this.issues = project.issues();
  }

  /** Sees to it that the text is the issue's own or its newest comment, and gives its page. */
  URI tell(String title, String text) {
    Optional<ForgeIssue> open = find(title);
    if (open.isEmpty()) {
      return settled(issues.create(NewIssue.of(title, text))).webUrl();
    }
    ForgeIssue issue = open.get();
    if (!Markdown.same(issue.body(), text)
        && !newestComment(issue).filter(c -> Markdown.same(c, text)).isPresent()) {
      issues.comment(issue.id(), text);
    }
    return issue.webUrl();
  }

  /** Of two that were opened at the same moment the older one stays. */
  private ForgeIssue settled(ForgeIssue own) {
    ForgeIssue oldest = find(own.title()).filter(other -> other.id() < own.id()).orElse(own);
    if (oldest != own) {
      issues.close(own.id());
    }
    return oldest;
  }

  /** The whole title counts: that of 1.1 is a part of that of 1.1.0. */
  private Optional<ForgeIssue> find(String title) {
    return issues.list(IssueQuery.allOpen()).stream()
        .filter(issue -> issue.title().equals(title))
        .min(Comparator.comparingLong(ForgeIssue::id));
  }

  private Optional<String> newestComment(ForgeIssue issue) {
    Optional<String> newest = Optional.empty();
    for (ForgeComment comment : issues.comments(issue.id())) {
      newest = Optional.of(comment.body());
    }
    return newest;
  }
}
