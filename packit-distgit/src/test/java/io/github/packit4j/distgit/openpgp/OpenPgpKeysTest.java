package io.github.packit4j.distgit.openpgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.DistGitException;
import io.github.packit4j.distgit.openpgp.SignatureCheck.Reason;
import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.http.testing.Requests;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenPgpKeysTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Fingerprint RELEASE =
      Fingerprint.parse("54F2CE95FF5E8C4B85F90DF7C6577C9A4E221AE3");

  @StartStop public final MockWebServer server = PromptSockets.webServer();

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = OpenPgpKeysTest.class.getResourceAsStream("/signatures/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  @Test
  void checksDetachedSignatures() throws IOException {
    OpenPgpKeys keys = OpenPgpKeys.parse(resource("keys.asc"));
    byte[] archive = resource("release.txt");
    for (String signature : List.of("release.txt.asc", "release.txt.sig")) {
      assertThat(keys.verify(archive, resource(signature), Set.of(RELEASE), NOW).isValid())
          .isTrue();
    }
    byte[] changed = "another archive\n".getBytes(StandardCharsets.UTF_8);
    assertThat(keys.verify(changed, resource("release.txt.asc"), Set.of(RELEASE), NOW))
        .isInstanceOfSatisfying(
            SignatureCheck.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(SignatureCheck.Reason.BAD_SIGNATURE));
    for (byte[] nonsense :
        List.of(new byte[0], new byte[] {1, 2, 3}, resource("keys.asc"), archive)) {
      assertThat(keys.verify(archive, nonsense, Set.of(RELEASE), NOW).isValid()).isFalse();
    }
  }

  @Test
  void refusesWhatAreNoKeys() throws IOException {
    assertThatThrownBy(() -> OpenPgpKeys.parse("no keys")).isInstanceOf(DistGitException.class);
    assertThatThrownBy(() -> OpenPgpKeys.parse(resource("release.txt.sig")))
        .isInstanceOf(DistGitException.class);
    assertThat(OpenPgpKeys.parse(resource("keys.asc")).fingerprints()).hasSize(7);
    assertThat(OpenPgpKeys.none().and(OpenPgpKeys.parse(resource("keys.asc"))).fingerprints())
        .contains(RELEASE);
  }

  @Test
  void fetchesKeysByFingerprint() throws Exception {
    KeyServers servers =
        KeyServers.of(new OkHttpClient(), List.of(server.url("/a").uri(), server.url("/b").uri()));
    server.enqueue(new MockResponse.Builder().code(404).build());
    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThat(servers.fetch(RELEASE)).isEmpty();
    assertThat(Requests.taken(server).getTarget())
        .isEqualTo("/a/pks/lookup?op=get&options=mr&search=0x" + RELEASE.hex());

    // Seven keys where one was asked for.
    Buffer keys = new Buffer().write(resource("keys.asc"));
    server.enqueue(new MockResponse.Builder().body(keys.clone()).build());
    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThatThrownBy(() -> servers.fetch(RELEASE))
        .isInstanceOf(DistGitException.class)
        .hasMessageContaining("another key");

    server.enqueue(new MockResponse.Builder().code(500).build());
    server.enqueue(
        new MockResponse.Builder().body(new Buffer().write(resource("release-key.asc"))).build());
    assertThat(servers.fetch(RELEASE))
        .hasValueSatisfying(found -> assertThat(found.fingerprints()).containsExactly(RELEASE));
  }

  @Test
  void readsNoEndlessKeys() {
    byte[] large = new byte[(4 << 20) + 1];
    assertThatThrownBy(() -> OpenPgpKeys.parse(large))
        .isInstanceOf(DistGitException.class)
        .hasMessageContaining("larger than 4194304 bytes");
    assertThatThrownBy(() -> OpenPgpKeys.parse(new byte[4 << 20]))
        .isInstanceOf(DistGitException.class)
        .hasMessageNotContaining("larger");
  }

  /** Clocks differ, by an hour at most. */
  @ParameterizedTest
  @CsvSource({"0, true", "-3600, true", "-3601, false", "-90000, false"})
  void aSignatureIsNotFromTheFuture(long seconds, boolean valid) throws IOException {
    OpenPgpKeys keys = OpenPgpKeys.parse(resource("keys.asc"));
    byte[] archive = resource("release.txt");
    byte[] signature = resource("release.txt.asc");
    SignatureCheck.Valid made =
        (SignatureCheck.Valid) keys.verify(archive, signature, Set.of(RELEASE), NOW);
    Instant present = made.signedAt().plusSeconds(seconds);
    assertThat(keys.verify(archive, signature, Set.of(RELEASE), present).isValid())
        .isEqualTo(valid);
  }

  @Test
  void aKeyServerThatCannotBeAskedIsNotOneWithoutTheKey() {
    KeyServers servers = KeyServers.of(new OkHttpClient(), List.of(URI.create("ftp://e.org/")));
    assertThatThrownBy(() -> servers.fetch(RELEASE))
        .isInstanceOf(DistGitException.class)
        .hasMessageContaining("ftp://e.org/");
    assertThat(KeyServers.of(new OkHttpClient(), List.of()).fetch(RELEASE)).isEmpty();
  }

  @Test
  void fingerprintsAreReadAsPeopleWriteThem() {
    for (String text :
        List.of(
            RELEASE.hex(),
            "0x" + RELEASE.hex(),
            " 0X54f2 CE95FF5E8C4B85F90DF7C6577C9A4E221AE3\n")) {
      assertThat(Fingerprint.parse(text)).isEqualTo(RELEASE).hasToString(RELEASE.hex());
    }
    for (String text : List.of("", "0x", "4E221AE3", RELEASE.hex() + "0", "x" + RELEASE.hex())) {
      assertThatThrownBy(() -> Fingerprint.parse(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** One good signature of an allowed key is enough, wherever it is among others. */
  @Test
  void oneOfSeveralSignaturesIsEnough() throws Exception {
    ShortLivedKey other = new ShortLivedKey();
    byte[] archive = resource("release.txt");
    byte[] good = resource("release.txt.sig");
    byte[] unwanted = other.sign(archive, ShortLivedKey.BORN.plus(Duration.ofDays(1)), 0);
    OpenPgpKeys keys = OpenPgpKeys.parse(resource("keys.asc")).and(other.publicKey());
    Instant now = ShortLivedKey.BORN.plus(Duration.ofDays(2));
    Instant signedAt = Instant.parse("2026-01-15T00:00:00Z");
    for (byte[] both : List.of(concat(good, unwanted), concat(unwanted, good))) {
      assertThat(keys.verify(archive, both, Set.of(RELEASE), NOW))
          .isEqualTo(new SignatureCheck.Valid(RELEASE, signedAt));
      assertThat(keys.verify(archive, both, Set.of(other.fingerprint()), now).isValid()).isTrue();
      assertThat(keys.verify(archive, both, Set.of(), NOW))
          .isInstanceOfSatisfying(
              SignatureCheck.Refused.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.KEY_NOT_ALLOWED));
    }
  }

  private static byte[] concat(byte[] first, byte[] second) {
    return new Buffer().write(first).write(second).readByteArray();
  }

  @Test
  void readsNoEndlessSignature() throws IOException {
    OpenPgpKeys keys = OpenPgpKeys.parse(resource("keys.asc"));
    byte[] archive = resource("release.txt");
    byte[] armored = resource("release.txt.asc");
    for (int tooMany : new int[] {0, 1}) {
      // What is before the armor does not count.
      String padding = " ".repeat((1 << 18) - armored.length - 1 + tooMany) + "\n";
      byte[] signature = concat(padding.getBytes(StandardCharsets.US_ASCII), armored);
      SignatureCheck check = keys.verify(archive, signature, Set.of(RELEASE), NOW);
      if (tooMany == 0) {
        assertThat(check.isValid()).isTrue();
      } else {
        assertThat(check)
            .isEqualTo(
                new SignatureCheck.Refused(Reason.UNREADABLE, "the signature cannot be read"));
      }
    }
  }

  /** A key has to be usable both when it signs and by now, and its signature may run out, too. */
  @ParameterizedTest
  @CsvSource({
    "PT24H, 0, PT25H, ''",
    "PT24H, 3600, PT24H59M59S, ''",
    "PT24H, 3600, PT25H, 'was expired, revoked or not for signing when it signed'",
    "PT24H, 3600, PT48H, 'was expired, revoked or not for signing when it signed'",
    // By the clock of who signed, which may be ahead, the key had run out already.
    "PT240H10M, 0, PT239H50M, 'was expired, revoked or not for signing when it signed'",
    "PT24H, 0, PT239H50M, ''",
    "PT24H, 0, PT240H1S, is expired or revoked by now",
  })
  void timesArePartOfTheAnswer(Duration signed, long seconds, Duration now, String refusal)
      throws Exception {
    ShortLivedKey key = new ShortLivedKey();
    byte[] content = {'x'};
    Instant signedAt = ShortLivedKey.BORN.plus(signed);
    SignatureCheck check =
        key.publicKey()
            .verify(
                content,
                key.sign(content, signedAt, seconds),
                Set.of(key.fingerprint()),
                ShortLivedKey.BORN.plus(now));
    assertThat(check)
        .isEqualTo(
            refusal.isEmpty()
                ? new SignatureCheck.Valid(key.fingerprint(), signedAt)
                : new SignatureCheck.Refused(
                    Reason.UNUSABLE_KEY, "the key " + key.fingerprint() + " " + refusal));
  }
}
