package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.forge.internal.KnownHosts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ForgeUrlTest {

  @TestFactory
  Stream<DynamicTest> recordedUrls() {
    JsonNode file = Recording.read(Recording.reference().resolve("forges/url-parsing.json"));
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode example : file.path("cases")) {
      String input = example.path("input").asString();
      boolean strict = example.has("wanted");
      JsonNode wanted = example.path(strict ? "wanted" : "ogr");
      tests.add(
          DynamicTest.dynamicTest(
              "\"" + input + "\"",
              () -> {
                if (!wanted.isObject()) {
                  assertThatThrownBy(() -> ForgeUrl.parse(input))
                      .isInstanceOf(IllegalArgumentException.class);
                } else if (strict) {
                  assertStrict(ForgeUrl.parse(input), wanted);
                } else {
                  assertAsPython(ForgeUrl.parse(input), wanted);
                }
              }));
    }
    assertThat(tests).hasSizeGreaterThan(60);
    return tests.stream();
  }

  private static void assertStrict(ForgeUrl url, JsonNode wanted) {
    assertThat(url.scheme()).isEqualTo(wanted.path("scheme").asString());
    assertThat(url.host()).isEqualTo(wanted.path("host").asString());
    assertThat(url.port().isPresent() ? url.port().getAsInt() : 0)
        .isEqualTo(wanted.path("port").asInt(0));
    assertThat(url.namespace().orElse(null)).isEqualTo(wanted.path("namespace").stringValue(null));
    assertThat(url.forkOf().orElse(null)).isEqualTo(wanted.path("forkUser").stringValue(null));
    assertThat(url.repository()).isEqualTo(wanted.path("repo").asString());
  }

  /** The reference parser has no ports, calls ssh https, and an absent namespace may be "". */
  private static void assertAsPython(ForgeUrl url, JsonNode wanted) {
    assertThat(url.host()).isEqualTo(wanted.path("hostname").asString());
    assertThat(url.repository()).isEqualTo(wanted.path("repo").asString());
    assertThat(url.namespace().orElse("")).isEqualTo(wanted.path("namespace").asString(""));
    assertThat(url.forkOf().isPresent()).isEqualTo(wanted.path("isFork").asBoolean());
    url.forkOf().ifPresent(user -> assertThat(user).isEqualTo(wanted.path("username").asString()));
    if (!url.scheme().equals("ssh")) {
      assertThat(url.scheme()).isEqualTo(wanted.path("scheme").asString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/packit/ogr/releases/tag/1.0, packit/ogr",
    "https://src.fedoraproject.org/rpms/hello/pull-request/3, rpms/hello",
    "https://src.fedoraproject.org/fork/packit/rpms/hello/branches,"
        + " fork/packit/rpms/hello/branches",
    "https://pagure.io/hello/c/0123abc, hello",
    "https://codeberg.org/forgejo/forgejo/src/branch/main, forgejo/forgejo",
    "git@github.com:packit/ogr.git, packit/ogr",
  })
  void givesTheFullName(String text, String fullName) {
    assertThat(ForgeUrl.parse(text).fullName()).isEqualTo(fullName);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/../etc",
        "https://github.com/a/%2e%2e",
        "https://github.com/a/b%2Fc",
        "https://github.com/a/b%00",
        "https://github.com/a b/c",
        "https://user:pw@/a/b",
        "https://github.com:notaport/a/b",
        "https://github.com/packit",
        "javascript://github.com/a/b",
        "https://github.com/%zz/b"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> ForgeUrl.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/passwd, a path",
    "./a/b, a path",
    "../a/b, a path",
    "a/b, names no host",
    "hello, names no host",
    "host/a/b, names no host",
    "https://github.com/a/b%7f, not a name",
    "https://github.com/a/b%1f, not a name",
    "https://github.com/a/b%5C, not a name",
    "https://github.com/a/., not a name",
    "https://github.com:65536/a/b, not a number",
    "https://github.com:123456/a/b, not a number",
    "ftp://github.com/a/b, is not one of",
    "https://github.com/, no project",
    "https://github.com/a/.git, no project",
    "https://gitlab.com/a/-/issues, no project",
  })
  void saysWhyAnAddressIsNone(String text, String reason) {
    assertThatThrownBy(() -> ForgeUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost/a/b, localhost, a/b",
    "[::1]/a/b, [::1], a/b",
    "forge.example.org/a/b, forge.example.org, a/b",
    "https://github.com:65535/a/b, github.com, a/b",
    "https://github.com/a/b c, , ",
    "https://gitlab.com/a/b/-/issues/3, gitlab.com, a/b",
    "https://gitlab.com/-/b, gitlab.com, -/b",
    "https://github.com/a/b/c, github.com, a/b",
    "https://github.com/a+b/c%2Bd, github.com, a+b/c+d",
    "https://pagure.io/fork/a, pagure.io, fork/a",
    "https://pagure.io/fork/a/b, pagure.io, fork/a/b",
    "https://pagure.io/issues/a, pagure.io, issues/a",
    "https://pagure.io/a/issues, pagure.io, a/issues",
    "https://pagure.io/a/issues/3, pagure.io, a",
  })
  void readsWhatIsOnTheEdge(String text, @Nullable String host, @Nullable String fullName) {
    if (host == null) {
      assertThatThrownBy(() -> ForgeUrl.parse(text)).hasMessageContaining("spaces within");
    } else {
      assertThat(ForgeUrl.parse(text).host()).isEqualTo(host);
      assertThat(ForgeUrl.parse(text).fullName()).isEqualTo(fullName);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bot:%s@forge.example.org/a b",
        "bot:%s@forge.example.org:a b",
        "https://bot:%s@forge.example.org/a b",
        "https://%s@forge.example.org/a b",
        "https://bot:%s/s3cret@forge.example.org/a b",
        "bot@forge.example.org/a b?token=%s",
      })
  void tellsNoPasswordOfWhatIsNoAddress(String address) {
    for (String password : List.of("s3cret", "s3cret".repeat(400))) {
      assertThatThrownBy(() -> ForgeUrl.parse(address.formatted(password)))
          .hasMessageContaining("***@forge.example.org")
          .message()
          .doesNotContain("s3cret");
    }
  }

  @Test
  void readsNothingThatIsTooLong() {
    String address = "https://github.com/a/";
    String longest = address + "b".repeat(2000 - address.length());
    assertThat(ForgeUrl.parse(longest).repository()).hasSize(2000 - address.length());
    assertThatThrownBy(() -> ForgeUrl.parse(longest + "b"))
        .hasMessageContaining("too long")
        .hasMessageContaining("b…")
        .message()
        .hasSizeLessThan(400);
    assertThatThrownBy(() -> ForgeUrl.parse(address + "b\u007f")).hasMessageContaining("spaces");
    assertThatThrownBy(() -> ForgeUrl.parse("x".repeat(200)))
        .hasMessageContaining("x".repeat(200) + "\"");
  }

  @Test
  void keepsCredentialsOutOfMessages() {
    assertThatThrownBy(() -> ForgeUrl.parse("https://me:hunter2@host.name"))
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void comparesProjectsNotSpellings() {
    ForgeUrl ogr = ForgeUrl.parse("https://github.com/packit/ogr");
    assertThat(ogr.isSameProject(ForgeUrl.parse("git@GitHub.com:Packit/OGR.git"))).isTrue();
    assertThat(ogr.isSameProject(ForgeUrl.parse("https://github.com/packit/ogr2"))).isFalse();
    assertThat(
            ForgeUrl.parse("ssh://me@pkgs.fedoraproject.org/rpms/hello")
                .isSameProject(ForgeUrl.parse("https://src.fedoraproject.org/rpms/hello")))
        .isTrue();
  }

  @Property
  void neverFailsInAnotherWay(@ForAll String text) {
    try {
      ForgeUrl url = ForgeUrl.parse(text);
      assertThat(url.repository()).isNotEmpty();
      assertThat(url.host()).isNotEmpty();
    } catch (IllegalArgumentException expected) {
      assertThat(expected).hasMessageContaining("failed because");
    }
  }

  @TestFactory
  Stream<DynamicTest> recordedServices() {
    JsonNode file = Recording.read(Recording.reference().resolve("forges/service-selection.json"));
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode example : file.path("cases")) {
      String url = example.path("url").asString();
      String expected = example.path("service").asString("").toUpperCase(Locale.ROOT);
      tests.add(
          DynamicTest.dynamicTest(
              url + " " + example.path("customMapping"),
              () ->
                  assertThat(service(url, example.path("customMapping")))
                      .isEqualTo(Optional.of(expected).filter(text -> !text.isEmpty()))));
    }
    for (JsonNode pitfall : file.path("hostPitfalls")) {
      String host = ForgeUrl.parse(pitfall.path("url").asString()).host();
      if (!pitfall.path("note").asString().contains("Forgejo instance")) {
        tests.add(
            DynamicTest.dynamicTest(host, () -> assertThat(KnownHosts.typeOf(host)).isEmpty()));
      }
    }
    return tests.stream();
  }

  private static Optional<String> service(String url, JsonNode mapping) {
    Forges.Builder forges = Forges.builder().withoutProbing();
    mapping
        .properties()
        .forEach(
            entry ->
                forges.forge(
                    URI.create(
                        entry.getKey().contains("://")
                            ? entry.getKey()
                            : "https://" + entry.getKey()),
                    ForgeType.valueOf(entry.getValue().asString().toUpperCase(Locale.ROOT))));
    try {
      return Optional.of(forges.build().project(url).forge().type().name());
    } catch (ForgeException e) {
      assertThat(e.reason()).isEqualTo(ForgeException.Reason.UNSUPPORTED);
      return Optional.empty();
    }
  }

  @Test
  void portsBelongToForges() {
    assertThat(ForgeUrl.parse("http://localhost:3000/a/b").port()).isEqualTo(OptionalInt.of(3000));
    Forges forges =
        Forges.builder().forge(URI.create("http://localhost:3000"), ForgeType.FORGEJO).build();
    assertThat(forges.project("http://localhost:3000/a/b").webUrl())
        .hasToString("http://localhost:3000/a/b");
  }

  @ParameterizedTest
  @CsvSource({
    "GITLAB, https://example.org/git/group/sub/name, group/sub/name,"
        + " https://example.org/git/group/sub/name",
    "GITLAB, https://example.org/group/name, group/name, https://example.org/git/group/name",
    "GITHUB, https://example.org/git/a/b/pull/3, a/b, https://example.org/git/a/b",
    "FORGEJO, https://example.org/git/a/b.git, a/b, https://example.org/git/a/b",
    "FORGEJO, ssh://git@example.org/git/b.git, git/b, https://example.org/git/git/b",
    "PAGURE, https://example.org/git/hello, hello, https://example.org/git/hello",
    "PAGURE, https://example.org/git/fork/me/rpms/hello, fork/me/rpms/hello,"
        + " https://example.org/git/fork/me/rpms/hello",
    "PAGURE, https://example.org/git, git, https://example.org/git/git",
  })
  void forgesMayLiveBelowAPath(ForgeType type, String address, String name, String page) {
    Forges forges = Forges.builder().forge(URI.create("https://example.org/git/"), type).build();
    ForgeProject project = forges.project(address);
    assertThat(project.fullName()).isEqualTo(name);
    assertThat(project.webUrl()).hasToString(page);
  }

  @Test
  void gitAddressesLeadToTheWebHost() {
    Forges forges = Forges.builder().withoutProbing().build();
    ForgeProject fork = forges.project("ssh://me@pkgs.fedoraproject.org/forks/me/rpms/hello.git");
    assertThat(fork.webUrl()).hasToString("https://src.fedoraproject.org/fork/me/rpms/hello");
    assertThat(fork.cloneUrl())
        .hasToString("https://src.fedoraproject.org/forks/me/rpms/hello.git");
    assertThat(fork.owner()).isEqualTo("me");
  }
}
