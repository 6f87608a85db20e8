package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.Ignored;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;
import io.github.packit4j.core.event.PackitEvent.VersionsFound;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every event says of itself, and which of them a program accepts. */
class PackitEventTest {

  @ParameterizedTest
  @CsvSource({
    "https://github.com/packit/ogr, ogr",
    "https://github.com/packit/ogr.git/, ogr",
    "https://gitlab.com/a/b/c, c",
    "https://example.org, ''",
  })
  void aProjectIsKnownByTheEndOfItsAddress(URI address, String name) {
    Subject subject = new ReleasePublished(address, "1").subject();
    assertThat(subject).isEqualTo(new Subject.OfProject(address));
    assertThat(subject.name()).isEqualTo(name);
    assertThat(subject.key()).isEqualTo(address.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "python-ogr-1.0-1.fc44, python-ogr",
    "a-1-1, a",
    "nonsense, nonsense",
    "-1-1, -1-1",
    "'', ''"
  })
  void aBuildIsOneOfItsPackage(String nvr, String name) {
    assertThat(
            new BuildStateChanged(
                    1, OptionalLong.empty(), nvr, 1, "", Optional.empty(), Optional.empty())
                .subject())
        .isEqualTo(new Subject.OfPackage(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git+https://src.example.org/forks/alice/rpms/ogr.git#0123",
        "git+https://src.example.org/rpms/ogr#0123",
        "git://src.example.org/rpms/ogr/"
      })
  void aScratchBuildIsOneOfThePackageWhateverTheFork(String source) {
    assertThat(new ScratchBuildChanged(1, "OPEN", "me", source, "f44").subject())
        .isEqualTo(new Subject.OfPackage("ogr"));
  }

  @Test
  void whatNoDatabaseTakesIsHashed() {
    assertThat(new Subject.OfPackage("a b").key()).matches("[0-9a-f]{64}");
    assertThat(new Subject.OfPackage("é").key()).matches("[0-9a-f]{64}");
    assertThat(new Subject.OfPackage("x".repeat(201)).key()).matches("[0-9a-f]{64}");
    assertThat(new Subject.OfPackage("x".repeat(200)).key()).isEqualTo("x".repeat(200));
    assertThat(new Origin(Optional.of("a b"), Optional.empty()).id().orElseThrow())
        .matches("[0-9a-f]{64}");
    assertThat(new Origin(Optional.of(""), Optional.empty())).isEqualTo(Origin.UNKNOWN);
  }

  @Test
  void whatIsIgnoredIsOneShortLine() {
    Ignored ignored = new Ignored("a\nb" + "x".repeat(300), "\u0000", Origin.UNKNOWN);
    assertThat(ignored.kind()).startsWith("a?b").hasSize(200);
    assertThat(ignored.reason()).isEqualTo("?");
  }

  @Test
  void anUpdateIsOfAllItsPackages() {
    UpdateTested tested = new UpdateTested("FEDORA-1", "me", List.of("b-1-1", "a-1-1", "b-2-1"));
    assertThat(tested.subject()).isEqualTo(new Subject.OfPackage("b"));
    assertThat(tested.subjects())
        .containsExactly(new Subject.OfPackage("b"), new Subject.OfPackage("a"));
  }

  @Test
  void anUpdateHasBuilds() {
    assertThatThrownBy(() -> new UpdateTested("FEDORA-1", "me", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new UpdateTested("FEDORA-1", "me", List.of("nonsense")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FedoraMessage update(String builds) {
    return new FedoraMessage(
        "1",
        "org.fedoraproject.prod.bodhi.update.requirements_met.stable",
        "{\"update\": {\"alias\": \"FEDORA-1\", \"user\": {\"name\": \"me\"}, \"builds\": %s}}"
            .formatted(builds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "a-b", "--", "a--1", "../a-1-1", "\\u202ea-1-1", "a b-1-1"})
  void aBuildInAMessageHasNameVersionAndRelease(String nvr) {
    MessageReader reader = MessageReader.create();
    assertThatThrownBy(() -> reader.read(update("[{\"nvr\": \"%s\"}]".formatted(nvr))))
        .isInstanceOf(EventFormatException.class);
    assertThatThrownBy(
            () ->
                reader.read(
                    new FedoraMessage(
                        "1",
                        "buildsys.tag",
                        "{\"build_id\": 1, \"name\": \"a\", \"version\": \"1-2\", \"release\": \"%s\", \"tag\": \"x\"}"
                            .formatted(nvr))))
        .isInstanceOf(EventFormatException.class)
        .hasMessageContaining("must not hold '-'");
  }

  @Test
  void aBotOfSomePackagesIgnoresTheRest() {
    MessageReader mine =
        MessageReader.create().accepts(subject -> List.of("a", "z").contains(subject.name()));
    assertThat(mine.read(update("[{\"nvr\": \"b-1-1\"}, {\"nvr\": \"a-1-1\"}]")))
        .isInstanceOf(UpdateTested.class);
    assertThat(mine.read(update("[{\"nvr\": \"b-1-1\"}]")))
        .isEqualTo(
            new Ignored(
                "UpdateTested",
                "the program accepts no events of b",
                new Origin(Optional.of("1"), Optional.empty())));
    assertThat(
            mine.accepts(subject -> !subject.name().equals("a"))
                .read(update("[{\"nvr\": \"a-1-1\"}]")))
        .isInstanceOf(Ignored.class);
  }

  @Test
  void ofNewVersionsTheOtherPackagesAreLeftOut() {
    FedoraMessage message =
        new FedoraMessage(
            "1",
            "org.release-monitoring.prod.anitya.project.version.update.v2",
            """
            {"project": {"id": 7, "name": "hello"},
             "message": {"upstream_versions": ["2"],
               "packages": [{"distro": "CentOS", "package_name": "a"},
                            {"distro": "CentOS", "package_name": "b"}]}}
            """);
    MessageReader reader = MessageReader.create();
    assertThat(
            ((VersionsFound) reader.accepts(s -> s.name().equals("b")).read(message))
                .packagesIn("CentOS"))
        .containsExactly("b");
    assertThat(reader.accepts(s -> s.name().equals("hello")).read(message))
        .isInstanceOf(Ignored.class);
  }

  @Test
  void aWebhookOfAnotherProjectIsIgnored() {
    byte[] body =
        Signed.bytes(
            """
            {"action": "published", "release": {"tag_name": "1"},
             "repository": {"html_url": "https://github.com/packit/ogr"}}
            """);
    Map<String, String> headers = Signed.gitHub("release", Signed.SECRET, body);
    WebhookReader reader = WebhookReader.gitHub(Signed.SECRET);
    assertThat(reader.accepts(subject -> subject.name().equals("ogr")).read(headers, body))
        .isInstanceOf(ReleasePublished.class);
    assertThat(reader.accepts(subject -> subject.name().equals("packit")).read(headers, body))
        .isInstanceOf(Ignored.class);
  }

  /** What a webhook causes has the same X-Gitlab-Event-UUID, and is something else. */
  @Test
  void gitLabsIdIsThatOfTheDelivery() {
    byte[] body = Signed.bytes("{\"object_kind\": \"pipeline\"}");
    WebhookReader reader = WebhookReader.gitLabToken(Signed.CLOCK, "token");
    assertThat(
            reader
                .read(Map.of("X-Gitlab-Token", "token", "X-Gitlab-Event-UUID", "shared"), body)
                .id())
        .isEmpty();
    assertThat(reader.read(Map.of("x-gitlab-token", "token", "idempotency-key", "own"), body).id())
        .contains("own");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-21T10:00:00+02:00, 2026-09-21T08:00:00Z",
    "1790000000, 2026-09-21T14:13:20Z",
    "yesterday, ",
    "0001-01-01T00:00:00Z, ",
    "+999999999-12-31T23:59:59Z, ",
    "99999999999999999999, ",
    "999999999999, ",
    "0, ",
    "'', ",
  })
  void aMessageSaysWhenItWasSent(String header, Instant sent) {
    assertThat(FedoraMessage.of("1", "x", header, "{}").sentAt())
        .isEqualTo(Optional.ofNullable(sent));
  }
}
