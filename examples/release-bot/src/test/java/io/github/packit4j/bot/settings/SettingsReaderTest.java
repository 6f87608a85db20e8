package io.github.packit4j.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.problem.InvalidConfigException;
import io.github.packit4j.specfile.changelog.Packager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

  private static final String HIDDEN = "never-to-be-seen-by-anybody";

  @TempDir Path directory;

  @BeforeEach
  void files() throws IOException {
    for (String file : List.of("secret", "ca.pem", "cert.pem", "key.pem", "packit.yaml")) {
      Files.writeString(directory.resolve(file), HIDDEN + "\n");
    }
    Files.writeString(directory.resolve("empty"), "\n");
  }

  private BotSettings read(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("bot.yaml"), text);
    Map<String, String> environment = Map.of("BOT_SECRET", HIDDEN);
    return SettingsReader.read(
        file, name -> environment.getOrDefault(name, ""), directory.resolve("home"));
  }

  /** The README's. */
  static String everything() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf("```yaml\n") + 8;
    return readme.substring(start, readme.indexOf("```", start));
  }

  @Test
  void theFileOfTheReadmeIsRead() throws IOException {
    String text =
        everything()
            .replace("/etc/fedora-messaging/cacert.pem", "ca.pem")
            .replace("/etc/fedora-messaging/fedora-cert.pem", "cert.pem")
            .replace("/etc/fedora-messaging/fedora-key.pem", "key.pem")
            .replace("/run/secrets/github", "secret")
            .replace("~/.config/packit.yaml", "packit.yaml")
            .replace("DATABASE_PASSWORD", "BOT_SECRET")
            .replace("PAGE_TOKEN", "BOT_SECRET");
    BotSettings settings = read(text);

    assertThat(settings.listen().getPort()).isEqualTo(8080);
    assertThat(settings.database())
        .isInstanceOfSatisfying(
            DatabaseSettings.PostgreSql.class,
            database -> {
              assertThat(database.url()).isEqualTo("jdbc:postgresql://db.example.org/bot");
              assertThat(database.password().orElseThrow().reveal()).isEqualTo(HIDDEN);
            });
    assertThat(settings.webhooks())
        .singleElement()
        .satisfies(
            webhook -> {
              assertThat(webhook.path()).isEqualTo("/webhooks/github");
              assertThat(webhook.kind()).isEqualTo(WebhookKind.GITHUB);
              assertThat(webhook.secret().reveal()).isEqualTo(HIDDEN);
            });
    MessageSettings messages = settings.messages().orElseThrow();
    assertThat(messages.broker().address()).hasHost("rabbitmq.fedoraproject.org");
    assertThat(messages.queue().name()).hasValue("6ba7b810-9dad-41d1-80b4-00c04fd430c8");
    assertThat(settings.accounts())
        .isEqualTo(
            new AccountSettings.User(
                directory.resolve("packit.yaml"),
                new Packager("Packit Bot", "packit@example.org"),
                Path.of("/var/cache/bot")));
    assertThat(settings.threads()).isEqualTo(4);
    assertThat(settings.packages())
        .containsExactlyInAnyOrder("hello", "https://github.com/example/hello");
    assertThat(settings.sweep()).hasValue(Duration.ofHours(1));
    assertThat(settings.toString()).doesNotContain(HIDDEN);
  }

  @Test
  void littleIsNeeded() throws IOException {
    BotSettings settings = read("database: {directory: ~/data}\naccounts: sandbox\n");
    assertThat(settings)
        .isEqualTo(
            new BotSettings(
                Addresses.parse("127.0.0.1:8080").orElseThrow(),
                new DatabaseSettings.Embedded(directory.resolve("home/data")),
                List.of(),
                Optional.empty(),
                new AccountSettings.Sandbox(),
                4,
                java.util.Set.of(),
                Optional.of(Duration.ofHours(1)),
                Optional.empty()));
    assertThat(read("database: {directory: data}\naccounts: sandbox\nsweep: never").sweep())
        .isEmpty();
  }

  /** Each is told at its place, with what mends it; a secret is never shown. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          thread: 3                               | 3:1  | thread: this key is unknown; known ones are here accounts, database, listen
          threads: 0                              | 3:10 | threads: a number from 1 to 64 is needed; such as 4
          threads: [3]                            | 3:10 | threads: a text is needed; such as 4
          threads:                                | 3:1  | threads: this key has no value
          listen: localhost                       | 3:9  | listen: this is no address with a port; such as 127.0.0.1:8080
          listen: localhost:99999                 | 3:9  | listen: this is no address with a port
          accounts: sandbox                       | 3:1  | accounts: this key is there twice
          sweep: 1 hour                           | 3:8  | sweep: this is no time between two sweeps; such as 1h, 30m or never
          packages: hello                         | 3:11 | packages: a list is needed; such as [hello]
          packages: [hello, {}]                   | 3:19 | packages[1]: a text is needed
          packages: ["*"]                         | 3:11 | packages: "*" is no name of a package
          webhooks: [github]                      | 3:11 | webhooks: a mapping is needed
          webhooks: {svn: {}}                     | 3:12 | webhooks.svn: this key is unknown; known ones are here forgejo, gitea, github
          webhooks: {github: {}}                  | 3:20 | webhooks.github.secret: this key is missing; write secret: {env: VARIABLE} or {file: PATH}
          webhooks: {github: {secret: never-to-be-seen}} | 3:29 | webhooks.github.secret: a secret does not belong into this file
          webhooks: {github: {secret: {env: AWAY}}} | 3:35 | webhooks.github.secret.env: the variable AWAY is not set; set it
          webhooks: {github: {secret: {file: away}}} | 3:36 | cannot be read; make it readable
          webhooks: {github: {secret: {file: empty}}} | 3:36 | holds no secret of one line
          webhooks: {github: {secret: {env: BOT_SECRET, file: secret}}} | 3:29 | a secret has one place
          webhooks: {github: {path: /metrics, secret: {file: secret}}} | 3:27 | webhooks.github.path: this is no path, or one that is taken
          messages: {broker: fedora, queue: bot, certificates: {authorities: ca.pem, certificate: cert.pem, key: key.pem}} | 3:35 | take what uuidgen says
          messages: {broker: fedora, queue: 6ba7b810-9dad-41d1-80b4-00c04fd430c8} | 3:11 | messages.certificates: this key is missing
          messages: {broker: fedora}              | 3:11 | messages.queue: this key is missing
          messages: {broker: amqp://example.org, queue: a} | 3:20 | messages.broker: this cannot be connected to
          messages: {broker: amqp://bot:never-to-be-seen@localhost, queue: a} | 3:20 | a password does not belong into an address
          messages: {broker: fedora, queue: a, certificates: {authorities: away, certificate: cert.pem, key: key.pem}} | 3:66 | messages.certificates.authorities: this file cannot be read
          {                                       | 4:1  | this is no YAML
          """)
  void whatIsWrongIsToldWhereItIs(String line, String place, String message) {
    String text = "database: {directory: data}\naccounts: sandbox\n" + line + "\n";
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("bot.yaml:" + place + ": error: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining(HIDDEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                      | database: this key is missing; for one process: database: {directory: data}
          {}                                      | accounts: this key is missing; accounts: {user_config:
          {database: {}}                          | database.directory: this key is missing; such as directory: data
          {database: {user: bot}}                 | database.url: this key is missing
          {database: {directory: a, url: 'jdbc:postgresql://a/b', user: c}} | database.directory: there is a url, too
          {database: {url: 'jdbc:mysql://a/b', user: c}} | database.url: this is no address of PostgreSQL
          {database: {url: 'jdbc:postgresql://a/b'}} | database.user: this key is missing
          {database: {url: 'jdbc:postgresql://a/b?password=never-to-be-seen', user: c}} | database.url: a password does not belong into an address
          {accounts: packit}                      | accounts: this is neither a mapping nor "sandbox"
          {accounts: {user_config: packit.yaml}}  | accounts.email: this key is missing
          {accounts: {user_config: away, name: a, email: b}} | accounts.user_config: this file cannot be read
          """)
  void whatIsMissingIsToldWithWhatItMayBe(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining(HIDDEN);
  }

  @Test
  void anEmptyFileIsTold() {
    assertThatThrownBy(() -> read("# nothing\n"))
        .hasMessageContaining("bot.yaml:1:1: error: the file is empty");
  }

  @Test
  void everythingIsToldAtOnce() {
    assertThatThrownBy(() -> read("threads: a\nsweep: b\nlisten: c\n"))
        .isInstanceOfSatisfying(
            InvalidConfigException.class,
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.path())
                    .containsExactly("database", "accounts", "threads", "sweep", "listen"));
  }
}
