package io.github.packit4j.sandbox;

import static io.github.packit4j.sandbox.Koji.string;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.internal.koji.XmlShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the shape of answers with recordings of a real hub. */
class KojiRecordingsTest {

  private static final String SPEC =
      "Name: python-ogr\nVersion: 0.52.0\nRelease: 1%{?dist}\n\n%changelog\n"
          + "* Fri Jul 31 2026 Packit <hello@packit.dev> - 0.52.0-1\n- New\n";

  private Sandbox fedora;
  private Koji packit;

  /** Makes a finished build, a failed one, one that waits, and a side tag. */
  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    fedora.distGit().createPackage("python-ogr", FileTree.of("python-ogr.spec", SPEC), "f43");
    packit = Koji.loggedIn(fedora, "packit");
    packit.call("build", string(scm()), string("f43-candidate"));
    fedora.koji().finishBuilds();
    fedora.koji().failNext("error building package");
    packit.call("build", string(scm()), string("f44-candidate"));
    fedora.koji().finishBuilds();
    packit.call("build", string(scm()), string("f45-candidate"));
    packit.call("createSideTag", string("f43-build"));
  }

  private String scm() {
    String commit = fedora.distGit().pkg("python-ogr").commitOf("f43").orElseThrow();
    return "git+https://src.fedoraproject.org/rpms/python-ogr.git#" + commit;
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private static String recorded(String name) {
    Path folder = Recordings.file("koji");
    try (Stream<Path> files = Files.list(folder)) {
      Path file =
          files
              .filter(path -> path.getFileName().toString().equals(name + ".response.xml"))
              .findFirst()
              .orElseThrow();
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "001-getAPIVersion, getAPIVersion, ''",
    "002-getKojiVersion, getKojiVersion, ''",
    "006-getBuild-nvr, getBuild, python-ogr-0.52.0-1.fc43",
    "008-getBuild-unknown, getBuild, python-ogr-9.9-1.fc43",
    "013-getLatestBuilds, getLatestBuilds, f43-updates-candidate",
    "015-getChangelogEntries, getChangelogEntries, python-ogr-0.52.0-1.fc43",
    "020-listTags-build, listTags, python-ogr-0.52.0-1.fc43",
    "022-getBuildTarget, getBuildTarget, f43-candidate",
    "024-getBuildTarget-unknown, getBuildTarget, f99-candidate",
    "025-getBuildTargets, getBuildTargets, ''",
    "026-getFullInheritance, getFullInheritance, f43-updates-candidate",
    "027-getBuildConfig, getBuildConfig, f43-build",
    "028-getBuildConfig-unknown, getBuildConfig, nope",
    "029-getTag, getTag, f43",
    "031-getPackageID, getPackageID, python-ogr",
    "033-listBuilds, listBuilds, python-ogr",
    "044-listTasks, listTasks, ''",
    "240-getUser-principal, getUser, packit",
    "052-getUser-unknown, getUser, nobody-here",
    "054-getLastEvent, getLastEvent, ''",
    "059-fault-unknown-method, noSuchMethod, ''",
    "060-fault-bad-arguments, getBuild, ''",
    "078-getLoggedInUser, getLoggedInUser, ''",
    "145-createSideTag-unknown-base, createSideTag, nope",
    "144-createSideTag, createSideTag, f43-build",
    "146-createSideTag-policy, createSideTag, f43-updates",
    "149-listSideTags-user, listSideTags, ''",
    "154-repo.request, repo.request, f43-build",
    "161-listTagged-sidetag, listTagged, f43-updates-candidate",
    "176-removeSideTag-not-sidetag, removeSideTag, f43",
    "177-removeSideTag, removeSideTag, f43-build-side-%d",
    "215-getBuild-bad-nvr, getBuild, notannvr",
    "216-listTagged-no-package, listTagged, epel9",
  })
  void hasTheRecordedShape(String recording, String method, String argument) {
    String sideTag = fedora.koji().sideTags().get(0);
    String actual = argument.contains("%d") ? sideTag : argument;

    String answer = actual.isEmpty() ? packit.call(method) : packit.call(method, string(actual));

    assertThat(XmlShape.differences(recorded(recording), answer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "106-getTaskInfo-CLOSED, 1",
    "119-getTaskInfo-FAILED, 5",
    "104-getTaskInfo-FREE, 8",
    "040-getTaskChildren, 1",
    "041-getTaskDescendents, 1",
    "043-getTaskResult-build, 1",
    "124-getTaskResult-unfinished, 8",
    "126-cancelTask, 8",
    "223-getTaskRequest, 1",
    "224-taskFinished, 1",
  })
  void tasksHaveTheRecordedShape(String recording, int task) {
    String method = recording.replaceAll("^\\d+-(\\w+).*", "$1");

    String answer = packit.call(method, "<int>" + task + "</int>");

    String recordedAnswer = recorded(recording).replaceAll("Task \\d+", "Task " + task);
    assertThat(XmlShape.differences(recordedAnswer, answer)).isEmpty();
  }

  @Test
  void loginHasTheRecordedShape() {
    String answer =
        new Http(fedora.httpClient())
            .with("Authorization", fedora.account("packit").negotiateHeader())
            .post(Koji.HUB + "/ssllogin", "text/xml", Koji.body("sslLogin"))
            .text();

    assertThat(XmlShape.differences(recorded("074-sslLogin-certificate"), answer)).isEmpty();
  }

  @Test
  void anonymousWritesAreRefusedAsRecorded() {
    String answer = new Koji(fedora).call("build", string(scm()), string("f43-candidate"));

    assertThat(XmlShape.differences(recorded("064-fault-not-logged-in"), answer)).isEmpty();
  }

  @Test
  void failedResultIsTheTasksOwnFault() {
    String answer = packit.call("getTaskResult", "<int>5</int>");

    assertThat(answer).contains("<int>1005</int>").contains("error building package");
    assertThat(List.of(packit.call("getTaskResult", "<int>99</int>")).get(0))
        .contains("<int>1000</int>");
  }
}
