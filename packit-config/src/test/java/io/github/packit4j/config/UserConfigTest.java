package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserConfigTest {

  private static final UserConfigLoader LOADER = UserConfigLoader.create();

  private static UserConfig parse(String text) {
    return LOADER.parse(text, "user.yaml").config();
  }

  @Test
  void readsWhoTheUserIs() {
    UserConfig config =
        parse(
            """
            fas_user: jdoe
            fas_password: s3cret
            kerberos_realm: EXAMPLE.ORG
            debug: yes
            default_parse_time_macros: {cargo_prep: null}
            authentication:
              github.com: {token: ghp_s3cret}
              gitlab.gnome.org: {token: glpat-s3cret, ssl_verify: false}
              pagure.io: {token: s3cret}
              work:
                type: forgejo
                instance_url: https://git.example.com/
                token: s3cret
            """);
    assertThat(config.fasUser()).contains("jdoe");
    assertThat(config.fasPassword().orElseThrow().reveal()).isEqualTo("s3cret");
    assertThat(config.kerberosRealm()).isEqualTo("EXAMPLE.ORG");
    assertThat(config.debug()).isTrue();
    assertThat(config.authentication())
        .containsOnlyKeys("github.com", "gitlab.gnome.org", "pagure.io", "work");
    assertThat(config.toString()).contains("jdoe").doesNotContain("s3cret");
  }

  /** The reference sends the token of gitlab.gnome.org to gitlab.com. */
  @ParameterizedTest
  @CsvSource({
    "github.com, github, https://github.com",
    "https://github.com, github, https://github.com",
    "gitlab.gnome.org, gitlab, https://gitlab.gnome.org",
    "salsa.debian.org, gitlab, https://salsa.debian.org",
    "gitlab, gitlab, https://gitlab.com",
    "pagure.io, pagure, https://pagure.io",
    "pagure, pagure, https://src.fedoraproject.org",
    "src.stg.fedoraproject.org, pagure, https://src.stg.fedoraproject.org",
    "codeberg.org, forgejo, https://codeberg.org"
  })
  void sendsTokensOnlyToTheServerThatIsNamed(String name, String kind, String url) {
    assertThat(
            parse("authentication: {\"%s\": {token: t}}".formatted(name)).authentication().values())
        .singleElement()
        .satisfies(entry -> assertThat(entry.kind().key()).isEqualTo(kind))
        .satisfies(entry -> assertThat(entry.instanceUrl()).isEqualTo(URI.create(url)));
  }

  @Test
  void findsTheEntryOfAProject() {
    UserConfig config = parse("authentication: {github.com: {token: t}}");
    assertThat(config.authenticationFor(URI.create("https://github.com/packit/ogr"))).isPresent();
    assertThat(config.authenticationFor(URI.create("https://gitlab.com/packit/ogr"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "authentication: {github.com: {tokne: s3cret}} | unknown key 'tokne'; did you mean 'token'?",
        "authentication: {github.com: s3cret} | must be a mapping such as {token: ...}, not text",
        "authentication: {github.com: null} | must be a mapping such as {token: ...}, not null",
        "authentication: [s3cret] | must be a mapping of forges",
        "authentication: {github: {token: s3cret}} | the name does not tell the kind of the forge",
        "authentication: {x.org: {token: s3cret, type: svn}} | is no known kind of forge",
        "authentication: {github.com: {token: 12345678}} | must be text, not a number",
        "fas_password: 12345678 | 1:15: error: fas_password: must be text, not a number",
        "fas_password: [s3cret] | must be text, not a list",
        "fas_pasword: s3cret | unknown key 'fas_pasword'; did you mean 'fas_password'?",
        "fas_password: *s3cret | 1:15: error: not YAML from here on",
        "fas_password: !s3cret x | not YAML from here on",
        "fas_password: %s3cret | not YAML from here on",
        "fas_user: null | must not be null",
        "debug: s3cret | debug: must be true or false, not text",
        "s3cret | must be a mapping",
        "_: {a: b} | unknown key '_'"
      })
  void saysWhatIsWrongWithoutShowingIt(String text, String message) {
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> LOADER.parse(text, "user.yaml"))
        .withMessageContaining(message)
        .satisfies(
            e -> assertThat(e.toString()).doesNotContain("s3cret").doesNotContain("12345678"));
  }

  @Test
  void stillReadsTheKeysOfFormerTimes() {
    LoadedUserConfig loaded =
        LOADER.parse("github_token: s3cret\npagure_user_token: s3cret\n", "user.yaml");
    assertThat(loaded.config().authentication())
        .containsOnlyKeys("github.com", "src.fedoraproject.org");
    assertThat(loaded.warnings())
        .hasSize(2)
        .first()
        .hasToString(
            "user.yaml:1:1: warning: github_token: the key 'github_token' is deprecated; write it"
                + " under 'authentication'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "{}", "---\n"})
  void takesAnEmptyFileForTheDefaults(String text) {
    assertThat(parse(text)).isEqualTo(UserConfig.builder().build());
  }

  @Test
  void looksInTheDirectoryOfTheUser(@TempDir Path home) throws Exception {
    Path directory = Files.createDirectories(UserConfigLoader.directory(Map.of(), home));
    assertThat(directory).isEqualTo(home.resolve(".config"));
    assertThat(UserConfigLoader.directory(Map.of("XDG_CONFIG_HOME", "/x"), home))
        .isEqualTo(Path.of("/x"));
    assertThat(LOADER.load(directory).config().fasUser()).isEmpty();
    Files.writeString(directory.resolve("packit.yaml"), "fas_user: second");
    Files.writeString(directory.resolve(".packit.yaml"), "fas_user: first");
    assertThat(LOADER.load(directory).config().fasUser()).contains("first");
  }
}
