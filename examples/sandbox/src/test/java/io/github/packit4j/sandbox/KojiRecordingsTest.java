package io.github.packit4j.sandbox;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.internal.koji.XmlShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sends every recorded request to the sandbox and compares its answer with the real hub's. */
class KojiRecordingsTest {

  /** Methods that no client of ours calls, by what they are for. */
  private static final Map<String, String> NOT_SERVED =
      Map.ofEntries(
          entry("echo", "a test of the protocol"),
          entry("fault", "a test of the protocol"),
          entry("getSessionInfo", "a session looking at itself"),
          entry("uploadFile", "uploads to old hubs; pieces go by POST"),
          entry("createTag", "administration"),
          entry("getNextRelease", "the release comes from the spec file"),
          entry("getBuildType", "all builds are of RPMs"),
          entry("queryHistory", "history"),
          entry("getInheritanceData", "getFullInheritance tells more"));

  private static final Map<String, String> DIFFERING =
      Map.ofEntries(
          entry("051-getUser", "accounts have their principal from the beginning"),
          entry("075-sslLogin-no-identity", "the web server asks for a ticket first"),
          entry("083-getLoggedInUser-url-session", "sessions in URLs are off, as in record 205"),
          entry("185-getRPMHeaders-scratch-task", "packages of tasks have no content"),
          entry("185-getChangelogEntries-scratch-task", "packages of tasks have no content"),
          entry("198-LockOut-admin", "an outage is one for everybody"),
          entry("199-LockOut-login", "an outage is one for everybody"),
          entry("187-listTasks-owner-name", "the database does not quote the query"),
          entry("203-upload-anonymous", "sessions in URLs are off, as in record 207"),
          entry("222-getRPMHeaders-all", "headers that the spec file does not tell are missing"),
          entry("236-listTags-package", "the members about the package are missing"));

  /** Grows with what the sandbox answers as the real hub does. */
  private static final int EQUAL = 219;

  @Test
  void answersAsTheRealHub() {
    int equal = 0;
    Map<String, String> differing = new LinkedHashMap<>();
    Map<String, String> notServed = new LinkedHashMap<>();
    try (KojiScene scene = new KojiScene()) {
      for (KojiRecording recording : KojiRecording.all()) {
        Http.Answer answer = scene.replay(recording);
        List<String> differences = differences(recording, answer);
        if (differences.isEmpty()) {
          equal++;
        } else if (answer.text().contains("Invalid method: ")) {
          notServed.put(recording.name(), recording.method());
        } else {
          differing.put(recording.name(), String.join("; ", differences));
        }
      }
    }
    System.out.printf(
        "replay koji: equal %d, differing %d, not served %d%n",
        equal, differing.size(), notServed.size());
    differing.forEach((name, what) -> System.out.println("  " + name + ": " + what));

    assertThat(differing.keySet()).isEqualTo(DIFFERING.keySet());
    assertThat(Set.copyOf(notServed.values())).isEqualTo(NOT_SERVED.keySet());
    assertThat(equal).isEqualTo(EQUAL);
  }

  private static List<String> differences(KojiRecording recording, Http.Answer answer) {
    List<String> differences = new ArrayList<>();
    if (answer.status() != recording.status()) {
      differences.add("status " + recording.status() + " became " + answer.status());
    } else if (recording.status() == 200 && recording.response().contains("<methodResponse>")) {
      differences.addAll(XmlShape.differences(recording.response(), answer.text()));
    }
    return differences;
  }
}
