package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Repeats the whole session that was recorded with a real Pagure, in its order, and compares every
 * answer: status, type, shape, and the words of refusals.
 */
class PagureRecordingsTest {

  private static final List<String> FILES =
      List.of(
          "meta",
          "project",
          "acls",
          "fork",
          "push",
          "pull-request",
          "flags",
          "pull-request-push",
          "merge-close",
          "misc");

  /** Exchanges that differ, with the reason. */
  private static final Map<String, String> DIFFERING =
      Map.of(
          "branches-with-commits", "the recorded server lacks Fedora's main beside rawhide",
          "fork-branches-ready", "the same in the fork",
          "commit-info", "the sandbox's first commit has a message of its own");

  /** Exchanges that the sandbox does not serve, with the reason. */
  private static final Map<String, String> NOT_SERVED =
      Map.of("releases-page", "a web page, which no client reads");

  @TempDir Path directory;

  @Test
  void answersTheRecordedSessionAsTheRealServerDid() throws Exception {
    Recordings.file("distgit/pagure/meta.json");
    ReplayReport report = new ReplayReport("pagure");
    try (PagureSession session = new PagureSession(directory)) {
      for (String file : FILES) {
        for (JsonNode exchange : Recordings.json("distgit/pagure/" + file + ".json")) {
          String name = exchange.get("name").asString();
          report.add(name, session.replay(exchange));
        }
      }
    }
    report.print();
    assertThat(report.unexpected(DIFFERING.keySet(), NOT_SERVED.keySet())).isEmpty();
  }
}
