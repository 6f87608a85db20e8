package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.action.ActionFailedException;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.GitView;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.UpstreamIssue;
import io.github.packit4j.sandbox.UpstreamProject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No character that people cannot see gets from strangers into what people read. */
class HostileTextTest {

  private static final String HOSTILE =
      "seen\u001b[31m\u202edeen\u2066\u200f\u009bm\u0007\u200b\u00ad\ufeff\u2060\uDB40\uDC41";
  private static final String INVISIBLE =
      "(?s).*[\\p{Cc}&&[^\n\t]].*|(?s).*[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\\x{e0041}].*";

  @TempDir Path work;

  @Test
  void releaseNotesAndActionsBringNoneIntoWhatIsProposed() {
    String config = "actions: {changelog-entry: notes, commit-message: message}\n" + Fedora.CONFIG;
    try (Fedora fedora =
        Fedora.empty(
            work,
            builder ->
                builder.actions(
                    command ->
                        command.action().equals("changelog-entry")
                            ? "- " + HOSTILE + "\n"
                            : command.environment().get("PACKIT_DEBUG_DIVIDER")
                                + "\nTitle "
                                + HOSTILE
                                + "\n"))) {
      released(fedora, config);

      assertThat(fedora.workflow().proposeDownstream(Fedora.request()).failures()).isEmpty();

      requireVisible(fedora);
      assertThat(fork(fedora).log("f44-update-propose_downstream").get(0).message())
          .startsWith("Title seen");
    }
    try (Fedora fedora = Fedora.empty(work.resolve("notes"))) {
      released(fedora, Fedora.CONFIG);

      assertThat(fedora.workflow().proposeDownstream(Fedora.request()).failures()).isEmpty();

      requireVisible(fedora);
    }
  }

  @Test
  void messagesOfFailuresBringNoneIntoIssues() {
    String config = "actions: {pre-sync: 'check'}\n" + Fedora.CONFIG;
    try (Fedora fedora =
        Fedora.empty(
            work,
            builder ->
                builder.actions(
                    command -> {
                      throw new ActionFailedException(command, 1, HOSTILE);
                    }))) {
      released(fedora, config);

      fedora.workflow().reportFailures(fedora.workflow().handle(Events.RELEASE));

      List<UpstreamIssue> issues = fedora.sandbox().upstream().project("packit/ogr").issues();
      assertThat(issues)
          .singleElement()
          .satisfies(
              issue ->
                  assertThat(issue.title() + issue.body())
                      .contains("seen")
                      .doesNotMatch(INVISIBLE));
    }
  }

  private static void released(Fedora fedora, String config) {
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
    UpstreamProject ogr = fedora.addUpstream(Fedora.upstreamFiles(config));
    ogr.editRelease(ogr.releases().get(0).withBody("* " + HOSTILE));
    fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});
  }

  private static void requireVisible(Fedora fedora) {
    String branch = "f44-update-propose_downstream";
    assertThat(fork(fedora).text(branch, "python-ogr.spec").orElseThrow())
        .contains("seen")
        .doesNotMatch(INVISIBLE);
    assertThat(fork(fedora).log(branch).get(0).message()).doesNotMatch(INVISIBLE);
    for (PagurePullRequest each : fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)) {
      assertThat(each.title() + each.description()).doesNotMatch(INVISIBLE);
    }
  }

  private static GitView fork(Fedora fedora) {
    return fedora.sandbox().distGit().pkg(Fedora.PACKAGE).fork("packit").orElseThrow();
  }
}
