package io.github.packit4j.config.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.packit4j.config.Parameters;
import io.github.packit4j.config.problem.ConfigProblem;
import io.github.packit4j.config.problem.InvalidConfigException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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

  /** Every key once, with the value that is read from it. */
  static Stream<Arguments> keys() {
    return Stream.of(
        arguments("debug: true", field(UserConfig::debug), true),
        arguments("fas_user: jdoe", field(UserConfig::fasUser), Optional.of("jdoe")),
        arguments("fas_password: s3", secret(UserConfig::fasPassword), Optional.of("s3")),
        arguments("keytab_path: /k", field(UserConfig::keytabPath), Optional.of("/k")),
        arguments("kerberos_realm: A.B", field(UserConfig::kerberosRealm), "A.B"),
        arguments(
            "redhat_api_refresh_token: s3",
            secret(UserConfig::redhatApiRefreshToken),
            Optional.of("s3")),
        arguments(
            "upstream_git_remote: up", field(UserConfig::upstreamGitRemote), Optional.of("up")),
        arguments("koji_build_command: brew", field(UserConfig::kojiBuildCommand), "brew"),
        arguments("pkg_tool: centpkg", field(UserConfig::pkgTool), "centpkg"),
        arguments("package_config_path: p", field(UserConfig::packageConfigPath), Optional.of("p")),
        arguments("repository_cache: /c", field(UserConfig::repositoryCache), Optional.of("/c")),
        arguments(
            "add_repositories_to_repository_cache: false",
            field(UserConfig::addRepositoriesToRepositoryCache),
            false),
        arguments(
            "default_parse_time_macros: {a: b}",
            field(config -> config.defaultParseTimeMacros().values()),
            Map.of("a", "b")),
        arguments("command_handler: sandcastle", field(UserConfig::commandHandler), "sandcastle"),
        arguments(
            "{command_handler_work_dir: /w, appcode: x}",
            field(config -> config.commandHandlerOptions().values()),
            Map.of("command_handler_work_dir", "/w", "appcode", "x")));
  }

  private static Function<UserConfig, Object> field(Function<UserConfig, Object> field) {
    return field;
  }

  private static Function<UserConfig, Object> secret(
      Function<UserConfig, Optional<SecretText>> field) {
    return config -> field.apply(config).map(SecretText::reveal);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void readsEachKey(String text, Function<UserConfig, Object> field, Object value) {
    assertThat(field.apply(parse(text))).isEqualTo(value);
    assertThat(field.apply(parse(""))).as("the default").isNotEqualTo(value);
  }

  @Test
  void theDefaultsAreAsDocumented() {
    UserConfig config = parse("");
    assertThat(config.kerberosRealm()).isEqualTo("FEDORAPROJECT.ORG");
    assertThat(config.kojiBuildCommand()).isEqualTo("koji build");
    assertThat(config.pkgTool()).isEqualTo("fedpkg");
    assertThat(config.commandHandler()).isEqualTo("local");
    assertThat(config.commandHandlerOptions()).isEqualTo(Parameters.none());
  }

  /** Every argument of a forge once. */
  static Stream<Arguments> forges() {
    return Stream.of(
        arguments(
            "github.com: {token: s3}",
            forge(entry -> entry.token().map(SecretText::reveal)),
            Optional.of("s3")),
        arguments(
            "github.com: {github_app_id: 7}",
            forge(ForgeAuthentication::githubAppId),
            Optional.of("7")),
        arguments(
            "github.com: {github_app_id: abc}",
            forge(ForgeAuthentication::githubAppId),
            Optional.of("abc")),
        arguments(
            "github.com: {github_app_private_key: s3}",
            forge(entry -> entry.githubAppPrivateKey().map(SecretText::reveal)),
            Optional.of("s3")),
        arguments(
            "github.com: {github_app_private_key_path: /k}",
            forge(ForgeAuthentication::githubAppPrivateKeyPath),
            Optional.of("/k")),
        arguments(
            "github.com: {tokman_instance_url: 'https://t.example/'}",
            forge(ForgeAuthentication::tokmanInstanceUrl),
            Optional.of(URI.create("https://t.example"))),
        arguments("pagure.io: {read_only: true}", forge(ForgeAuthentication::readOnly), true),
        arguments("gitlab.com: {ssl_verify: false}", forge(ForgeAuthentication::verifyTls), false),
        arguments("gitlab.com: {ssl_verify: true}", forge(ForgeAuthentication::verifyTls), true),
        arguments("pagure.io: {insecure: true}", forge(ForgeAuthentication::verifyTls), false),
        arguments("pagure.io: {insecure: false}", forge(ForgeAuthentication::verifyTls), true),
        arguments(
            "pagure.io: {max_retries: 0}", forge(ForgeAuthentication::maxRetries), Optional.of(0)),
        arguments(
            "github.com: {max_retries: 3}", forge(ForgeAuthentication::maxRetries), Optional.of(3)),
        arguments(
            "pagure.io: {user_agent: me}",
            forge(ForgeAuthentication::userAgent),
            Optional.of("me")),
        arguments("x.org: {type: forgejo}", forge(ForgeAuthentication::kind), ForgeKind.FORGEJO),
        arguments("x.org: {type: gitlab.com}", forge(ForgeAuthentication::kind), ForgeKind.GITLAB),
        arguments(
            "x.org:8443: {type: forgejo}",
            forge(ForgeAuthentication::instanceUrl),
            URI.create("https://x.org:8443")),
        arguments(
            "x: {type: pagure, instance_url: 'https://p.example/'}",
            forge(ForgeAuthentication::instanceUrl),
            URI.create("https://p.example")),
        arguments("github.com: {}", forge(ForgeAuthentication::readOnly), false),
        arguments("github.com: {}", forge(ForgeAuthentication::verifyTls), true));
  }

  private static Function<ForgeAuthentication, Object> forge(
      Function<ForgeAuthentication, Object> field) {
    return field;
  }

  @ParameterizedTest
  @MethodSource("forges")
  void readsEachArgumentOfAForge(
      String text, Function<ForgeAuthentication, Object> field, Object value) {
    assertThat(parse("authentication:\n  " + text).authentication().values())
        .singleElement()
        .extracting(field)
        .isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "github.com: {ssl_verify: false}",
        "github.com: {user_agent: me}",
        "gitlab.com: {max_retries: 1}",
        "gitlab.com: {github_app_id: 1}",
        "codeberg.org: {insecure: true}",
        "pagure.io: {max_retries: -1}",
        "https://user:pw@github.com: {token: t}",
        "x: {type: forgejo, instance_url: 'https://user:pw@h.example'}",
        "x: {type: forgejo, instance_url: 'not a url'}",
        "a b.github.com: {token: t, type: github}",
        "x.org/path: {token: t, type: github}"
      })
  void refusesWhatAForgeDoesNotHave(String text) {
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> parse("authentication:\n  " + text))
        .satisfies(e -> assertThat(e.problems()).hasSize(1));
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
    assertThat(config.authenticationFor(URI.create("https://GitHub.com/packit/ogr"))).isPresent();
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
    assertThat(loaded.config().authentication().values())
        .allMatch(entry -> entry.token().orElseThrow().reveal().equals("s3cret"))
        .extracting(ForgeAuthentication::kind)
        .containsExactly(ForgeKind.GITHUB, ForgeKind.PAGURE);
    assertThat(loaded.warnings())
        .hasSize(2)
        .first()
        .hasToString(
            "user.yaml:1:1: warning: github_token: the key 'github_token' is deprecated; write it"
                + " under 'authentication'");
  }

  @Test
  void anAppOfFormerTimesHasNumberAndKey() {
    ForgeAuthentication app =
        Objects.requireNonNull(
            parse("github_app_id: 7\ngithub_app_cert_path: /k\n")
                .authentication()
                .get("github.com"));
    assertThat(app.githubAppId()).contains("7");
    assertThat(app.githubAppPrivateKeyPath()).contains("/k");
    assertThat(parse("github_app_cert_path: /k").authentication()).isEmpty();
    assertThat(
            parse("github_token: old\nauthentication: {pagure.io: {token: new}}").authentication())
        .as("authentication counts alone")
        .containsOnlyKeys("pagure.io");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: b\na: c", "debug: true\ndebug: true", "_: &a b\nfas_user: &a c"})
  void refusesWhatIsWrittenTwice(String text) {
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> parse(text))
        .withMessageContaining("a key or an anchor is written twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "{}", "---\n"})
  void takesAnEmptyFileForTheDefaults(String text) {
    assertThat(parse(text)).isEqualTo(UserConfig.builder().build());
  }

  @ParameterizedTest
  @CsvSource({
    "codeberg.org, forgejo",
    "forgejo.example.org, forgejo",
    "github.com, github",
    "salsa.debian.org, gitlab",
    "framagit.org, gitlab",
    "gitlab.example.org, gitlab",
    "git.stg.centos.org, pagure",
    "git.centos.org, pagure",
    "src.stg.fedoraproject.org, pagure",
    "src.fedoraproject.org, pagure",
    "pkgs.stg.fedoraproject.org, pagure",
    "pkgs.fedoraproject.org, pagure",
    "pagure.io, pagure",
    "git.example.org,",
    "github.example.org,"
  })
  void someHostsTellTheKindOfTheirForge(String host, String kind) {
    assertThat(ForgeKind.ofHost(host).map(ForgeKind::key).orElse(null)).isEqualTo(kind);
    if (kind != null) {
      assertThat(parse("authentication: {%s: {}}".formatted(host.toUpperCase(Locale.ROOT))))
          .isNotEqualTo(parse(""));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "forgejo, https://codeberg.org",
    "github, https://github.com",
    "gitlab, https://gitlab.com",
    "pagure, https://src.fedoraproject.org"
  })
  void aForgeHasAnInstanceOfItsOwn(String kind, String url) {
    assertThat(parse("authentication: {x: {type: %s}}".formatted(kind)).authentication())
        .hasEntrySatisfying(
            "x",
            entry -> {
              assertThat(entry.kind()).hasToString(kind);
              assertThat(entry.instanceUrl()).isEqualTo(URI.create(url));
              assertThat(entry.kind().defaultInstance()).isEqualTo(URI.create(url));
            });
  }

  /** Everything that a forge may be told at once. */
  @Test
  void readsAWholeForge() {
    assertThat(
            parse(
                    """
                    authentication:
                      github.com:
                        token: t
                        github_app_id: 7
                        github_app_private_key: k
                        github_app_private_key_path: /k
                        tokman_instance_url: https://t.example
                        max_retries: 3
                        read_only: true
                    """)
                .authentication())
        .containsEntry(
            "github.com",
            ForgeAuthentication.builder()
                .kind(ForgeKind.GITHUB)
                .instanceUrl(URI.create("https://github.com"))
                .token(SecretText.of("t"))
                .githubAppId("7")
                .githubAppPrivateKey(SecretText.of("k"))
                .githubAppPrivateKeyPath("/k")
                .tokmanInstanceUrl(URI.create("https://t.example"))
                .maxRetries(3)
                .readOnly(true)
                .build());
  }

  @Test
  void readsAWholeUser() {
    assertThat(
            parse(
                """
                debug: true
                fas_user: a
                fas_password: b
                keytab_path: c
                kerberos_realm: d
                redhat_api_refresh_token: e
                upstream_git_remote: f
                koji_build_command: g
                pkg_tool: h
                package_config_path: i
                repository_cache: j
                add_repositories_to_repository_cache: false
                default_parse_time_macros: {k: null}
                command_handler: l
                command_handler_work_dir: m
                command_handler_pvc_env_var: n
                command_handler_image_reference: o
                command_handler_k8s_namespace: p
                command_handler_storage_class: q
                command_handler_pvc_volume_specs: [r]
                appcode: s
                """))
        .isEqualTo(
            UserConfig.builder()
                .debug(true)
                .fasUser("a")
                .fasPassword(SecretText.of("b"))
                .keytabPath("c")
                .kerberosRealm("d")
                .redhatApiRefreshToken(SecretText.of("e"))
                .upstreamGitRemote("f")
                .kojiBuildCommand("g")
                .pkgTool("h")
                .packageConfigPath("i")
                .repositoryCache("j")
                .addRepositoriesToRepositoryCache(false)
                .defaultParseTimeMacros(new Parameters(Collections.singletonMap("k", null)))
                .commandHandler("l")
                .commandHandlerOptions(
                    new Parameters(
                        Map.of(
                            "command_handler_work_dir", "m",
                            "command_handler_pvc_env_var", "n",
                            "command_handler_image_reference", "o",
                            "command_handler_k8s_namespace", "p",
                            "command_handler_storage_class", "q",
                            "command_handler_pvc_volume_specs", List.of("r"),
                            "appcode", "s")))
                .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "github_token",
        "github_app_id",
        "github_app_cert_path",
        "github_app_installation_id",
        "pagure_user_token",
        "pagure_fork_token",
        "pagure_instance_url"
      })
  void keysOfFormerTimesAreReported(String key) {
    assertThat(LOADER.parse("fas_user: a\n" + key + ": b\n", "u").warnings())
        .extracting(ConfigProblem::toString)
        .containsExactly(
            "u:2:1: warning: %1$s: the key '%1$s' is deprecated; write it under 'authentication'"
                .formatted(key));
  }

  @Test
  void oldKeysOfOneForgeAreOneEntry() {
    assertThat(
            parse(
                    "github_token: t\ngithub_app_id: 7\ngithub_app_cert_path: /k\npagure_user_token: p")
                .authentication())
        .isEqualTo(
            Map.of(
                "github.com",
                ForgeAuthentication.builder()
                    .kind(ForgeKind.GITHUB)
                    .instanceUrl(URI.create("https://github.com"))
                    .token(SecretText.of("t"))
                    .githubAppId("7")
                    .githubAppPrivateKeyPath("/k")
                    .build(),
                "src.fedoraproject.org",
                ForgeAuthentication.builder()
                    .kind(ForgeKind.PAGURE)
                    .instanceUrl(URI.create("https://src.fedoraproject.org"))
                    .token(SecretText.of("p"))
                    .build()));
    assertThat(parse("pagure_fork_token: p\npagure_instance_url: p").authentication()).isEmpty();
  }

  /** Where it stands, what is wrong and what to do, in full. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{authentication: {github: {}}} | 1:19: error: authentication.github: the name does not tell the kind of the forge; add 'type:' with one of github, gitlab, pagure, forgejo",
        "{authentication: {x: {type: svn}}} | 1:29: error: authentication.x.type: is no known kind of forge; write one of github, gitlab, pagure, forgejo",
        "{authentication: {'a b.org': {type: gitlab}}} | 1:19: error: authentication.a b.org: which server is meant is not clear; add 'instance_url: https://HOST'",
        "{authentication: {x: {type: 7}}} | 1:29: error: authentication.x.type: must be text, not a number; put it in quotation marks",
        "{authentication: {7: {}}} | 1:19: error: authentication.7: must be text, not a number; put it in quotation marks",
        "{authentication: a} | 1:18: error: authentication: must be a mapping of forges to their arguments, not text",
        "{fas_password: true} | 1:16: error: fas_password: must be text, not a boolean; put it in quotation marks",
        "{fas_password: 2026-01-01} | 1:16: error: fas_password: must be text, not a date; put it in quotation marks",
        "{fas_password: {a: b}} | 1:16: error: fas_password: must be text, not a mapping",
        "{fas_user: ~} | 1:12: error: fas_user: must not be null; leave the key out for its default",
        "a: [b | 1:4: error: not YAML from here on; put values with special characters in quotation marks"
      })
  void aMistakeIsToldInFull(String text, String problem) {
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> LOADER.parse(text, "u"))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(ConfigProblem::toString)
                    .containsExactly("u:" + problem));
  }

  @Test
  void aNullMacroIsOneToUndefine() {
    assertThat(parse("default_parse_time_macros: null").defaultParseTimeMacros())
        .isEqualTo(Parameters.none());
  }

  /** A new account has no such directory yet; a file that was named is another matter. */
  @Test
  void aDirectoryThatIsNotThereHasTheDefaults(@TempDir Path home) {
    Path directory = UserConfigLoader.directory(Map.of(), home);
    assertThat(UserConfigLoader.create().load(directory).config()).isEqualTo(parse(""));
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> UserConfigLoader.create().load(home.resolve("packit.YAML")))
        .withMessageContaining("packit.YAML");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> UserConfigLoader.create().load(home.resolve("packit.yml")));
    assertThat(UserConfigLoader.create().load(home.resolve("packit.yaml.d")).config())
        .isEqualTo(parse(""));
  }

  @Test
  void looksInTheDirectoryOfTheUser(@TempDir Path home) throws Exception {
    Path directory = Files.createDirectories(UserConfigLoader.directory(Map.of(), home));
    assertThat(directory).isEqualTo(home.resolve(".config"));
    assertThat(UserConfigLoader.directory(Map.of("XDG_CONFIG_HOME", "/x"), home))
        .isEqualTo(Path.of("/x"));
    assertThat(UserConfigLoader.directory(Map.of("XDG_CONFIG_HOME", ""), home))
        .isEqualTo(directory);
    assertThat(LOADER.load(directory).config().fasUser()).isEmpty();
    Files.writeString(directory.resolve("packit.yaml"), "fas_user: second");
    Files.writeString(directory.resolve(".packit.yaml"), "fas_user: first");
    assertThat(LOADER.load(directory).config().fasUser()).contains("first");
  }
}
