package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Filters of lists of updates and releases. */
class BodhiFiltersTest extends BodhiScene {

  private String hello = "";
  private String world = "";

  @BeforeEach
  void makeUpdates() {
    builds("hello-1-1.fc45");
    hello = created("hello-1-1.fc45", "suggest", "reboot", "bugs", "5");
    days(1);
    String tag = sideTag("packit", "f44");
    build("World-2-1.fc44", tag);
    world = created("World-2-1.fc44", "from_tag", tag);
  }

  @Test
  void newestComeFirst() {
    assertThat(listed("")).containsExactly(world, hello);
    assertThat(packit.get("/updates/?rows_per_page=1&page=2").json().at("/updates/0/alias"))
        .hasToString("\"" + hello + "\"");
  }

  @Test
  void partsOfNames() {
    assertThat(listed("like=orld-2")).containsExactly(world);
    assertThat(listed("like=world")).isEmpty();
    assertThat(listed("search=WORLD")).containsExactly(world);
    assertThat(listed("search=" + hello.substring(12))).containsExactly(hello);
  }

  @Test
  void sideTags() {
    assertThat(listed("from_side_tag=true")).containsExactly(world);
    assertThat(listed("from_side_tag=0")).containsExactly(hello);
    String tag = bodhi.update(world).orElseThrow().fromTag().orElseThrow();
    assertThat(listed("from_side_tag_name=" + tag)).containsExactly(world);
  }

  @Test
  void kinds() {
    assertThat(listed("suggest=reboot")).containsExactly(hello);
    assertThat(listed("content_type=rpm")).hasSize(2);
    assertThat(listed("content_type=flatpak")).isEmpty();
    assertThat(listed("critpath=true")).isEmpty();
    assertThat(listed("critpath=false")).hasSize(2);
    assertThat(listed("bugs=5")).containsExactly(hello);
    assertThat(listed("request=testing")).containsExactly(hello);
    assertThat(listed("status=testing&status=pending")).hasSize(2);
    assertThat(listed("releases=f44")).containsExactly(world);
    assertThat(listed("release=45")).containsExactly(hello);
    assertThat(listed("releases=__current__")).hasSize(2);
    assertThat(listed("user=packit&packages=hello")).containsExactly(hello);
    assertThat(listed("user=bob")).isEmpty();
  }

  @Test
  void states() {
    bodhi.lock(world);
    bodhi.pushToTesting(hello);

    assertThat(listed("locked=true")).containsExactly(world);
    assertThat(listed("pushed=true")).containsExactly(hello);
    assertThat(listed("pushed=false")).containsExactly(world);
    bodhi.requireTests("dist.abicheck");
    bodhi.reportTest(hello, "dist.abicheck", false);
    assertThat(listed("gating=failed&gating=waiting")).containsExactly(hello);
  }

  @Test
  void times() {
    assertThat(listed("submitted_since=2026-11-23")).containsExactly(world);
    assertThat(listed("submitted_before=2026-11-23T11:00:00")).containsExactly(hello);
    assertThat(listed("modified_since=2026-11-01")).isEmpty();
    edit(hello, "builds", "hello-1-1.fc45", "bugs", "");
    assertThat(listed("modified_since=2026-11-23%2012:00:00")).containsExactly(hello);
    assertThat(listed("pushed_since=2026-11-01")).isEmpty();
    bodhi.pushToTesting(hello);
    assertThat(listed("pushed_since=2026-11-23T13:00:00%2B01:00")).containsExactly(hello);
    days(7);
    bodhi.approveTesting();
    assertThat(listed("approved_since=2026-11-30")).containsExactly(hello);
    assertThat(listed("approved_before=2026-11-30")).isEmpty();
  }

  private List<String> releases(String query) {
    List<String> names = new ArrayList<>();
    for (JsonNode release :
        packit.get("/releases/?rows_per_page=100&" + query).json().get("releases")) {
      names.add(release.get("name").asString());
    }
    return names;
  }

  @Test
  void releasesByPatternAndState() {
    assertThat(releases("name=F45%25")).containsExactly("F45", "F45C", "F45F");
    assertThat(releases("name=F4_")).containsExactly("F42", "F43", "F44", "F45", "F46");
    assertThat(releases("name=f45")).isEmpty();
    assertThat(releases("state=archived")).containsExactly("F42");
    assertThat(releases("exclude_archived=1&name=F42")).isEmpty();
    assertThat(releases("packages=hello")).containsExactly("F45");
    assertThat(releases("updates=" + world)).containsExactly("F44");
    assertThat(packit.get("/releases/Fedora%2045").json().get("name").asString()).isEqualTo("F45");
    assertThat(packit.get("/releases/F99").status()).isEqualTo(404);
  }
}
