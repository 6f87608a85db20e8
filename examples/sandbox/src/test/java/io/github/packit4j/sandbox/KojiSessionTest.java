package io.github.packit4j.sandbox;

import static io.github.packit4j.sandbox.Koji.string;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions, call numbers, outages, and builds that fail or wait for their tag. */
class KojiSessionTest {

  private Sandbox fedora;
  private Koji packit;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    fedora
        .distGit()
        .createPackage(
            "hello",
            FileTree.of(
                "hello.spec",
                "%global base 1\nName: hello\nVersion: %{base}.2\nRelease: 3%{?dist}\n"),
            "f45");
    packit = Koji.loggedIn(fedora, "packit");
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private String scm() {
    return "git+https://src.fedoraproject.org/rpms/hello.git#"
        + fedora.distGit().pkg("hello").commitOf("f45").orElseThrow();
  }

  @Test
  void repeatedCallNumberOfAWriteIsExecutedOnce() {
    String task = packit.callNumbered(7, "build", string(scm()), string("f45-candidate"));
    String again = packit.callNumbered(7, "build", string(scm()), string("f45-candidate"));

    assertThat(task).contains("<int>1</int>");
    assertThat(again).contains("<int>1009</int>", "unable to retry call 7 (method build)");
    assertThat(fedora.koji().tasks()).hasSize(1);
  }

  @Test
  void readsAndFailedWritesKeepNoNumber() {
    packit.callNumbered(3, "getAPIVersion");
    assertThat(packit.callNumbered(3, "createSideTag", string("nope"))).contains("1000");
    assertThat(packit.callNumbered(3, "createSideTag", string("f45-build"))).contains("f45-build");
    assertThat(packit.callNumbered(2, "getAPIVersion")).contains("<int>1008</int>", "3 &gt; 2");
  }

  @Test
  void expiredSessionIsRenewedUnderItsNumber() {
    fedora.koji().expireSessions();

    assertThat(packit.call("getLoggedInUser")).contains("<int>1007</int>", "has expired");
    assertThat(
            packit.call(
                "login",
                string("packit"),
                string("packit-token"),
                "<struct><member><name>renew</name><value><boolean>1</boolean></value></member>"
                    + "<member><name>__starstar</name><value><boolean>1</boolean></value></member>"
                    + "</struct>"))
        .contains("session-key");
  }

  @Test
  void outageIsAFaultOfEveryCall() {
    fedora.koji().goOffline("outage until noon");

    assertThat(packit.call("getAPIVersion")).contains("<int>1014</int>", "outage until noon");
    fedora.koji().comeBack();
    assertThat(packit.call("getAPIVersion")).contains("<int>1</int>");
  }

  @Test
  void multiCallGivesEachResultOrFault() {
    String call =
        "<struct><member><name>methodName</name><value><string>%s</string></value></member>"
            + "<member><name>params</name><value><array><data>%s</data></array></value></member>"
            + "</struct>";
    String answer =
        packit.call(
            "multiCall",
            "<array><data><value>"
                + call.formatted("getAPIVersion", "")
                + "</value><value>"
                + call.formatted("getTag", "<value>nope</value><value><boolean>1</boolean></value>")
                + "</value></data></array>");

    assertThat(answer).contains("<int>1</int>", "<int>1000</int>", "No such tagInfo: 'nope'");
  }

  @Test
  void keywordsTravelInALastStruct() {
    String keywords =
        "<struct><member><name>strict</name><value><boolean>1</boolean></value></member>"
            + "<member><name>__starstar</name><value><boolean>1</boolean></value></member></struct>";

    assertThat(packit.call("getBuildTarget", string("nope"), keywords))
        .contains("No such build target: nope");
    assertThat(packit.call("getTag", string("f45"), keywords.replace("strict", "foo")))
        .contains("<int>1019</int>", "unexpected keyword argument 'foo'");
  }

  @Test
  void buildWaitsForItsTag() {
    packit.call("build", string(scm()), string("f45-candidate"));
    fedora.koji().holdTagging();

    fedora.koji().finishBuilds();
    assertThat(fedora.koji().build("hello-1.2-3.fc45").orElseThrow().tags()).isEmpty();
    assertThat(fedora.koji().finishBuilds()).hasSize(1);
    assertThat(fedora.koji().task(1).state()).isEqualTo(KojiTask.State.OPEN);

    fedora.koji().releaseTagging();
    assertThat(fedora.koji().build("hello-1.2-3.fc45").orElseThrow().tags())
        .containsExactly("f45-updates-candidate");
    assertThat(fedora.koji().task(1).state()).isEqualTo(KojiTask.State.CLOSED);
  }

  @Test
  void sameNvrIsNotBuiltTwice() {
    packit.call("build", string(scm()), string("f45-candidate"));
    packit.call("build", string(scm()), string("f45-candidate"));

    fedora.koji().finishBuilds();

    assertThat(fedora.koji().builds()).hasSize(1);
    assertThat(fedora.koji().tasks())
        .filteredOn(task -> task.state() == KojiTask.State.FAILED && task.parent().isEmpty())
        .singleElement()
        .satisfies(
            task -> assertThat(task.failure().orElseThrow()).startsWith("Build already exists"));
  }

  @Test
  void buildsFailWithTheirReason() {
    packit.call(
        "build", string("git+https://src.fedoraproject.org/rpms/hello.git#dead"), string("f45"));
    packit.call("build", string(scm()), string("nope"));
    fedora.koji().finishBuilds();

    assertThat(fedora.koji().tasks())
        .filteredOn(task -> task.method().equals("build"))
        .extracting(task -> task.failure().orElse(""))
        .containsExactly(
            "Error running GIT command \"git reset --hard dead\", see checkout.log for details",
            "unknown build target: nope");
  }

  @Test
  void sideTagIsATargetAndGoes() {
    String name =
        Koji.group(packit.call("createSideTag", string("f45-build")), "(f45-build-side-\\d+)");
    packit.call("build", string(scm()), string(name));
    fedora.koji().finishBuilds();

    assertThat(fedora.koji().build("hello-1.2-3.fc45").orElseThrow().tags()).containsExactly(name);
    assertThat(Koji.loggedIn(fedora, "alice").call("removeSideTag", string(name)))
        .contains("This is not your sidetag");
    packit.call("removeSideTag", string(name));
    assertThat(fedora.koji().sideTags()).isEmpty();
    assertThat(packit.call("getBuildTarget", string(name))).contains("<nil/>");
  }

  @Test
  void buildAtOnceAnswersWithAFinishedTask() {
    fedora.koji().buildAtOnce();

    packit.call("build", string(scm()), string("f45-candidate"));

    assertThat(fedora.koji().task(1).state()).isEqualTo(KojiTask.State.CLOSED);
  }

  @Test
  void malformedRequestsAreNoXmlRpc() {
    Http http = new Http(fedora.httpClient());

    assertThat(http.get(Koji.HUB).status()).isEqualTo(405);
    assertThat(http.post(Koji.HUB, "text/xml", Http.bytes("<x")).status()).isEqualTo(400);
    assertThat(
            http.post(
                    Koji.HUB,
                    "text/xml",
                    Http.bytes(
                        "<!DOCTYPE x [<!ENTITY y 'z'>]><methodCall><methodName>echo"
                            + "</methodName></methodCall>"))
                .status())
        .isEqualTo(400);
  }
}
