package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.koji.call.ContentCalls;
import io.github.packit4j.koji.model.ChangelogEntry;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.TaggedBuild;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BranchTagsTest {
  private FakeHub hub;
  private KojiClient koji;

  /** The tag whose inheritance counts; the build tag has another one. */
  private String destination = "f43-build-side-125";

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub();
    koji = KojiClient.builder(hub.uri()).build();
  }

  @AfterEach
  void stop() {
    koji.close();
    hub.close();
  }

  private void inheritance(String... tags) {
    List<Object> nodes = new ArrayList<>();
    for (String tag : tags) {
      Map<String, Object> node = new LinkedHashMap<>();
      node.put("parent_id", nodes.size());
      node.put("name", tag);
      node.put("child_id", 1);
      node.put("currdepth", nodes.size() + 1);
      node.put("priority", 0);
      nodes.add(node);
    }
    hub.answer(
        "getFullInheritance",
        arguments -> String.valueOf(arguments.get(0)).equals(destination) ? nodes : List.of());
  }

  private void target(String name) {
    destination = name;
    hub.answer(
        "getBuildTarget",
        arguments ->
            Map.of(
                "id",
                1,
                "name",
                String.valueOf(arguments.get(0)),
                "build_tag",
                9,
                "build_tag_name",
                "x-build",
                "dest_tag",
                4,
                "dest_tag_name",
                destination));
  }

  @Test
  void ofABranchedFedora() {
    target("f43-updates-candidate");
    inheritance("f43-updates", "f43");

    BranchTags tags = koji.tags().ofTarget("f43-candidate").orElseThrow();

    assertThat(tags.candidate()).isEqualTo("f43-updates-candidate");
    assertThat(tags.testing()).contains("f43-updates-testing");
    assertThat(tags.stable()).containsExactly("f43-updates", "f43");
  }

  @Test
  void ofEpel() {
    target("epel9-testing-candidate");
    inheritance("epel9");

    BranchTags tags = koji.tags().ofTarget("epel9-candidate").orElseThrow();

    assertThat(tags.testing()).contains("epel9-testing");
    assertThat(tags.stable()).containsExactly("epel9");
  }

  @Test
  void ofTheLeadingMinorOfEpel() {
    target("epel10.2-testing-candidate");
    inheritance("epel10.2");

    BranchTags tags = koji.tags().ofTarget("epel10-candidate").orElseThrow();

    assertThat(tags.target().name()).isEqualTo("epel10-candidate");
    assertThat(tags.candidate()).isEqualTo("epel10.2-testing-candidate");
    assertThat(tags.testing()).contains("epel10.2-testing");
    assertThat(tags.stable()).containsExactly("epel10.2");
  }

  @Test
  void ofRawhideWhereBuildsAreStableAtOnce() {
    target("f45");
    inheritance();

    BranchTags tags = koji.tags().ofTarget("rawhide").orElseThrow();

    assertThat(tags.testing()).isEmpty();
    assertThat(tags.stable()).containsExactly("f45");
  }

  @Test
  void ofASideTag() {
    // As in recording 229.
    inheritance("f43-build", "f43-override", "f43-updates", "f43");

    assertThat(koji.tags().stable("f43-build-side-125")).containsExactly("f43-updates", "f43");
  }

  @Test
  void findsTheStableBuildInTheNearestTagThatHasOne() {
    inheritance("f43-build", "f43-override", "f43-updates", "f43");
    hub.answer(
        "listTagged",
        arguments -> {
          String tag = KojiValue.of(arguments.get(0)).member("tag").asString();
          return tag.equals("f43")
              ? List.of(
                  Map.of(
                      "build_id",
                      4,
                      "name",
                      "x",
                      "version",
                      "1",
                      "release",
                      "1",
                      "state",
                      1,
                      "tag_name",
                      tag,
                      "tag_id",
                      1,
                      "create_event",
                      9))
              : List.of();
        });

    assertThat(koji.tags().latestStableBuild("f43-build-side-125", "x"))
        .map(TaggedBuild::tag)
        .contains("f43");
    assertThat(hub.count("multiCall")).isEqualTo(1);
  }

  @Test
  void ofABranchThatTheHubDoesNotBuild() {
    hub.answer("getBuildTarget", arguments -> null);

    assertThat(koji.tags().ofTarget("f99-candidate")).isEmpty();
  }

  @Test
  void tellsTwoBuildsOfOneDayApart() {
    Map<String, Object> old =
        Map.of(
            "changelogtime", List.of(1762430400, 1756814400),
            "changelogname", List.of("P - 2-1", "P - 1-1"),
            "changelogtext", List.of("- two", "- one"));
    Map<String, Object> current =
        Map.of(
            "changelogtime", List.of(1762430400, 1762430400, 1756814400),
            "changelogname", List.of("P - 3-1", "P - 2-1", "P - 1-1"),
            "changelogtext", List.of("- three", "- two", "- one"));
    hub.answer(
        "getRPMHeaders",
        arguments ->
            KojiValue.of(arguments.get(0)).member("rpmID").asString().equals("x-2-1.src")
                ? old
                : current);

    assertThat(koji.builds().changelogSince("x-2-1", "x-3-1"))
        .extracting(ChangelogEntry::text)
        .containsExactly("- three");
    assertThat(hub.count("multiCall")).isEqualTo(1);
  }

  @Test
  void readsAHeaderThatIsNoList() {
    hub.answer(
        "getRPMHeaders",
        arguments ->
            Map.of("changelogtime", 1762430400, "changelogname", "P", "changelogtext", "- one"));

    assertThat(koji.call(ContentCalls.changelog("x-1-1"))).hasSize(1);
  }
}
