package io.github.packit4j.sandbox;

import static io.github.packit4j.sandbox.Koji.string;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import io.github.packit4j.sandbox.internal.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/**
 * A Bodhi to try things on: {@code packit} and {@code bob} may commit to all packages, {@code
 * alice} to none.
 */
abstract class BodhiScene {

  static final String UNTESTED =
      "This update has not yet met the minimum testing requirements defined in the <a"
          + " href=\"https://fedoraproject.org/wiki/Package_update_acceptance_criteria\">Package"
          + " Update Acceptance Criteria</a>: Test gating is disabled, but update has less than 2"
          + " karma and has been in testing less than 7 days.";

  final TestClock clock = new TestClock();
  final Sandbox fedora =
      Sandbox.builder()
          .clock(clock)
          .account(Account.packager("bob", "Bob"))
          .account(Account.packager("carol", "Carol"))
          .account(Account.packager("dave", "Dave"))
          .start();
  final BodhiServer bodhi = fedora.bodhi();
  final KojiHub koji = fedora.koji();
  final BodhiClient packit = BodhiClient.loggedIn(fedora, "packit");

  @AfterEach
  void close() {
    fedora.close();
  }

  BodhiClient as(String account) {
    return BodhiClient.loggedIn(fedora, account);
  }

  /** Makes builds, with the tag of candidates of their release, and packages for them. */
  void builds(String... nvrs) {
    for (String nvr : nvrs) {
      Matcher dist = Pattern.compile(".*\\.fc(\\d+)").matcher(nvr);
      String tag = dist.matches() ? "f" + dist.group(1) + "-updates-candidate" : "";
      build(nvr, tag.isEmpty() ? new String[0] : new String[] {tag});
    }
  }

  /** Makes a build with some tags, and its package. */
  void build(String nvr, String... tags) {
    packageOf(nvr);
    koji.importBuild(nvr, tags);
  }

  private void packageOf(String nvr) {
    String name = nvr.replaceFirst("-[^-]+-[^-]+$", "");
    try {
      fedora.distGit().pkg(name);
    } catch (IllegalArgumentException missing) {
      FileTree files = FileTree.of(name + ".spec", "Name: " + name + "\n");
      DistGitPackage pkg =
          fedora.distGit().createPackage(name, files, "rawhide", "f45", "f44", "f43", "f42");
      pkg.addCommitter("packit");
      pkg.addCommitter("bob");
    }
  }

  /** Makes a side tag of an account for a release such as {@code f45}. */
  String sideTag(String account, String dist) {
    Koji.loggedIn(fedora, account).call("createSideTag", string(dist + "-build"));
    List<String> tags = koji.sideTags();
    return tags.get(tags.size() - 1);
  }

  List<String> tagsOf(String nvr) {
    return koji.build(nvr).orElseThrow().tags();
  }

  Answer create(BodhiClient client, String builds, String... more) {
    return client.post(
        "/updates/",
        Http.concat(new String[] {"builds", builds, "notes", "Notes", "type", "bugfix"}, more));
  }

  /** Creates an update as packit. */
  String created(String builds, String... more) {
    return alias(create(packit, builds, more));
  }

  static String alias(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().get("alias").asString();
  }

  Answer edit(String alias, String... fields) {
    return packit.post(
        "/updates/",
        Http.concat(new String[] {"edited", alias, "notes", "Edited", "type", "bugfix"}, fields));
  }

  Answer request(String alias, String request) {
    return packit.post("/updates/" + alias + "/request", "request", request);
  }

  Answer vote(String account, String alias, int karma) {
    return as(account)
        .post("/comments/", "update", alias, "text", "Tried", "karma", Integer.toString(karma));
  }

  JsonNode update(String alias) {
    return packit.get("/updates/" + alias).json().get("update");
  }

  List<String> listed(String query) {
    Answer answer = packit.get("/updates/?rows_per_page=100&" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<String> aliases = new ArrayList<>();
    answer.json().get("updates").forEach(update -> aliases.add(update.get("alias").asString()));
    return aliases;
  }

  void days(int days) {
    clock.pass(Duration.ofDays(days));
  }

  /** Returns the errors of an answer as {@code location|name|description}. */
  static List<String> errors(Answer answer) {
    List<String> errors = new ArrayList<>();
    for (JsonNode error : answer.json().path("errors")) {
      errors.add(
          error.get("location").asString()
              + "|"
              + error.get("name").asString()
              + "|"
              + error.get("description").asString());
    }
    return errors;
  }

  /** Returns the caveats of an answer as {@code name|description}. */
  static List<String> caveats(Answer answer) {
    List<String> caveats = new ArrayList<>();
    for (JsonNode caveat : answer.json().path("caveats")) {
      caveats.add(caveat.get("name").asString() + "|" + caveat.get("description").asString());
    }
    return caveats;
  }

  /** Returns the comments of an update as {@code author: text}. */
  List<String> comments(String alias) {
    return bodhi.update(alias).orElseThrow().comments();
  }

  /** Returns the topics of Bodhi's messages so far. */
  List<String> topics() {
    return fedora.messages().all().stream()
        .map(message -> message.topic().replace("org.fedoraproject.prod.", ""))
        .filter(topic -> topic.startsWith("bodhi."))
        .toList();
  }

  JsonNode lastMessage(String topic) {
    List<BusMessage> messages = fedora.messages().ofTopic(topic);
    assertThat(messages).as(topic).isNotEmpty();
    return Json.parse(messages.get(messages.size() - 1).body());
  }
}
