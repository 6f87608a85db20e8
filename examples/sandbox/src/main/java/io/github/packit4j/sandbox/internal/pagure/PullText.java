package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.internal.git.BareRepository;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** A pull request as a diff or as patches. */
final class PullText {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM dd yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private PullText() {}

  static String of(Pull pull, boolean patch) {
    BareRepository repository = pull.target().repository();
    if (pull.commitStart().isEmpty() || pull.commitStop().isEmpty()) {
      return "";
    }
    String base = parent(repository.commit(pull.commitStart().get()).orElseThrow());
    String head = pull.commitStop().get();
    if (!patch) {
      return repository.diff(base, head);
    }
    List<RevCommit> commits = repository.between(base, head);
    Collections.reverse(commits);
    StringBuilder text = new StringBuilder();
    commits.forEach(commit -> text.append(patch(repository, commit)));
    return text.toString();
  }

  private static @Nullable String parent(RevCommit commit) {
    return commit.getParentCount() == 0 ? null : commit.getParent(0).name();
  }

  private static String patch(BareRepository repository, RevCommit commit) {
    String message = commit.getFullMessage();
    String subject = message.split("\n", 2)[0];
    return "From "
        + commit.name()
        + " Mon Sep 17 00:00:00 2001\nFrom: "
        + commit.getAuthorIdent().getName()
        + " <"
        + commit.getAuthorIdent().getEmailAddress()
        + ">\nDate: "
        + DATE.format(commit.getAuthorIdent().getWhenAsInstant())
        + " +0000\nSubject: "
        + subject
        + "\n\n"
        + message.substring(subject.length())
        + "\n---\n\n"
        + repository.diff(parent(commit), commit.name())
        + "\n";
  }
}
