package io.github.packit4j.sandbox;

import static io.github.packit4j.sandbox.Koji.string;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may tag what, side tags, and the repositories made from them. */
class KojiTagRulesTest {

  private static final String NVR = "hello-1-1.fc45";
  private static final String RESTRICTED =
      "policy violation (tag): tagging into this tag is restricted";

  private Sandbox fedora;
  private Koji packit;
  private Koji alice;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    fedora.koji().importBuild(NVR, "f45-updates-candidate");
    packit = Koji.loggedIn(fedora, "packit");
    alice = Koji.loggedIn(fedora, "alice");
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private String sideTag(Koji owner) {
    return Koji.group(owner.call("createSideTag", string("f45-build")), "(f45-build-side-\\d+)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"f45", "f45-updates", "f45-updates-testing", "f45-override"})
  void tagsOfReleasesAreRestricted(String tag) {
    assertThat(packit.call("tagBuild", string(tag), string(NVR)))
        .contains("<int>1004</int>", RESTRICTED);

    fedora.koji().grant("packit", "admin");
    packit.call("tagBuild", string(tag), string(NVR));
    assertThat(fedora.koji().build(NVR).orElseThrow().tags()).contains(tag);
  }

  @Test
  void sideTagIsItsOwners() {
    String tag = sideTag(alice);

    assertThat(packit.call("tagBuild", string(tag), string(NVR))).contains(RESTRICTED);
    assertThat(packit.call("removeSideTag", string(tag)))
        .contains("<int>1004</int>", "This is not your sidetag");
    alice.call("tagBuild", string(tag), string(NVR));
    assertThat(fedora.koji().build(NVR).orElseThrow().tags())
        .containsExactly("f45-updates-candidate", tag);
    assertThat(packit.call("untagBuild", string(tag), string(NVR))).contains(RESTRICTED);
    assertThat(alice.call("untagBuild", string(tag), string(NVR))).contains("<nil/>");
    assertThat(alice.call("untagBuild", string(tag), string(NVR)))
        .contains("<int>1003</int>", "build " + NVR + " not in tag " + tag);
    fedora.koji().grant("packit", "admin");
    assertThat(packit.call("removeSideTag", string(tag))).contains("<nil/>");
  }

  @Test
  void secondTaggingFailsInItsTask() {
    String tag = sideTag(packit);
    packit.call("tagBuild", string(tag), string(NVR));

    String answer = packit.call("tagBuild", string(tag), string(NVR));

    String task = Koji.group(answer, "<int>(\\d+)</int>");
    assertThat(packit.call("getTaskResult", "<int>" + task + "</int>"))
        .contains("<int>1003</int>", "build " + NVR + " already tagged (" + tag + ")");
  }

  @Test
  void tagTakesListedPackagesAndCompleteBuilds() {
    String tag = sideTag(packit);
    fedora.koji().importBuild("stranger-1-1.fc45");
    assertThat(packit.call("tagBuild", string(tag), string("stranger-1-1.fc45")))
        .contains("<int>1003</int>", "Package stranger not in list for " + tag);
    fedora.koji().blockPackage("f45", "hello");
    assertThat(packit.call("tagBuild", string(tag), string(NVR)))
        .contains("<int>1003</int>", "Package hello blocked in " + tag);
    assertThat(packit.call("tagBuild", string(tag), string("nope-1-1")))
        .contains("<int>1000</int>", "No such build: 'nope-1-1'");
    assertThat(packit.call("tagBuild", string("nope"), string(NVR)))
        .contains("<int>1000</int>", "No such tagInfo: 'nope'");
  }

  @Test
  void buildIsMovedFromOneTagToAnother() {
    String tag = sideTag(packit);

    packit.call(
        "tagBuild",
        string(tag),
        string(NVR),
        Koji.keywords("fromtag", string("f45-updates-candidate")));

    assertThat(fedora.koji().build(NVR).orElseThrow().tags()).containsExactly(tag);
  }

  @Test
  void latestIsWhatWasTaggedLastAndInheritanceStopsAtTheFirstTagThatHasThePackage() {
    fedora.koji().importBuild("hello-3-1.fc45", "f45-updates");
    fedora.koji().importBuild("hello-2-1.fc45", "f45-updates");

    String latest =
        packit.call(
            "listTagged",
            Koji.keywords(
                "tag",
                string("f45-updates-candidate"),
                "inherit",
                "<boolean>1</boolean>",
                "latest",
                "<boolean>1</boolean>"));
    assertThat(latest).contains(NVR).doesNotContain("hello-3", "hello-2");
    assertThat(packit.call("getLatestBuilds", string("f45-updates")))
        .contains("hello-2-1.fc45")
        .doesNotContain("hello-3");
    fedora.koji().blockPackage("f45", "hello");
    assertThat(packit.call("getLatestBuilds", string("f45-updates"))).doesNotContain("hello");
  }

  @Test
  void whatATagHeldAtAnEventStaysKnown() {
    String before = Koji.group(packit.call("getLastEvent"), "<int>(\\d+)</int>");
    fedora.koji().untag(NVR, "f45-updates-candidate");

    assertThat(packit.call("listTagged", string("f45-updates-candidate"))).doesNotContain(NVR);
    assertThat(
            packit.call(
                "listTagged",
                string("f45-updates-candidate"),
                Koji.keywords("event", "<int>" + before + "</int>")))
        .contains(NVR);
  }

  @Test
  void repositoryOfASideTagIsMadeOnDemand() {
    String tag = sideTag(packit);
    assertThat(packit.call("getRepo", string(tag)))
        .contains("<nil/>")
        .doesNotContain("create_event");
    assertThat(packit.call("getRepo", string("f45-build"))).contains("f45-build");

    String asked = packit.call("repo.request", string(tag));
    assertThat(asked).containsPattern("duplicate</name>\\s*<value><boolean>1");
    String request = Koji.group(asked, "<name>id</name>\\s*<value><int>(\\d+)</int>");
    assertThat(packit.call("repo.checkRequest", "<int>" + request + "</int>"))
        .containsPattern("active</name>\\s*<value><boolean>0");
    assertThat(packit.call("getRepo", string(tag))).contains(tag);

    packit.call("tagBuild", string(tag), string(NVR));
    String last = Koji.keywords("min_event", string("last"));
    assertThat(packit.call("repo.get", string(tag), last))
        .contains("<nil/>")
        .doesNotContain("create_event");
    String later = packit.call("repo.request", string(tag), last);
    assertThat(later).containsPattern("duplicate</name>\\s*<value><boolean>0");
    String second = Koji.group(later, "<name>id</name>\\s*<value><int>(\\d+)</int>");
    packit.call("repo.checkRequest", "<int>" + second + "</int>");
    assertThat(packit.call("repo.request", string(tag), last))
        .containsPattern("request</name>\\s*<value><nil/>");
    assertThat(packit.call("repo.checkRequest", "<int>99</int>")).contains("No such request");
  }

  @Test
  void sideTagsAreMadeFromBuildTagsOnly() {
    assertThat(packit.call("createSideTag", string("f45-updates")))
        .contains("<int>1004</int>", "side tags are not allowed for this tag");
    assertThat(packit.call("createSideTag", string(sideTag(packit))))
        .contains("<int>1004</int>", "side tags are not allowed for this tag");
    assertThat(
            packit.call("createSideTag", string("f45-build"), Koji.keywords("suffix", string("x"))))
        .contains("<int>1000</int>", "x suffix is not allowed for sidetag");
    assertThat(packit.call("listSideTags", Koji.keywords("user", string("nobody"))))
        .contains("<int>1000</int>", "No such user: 'nobody'");
  }
}
