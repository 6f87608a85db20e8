package io.github.packit4j.bodhi.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenFileTest {
  private static final URI FEDORA = URI.create("https://id.fedoraproject.org/openidc");
  private static final Tokens TOKENS =
      new Tokens(
          Secret.of("ACCESS"),
          Optional.of(Secret.of("REFRESH")),
          Optional.of(Secret.of("ID")),
          Optional.of(Instant.ofEpochSecond(1_800_000_000L)));

  @TempDir Path folder;

  @Test
  void keepsWhatItIsGivenForTheOwnerOnly() throws IOException {
    Path file = folder.resolve("config/bodhi/client.json");
    TokenStore store = TokenStore.file(file);

    assertThat(store.load(FEDORA)).isEmpty();
    store.save(FEDORA, TOKENS);

    assertThat(TokenStore.file(file).load(FEDORA)).contains(TOKENS);
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("config/bodhi"))).isEqualTo("rwx------");
    try (var files = Files.list(folder.resolve("config/bodhi"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("client.json", "client.json.lock");
    }
  }

  @Test
  void anInterruptLosesNoToken() {
    TokenStore store = TokenStore.file(folder.resolve("client.json"));

    Thread.currentThread().interrupt();
    store.save(FEDORA, TOKENS);

    assertThat(Thread.interrupted()).as("the flag stays").isTrue();
    assertThat(store.load(FEDORA)).contains(TOKENS);
  }

  @Test
  void sharesTheFileOfBodhisOwnClient() throws IOException {
    Path file = folder.resolve("client.json");
    Files.writeString(
        file,
        """
        {"tokens": {"https://id.fedoraproject.org/openidc":
            {"access_token": "A", "token_type": "Bearer", "expires_in": 3600,
             "expires_at": 1800000000, "refresh_token": "R", "id_token": "I"},
          "https://id.stg.fedoraproject.org/openidc": {"access_token": "S"}},
         "other": 1}
        """);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    TokenStore store = TokenStore.file(file);

    Tokens tokens = store.load(URI.create(FEDORA + "/")).orElseThrow();
    assertThat(tokens.accessToken()).isEqualTo(Secret.of("A"));
    assertThat(tokens.expiresAt()).contains(Instant.ofEpochSecond(1_800_000_000L));

    store.save(FEDORA, TOKENS);

    JsonNode written = JsonMapper.shared().readTree(file);
    assertThat(written.path("other").intValue()).isEqualTo(1);
    assertThat(
            written
                .at("/tokens/https:~1~1id.stg.fedoraproject.org~1openidc/access_token")
                .asString())
        .isEqualTo("S");
    assertThat(
            written.at("/tokens/https:~1~1id.fedoraproject.org~1openidc/access_token").asString())
        .isEqualTo("ACCESS");
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void readsTheEmptyEntryThatBodhisClientLeaves() throws IOException {
    Path file = folder.resolve("client.json");
    Files.writeString(file, "{\"tokens\": {\"" + FEDORA + "\": {}}}");

    assertThat(TokenStore.file(file).load(FEDORA)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1800000000.75, 2027-01-15T08:00:00Z",
    "-1, 1970-01-01T00:00:00Z",
    "1e300, 9999-12-31T23:59:59Z",
    "1e-300, 1970-01-01T00:00:00Z"
  })
  void readsAnyNumberAsTheEnd(String number, Instant end) throws IOException {
    Path file = folder.resolve("client.json");
    Files.writeString(
        file,
        "{\"tokens\": {\"%s\": {\"access_token\": \"A\", \"expires_at\": %s}}}"
            .formatted(FEDORA, number));

    assertThat(TokenStore.file(file).load(FEDORA).flatMap(Tokens::expiresAt)).contains(end);
  }

  @Test
  void forgets() {
    TokenStore store = TokenStore.file(folder.resolve("client.json"));
    store.save(FEDORA, TOKENS);

    store.remove(FEDORA);

    assertThat(store.load(FEDORA)).isEmpty();
  }

  @Test
  void refusesAFileThatIsNotOneOfTokensWithoutQuotingIt() throws IOException {
    Path file = folder.resolve("client.json");
    Files.writeString(file, "ACCESS_TOKEN=secret");

    assertThatThrownBy(() -> TokenStore.file(file).load(FEDORA))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString())
        .hasStackTraceContaining("not a JSON file; remove it to log in anew")
        .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("secret"));
  }

  @Test
  void writesWhatBodhisOwnClientReads() throws IOException {
    Path file = folder.resolve("client.json");

    TokenStore.file(file).save(URI.create(FEDORA + "//"), TOKENS);

    assertThat(JsonMapper.shared().readTree(file))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"tokens": {"https://id.fedoraproject.org/openidc":
                      {"access_token": "ACCESS", "token_type": "Bearer",
                       "expires_at": 1800000000, "id_token": "ID", "refresh_token": "REFRESH"}}}
                    """));
  }

  @Test
  void leavesOutWhatTheTokensDoNotHave() throws IOException {
    Path file = folder.resolve("client.json");
    TokenStore store = TokenStore.file(file);
    store.save(FEDORA, TOKENS);
    Tokens bare = new Tokens(Secret.of("A"), Optional.empty(), Optional.empty(), Optional.empty());

    store.save(FEDORA, bare);

    assertThat(store.load(FEDORA)).contains(bare);
    assertThat(
            JsonMapper.shared()
                .readTree(file)
                .at("/tokens/" + FEDORA.toString().replace("/", "~1")))
        .hasSize(2);
  }

  @Test
  void forgetsOneProviderOnly() {
    URI other = URI.create("https://id.stg.fedoraproject.org/openidc");
    TokenStore store = TokenStore.file(folder.resolve("client.json"));
    store.save(FEDORA, TOKENS);
    store.save(other, TOKENS);

    store.remove(URI.create(FEDORA + "/"));

    assertThat(store.load(FEDORA)).isEmpty();
    assertThat(store.load(other)).contains(TOKENS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | not a JSON object; remove it to log in anew",
        "{ | not a JSON file; remove it to log in anew"
      })
  void aFileOfSomethingElseIsLeftAlone(String text, String reason) throws IOException {
    Path file = folder.resolve("client.json");
    Files.writeString(file, text);
    TokenStore store = TokenStore.file(file);

    assertThatThrownBy(() -> store.load(FEDORA))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Tried to read " + file)
        .hasRootCauseMessage(reason);
    assertThatThrownBy(() -> store.save(FEDORA, TOKENS))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Tried to write " + file)
        .hasRootCauseMessage(reason);
    assertThat(file).hasContent(text);
  }

  @Test
  void aFileMayHaveAMebibyte() throws IOException {
    Path file = folder.resolve("client.json");
    Files.writeString(file, "{}" + " ".repeat((1 << 20) - 2));
    TokenStore store = TokenStore.file(file);
    assertThat(store.load(FEDORA)).isEmpty();

    Files.writeString(file, "{}" + " ".repeat((1 << 20) - 1));
    assertThatThrownBy(() -> store.load(FEDORA))
        .hasRootCauseMessage("larger than 1048576 bytes: not a file of tokens");
  }

  @Test
  void aFailureNamesTheWholePath() {
    assertThatThrownBy(() -> TokenStore.file(Path.of("pom.xml")).load(FEDORA))
        .hasMessage("Tried to read " + Path.of("pom.xml").toAbsolutePath());
  }

  @Test
  void theGuardIsTheOwnersToo() throws IOException {
    TokenStore.file(folder.resolve("client.json")).save(FEDORA, TOKENS);

    assertThat(permissions(folder.resolve("client.json.lock"))).isEqualTo("rw-------");
  }

  @ParameterizedTest
  @CsvSource({"29, false", "30, false", "31, true"})
  void aTokenIsValidUntilHalfAMinuteBeforeItsEnd(int seconds, boolean valid) {
    Tokens ending =
        new Tokens(
            Secret.of("A"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Instant.EPOCH.plusSeconds(seconds)));
    assertThat(ending.isValidAt(Instant.EPOCH)).isEqualTo(valid);
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
