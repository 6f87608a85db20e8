package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageReaderTest {

  private static final Path MESSAGES =
      Path.of(System.getProperty("packit4j.shared", "../shared"), "reference", "messages");

  private final MessageReader reader = MessageReader.create();

  @ParameterizedTest
  @CsvSource({
    "koji_build_completed_rawhide.json, rawhide, 1",
    "koji_build_completed_f36.json, f36-candidate, 1",
    "koji_build_completed_epel8.json, epel8-candidate, 1",
    "koji_build_completed_old_format.json, rawhide, 1",
    "koji_build_start_rawhide.json, rawhide, 0",
  })
  void everyFormOfABuildMessageIsRead(String file, String target, int state) throws IOException {
    BuildStateChanged build = (BuildStateChanged) recorded("packit-service/" + file).orElseThrow();
    assertThat(build.target()).contains(target);
    assertThat(build.state()).isEqualTo(state);
    assertThat(build.source().orElseThrow())
        .matches("git\\+https://.*/rpms/[^/]+\\.git#[0-9a-f]{40}");
    assertThat(build.nvr()).matches("(python-ogr|packit)-.*-.*");
    assertThat(build.owner()).isNotEmpty();
  }

  @Test
  void aBuildOfAnImageHasNeitherSourceNorTarget() throws IOException {
    BuildStateChanged build =
        (BuildStateChanged) recorded("fedmsg-consumer/koji_build_state_change.json").orElseThrow();
    assertThat(build.nvr()).isEqualTo("Fedora-Python-Classroom-Vagrant-40-20240309.n.0");
    assertThat(build.task()).isEqualTo(OptionalLong.of(114706305));
  }

  @Test
  void aPushOfAForkIsToldFromOneOfThePackage() throws IOException {
    DistGitPush push = (DistGitPush) recorded("fedmsg-consumer/git_receive.json").orElseThrow();
    assertThat(push.fork()).isTrue();
    assertThat(push.changedFiles()).isPresent();
    DistGitPush merge =
        (DistGitPush) recorded("packit-service/distgit_push_packit.json").orElseThrow();
    assertThat(merge.fork()).isFalse();
    assertThat(merge.packageName()).isEqualTo("packit");
    assertThat(merge.branch()).isEqualTo("f36");
    assertThat(merge.pullRequest()).hasValue(5);
    assertThat(merge.changedFiles()).isEmpty();
  }

  @Test
  void aTaggedBuildIsRead() throws IOException {
    BuildTagged tagged =
        (BuildTagged) recorded("packit-service/koji_build_tagged.json").orElseThrow();
    assertThat(tagged.tag()).contains("-side-");
    assertThat(tagged.nvr()).startsWith(tagged.packageName() + "-");
  }

  @Test
  void newVersionsNameTheirBug() throws IOException {
    NewVersions versions =
        (NewVersions) recorded("packit-service/new_hotness_update.json").orElseThrow();
    assertThat(versions.packageName()).isNotEmpty();
    assertThat(versions.versions()).isNotEmpty();
    assertThat(versions.monitoringProject()).isPresent();
  }

  @Test
  void bugsThatAreSwitchedOffAreNoBug() {
    FedoraMessage message =
        new FedoraMessage(
            "1",
            "org.fedoraproject.prod.hotness.update.bug.file",
            """
            {"package": "hello", "bug": {"bug_id": -1},
             "trigger": {"msg": {"project": {"id": 7}, "message": {"upstream_versions": ["2.0"]}}}}
            """);
    assertThat(((NewVersions) Heard.of(reader.read(message)).orElseThrow()).bug()).isEmpty();
  }

  @Test
  void stableVersionsAreToldFromOthers() {
    FedoraMessage message =
        new FedoraMessage(
            "1",
            "org.fedoraproject.prod.hotness.update.bug.file",
            """
            {"package": "hello", "bug": {"bug_id": 1},
             "trigger": {"msg": {"project": {"id": 7}, "message":
               {"upstream_versions": ["2.1rc1", "2.0"], "stable_versions": ["2.0", "1.0", 7]}}}}
            """);
    NewVersions versions = (NewVersions) Heard.of(reader.read(message)).orElseThrow();
    assertThat(versions.versions()).containsExactly("2.1rc1", "2.0");
    assertThat(versions.stableVersions()).containsExactlyInAnyOrder("2.0", "1.0");
    assertThat(versions.bug()).hasValue(1);
  }

  @Test
  void otherTopicsStartNothing() {
    assertThat(
            Heard.of(
                reader.read(new FedoraMessage("1", "org.fedoraproject.prod.copr.build.end", "{}"))))
        .isEmpty();
  }

  @Test
  void aPushOnPagureIoIsNotToDistGit() {
    String push =
        """
        {"agent": "alice", "branch": "main", "end_commit": "0123abc",
         "repo": {"name": "hello", "namespace": "rpms"}}
        """;
    assertThat(
            Heard.of(
                reader.read(new FedoraMessage("1", "io.pagure.prod.pagure.git.receive", push))))
        .isEmpty();
    assertThat(
            Heard.of(
                reader.read(
                    new FedoraMessage("1", "org.fedoraproject.stg.pagure.git.receive", push))))
        .isPresent();
  }

  @Test
  void aNumberThatIsTooLargeIsNoBuild() {
    FedoraMessage message =
        new FedoraMessage(
            "1",
            "org.fedoraproject.prod.buildsys.tag",
            """
            {"build_id": 99999999999999999999, "name": "hello", "version": "1", "release": "1",
             "tag": "f44"}
            """);
    assertThatThrownBy(() -> reader.read(message))
        .isInstanceOf(EventFormatException.class)
        .hasMessageContaining("build_id");
  }

  /** Its payload does not name the pull request that a push has merged, if any. */
  @Test
  void aPushOnForgejoLeavesOpenWhichPullRequestItMerged() throws IOException {
    assertThat(recorded("packit-service/forgejo_push.json"))
        .contains(
            new DistGitPush(
                "infra",
                "docs",
                "main",
                "139828ad0b8fd3c5d172ccc0fc695a6d7a98f4c5",
                "zlopez",
                OptionalInt.empty(),
                Optional.of(Set.of("modules/sysadmin_sops/pages/copr.adoc")),
                false,
                Optional.of(URI.create("https://forge.fedoraproject.org/infra/docs")),
                false));
  }

  @Test
  void aMissingFieldIsNamed() {
    FedoraMessage message =
        new FedoraMessage(
            "1", "org.fedoraproject.stg.pagure.git.receive", "{\"repo\": {\"name\": \"hello\"}}");
    assertThatThrownBy(() -> reader.read(message))
        .isInstanceOf(EventFormatException.class)
        .hasMessageContaining("repo.namespace")
        .hasMessageContaining("pagure.git.receive");
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(
            () -> reader.read(new FedoraMessage("1", "x.pagure.git.receive", "not json")))
        .isInstanceOf(EventFormatException.class);
    assertThatThrownBy(() -> FedoraMessage.parse("[]")).isInstanceOf(EventFormatException.class);
  }

  private Optional<PackitEvent> recorded(String file) throws IOException {
    assumeTrue(
        Files.isDirectory(MESSAGES),
        "the recorded messages are not beside the checkout: " + MESSAGES);
    String json = Files.readString(MESSAGES.resolve(file));
    // Some recordings are the envelope, others the bare body with the topic in it. What the relay
    // of Forgejo's webhooks makes has a field body of its own.
    var node = Json.object(json, "recording");
    FedoraMessage message =
        node.path("body").isObject() && !file.contains("/forgejo_")
            ? FedoraMessage.parse(json)
            : new FedoraMessage("1", Json.text(node, "topic", "recording"), json);
    return Heard.of(reader.read(message));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyTopicOfTheListIsRead(String topic) {
    assertThatThrownBy(() -> reader.read(new FedoraMessage("", "org.example." + topic, "[]")))
        .isInstanceOf(EventFormatException.class)
        .hasMessageContaining(topic);
  }

  private static Set<String> topics() {
    return MessageReader.topics();
  }
}
