package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.internal.git.BareRepository;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.revwalk.RevCommit;

/** The commits of a pull request as {@code git format-patch} writes them. */
public final class Patches {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Patches() {}

  /** Returns the patches, oldest first. */
  public static String of(PullRequest pull) {
    List<RevCommit> commits = new ArrayList<>(pull.commits());
    Collections.reverse(commits);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < commits.size(); i++) {
      String series = commits.size() == 1 ? "" : " " + (i + 1) + "/" + commits.size();
      text.append(patch(pull.project().repository(), commits.get(i), series));
    }
    return text.toString();
  }

  private static String patch(BareRepository repository, RevCommit commit, String series) {
    String[] message = commit.getFullMessage().strip().split("\n", 2);
    StringBuilder stat = new StringBuilder();
    List<FileChanges.FileChange> changes = FileChanges.of(repository, commit);
    changes.forEach(
        change ->
            stat.append(' ')
                .append(change.path())
                .append(" | ")
                .append(change.additions() + change.deletions())
                .append('\n'));
    return "From "
        + commit.name()
        + " Mon Sep 17 00:00:00 2001\nFrom: "
        + commit.getAuthorIdent().getName()
        + " <"
        + commit.getAuthorIdent().getEmailAddress()
        + ">\nDate: "
        + DATE.format(commit.getAuthorIdent().getWhenAsInstant())
        + "\nSubject: [PATCH"
        + series
        + "] "
        + message[0]
        + "\n"
        + (message.length > 1 ? message[1].stripTrailing() : "")
        + "\n---\n"
        + stat
        + "\n"
        + repository.diff(FileChanges.parent(commit), commit.name())
        + "-- \n2.50.1\n\n";
  }
}
