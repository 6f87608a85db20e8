package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.http.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GitHubAppTest {

  // The recorded token expires at 2019-11-01T14:35:53Z.
  private static final Instant ISSUED = Instant.parse("2019-11-01T13:35:53Z");
  private static final String OGR = "https://github.com/packit/ogr";

  private static KeyPair keys;

  private final ReplayServer server = new ReplayServer();
  private final AtomicReference<Instant> now = new AtomicReference<>(ISSUED);

  @BeforeAll
  static void makeKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static Secret pem(String format) {
    byte[] pkcs8 = keys.getPrivate().getEncoded();
    // PKCS#1 is what PKCS#8 wraps, after 26 bytes of header for this key size.
    boolean wrapped = format.equals("PRIVATE KEY");
    byte[] der = wrapped ? pkcs8 : Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Secret.of("-----BEGIN " + format + "-----\n" + text + "\n-----END " + format + "-----");
  }

  private ForgeProject project(String format) {
    return server
        .forges()
        .clock(new SetClock(now))
        .credential("github.com", ForgeCredential.gitHubApp("Iv1.abc", pem(format)))
        .build()
        .project(OGR);
  }

  private void play() {
    String id = recordedInstallation();
    server.play(
        Recording.of("github", "app-installation-for-repo"),
        Recording.of("github", "app-installation-token-create")
            .at("/app/installations/" + id + "/access_tokens"),
        Recording.of("github", "release-latest"));
  }

  private static String recordedInstallation() {
    return Recording.of("github", "app-installation-for-repo").answer().path("id").asString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA PRIVATE KEY", "PRIVATE KEY"})
  void actsAsItsInstallation(String format) throws GeneralSecurityException {
    play();
    assertThat(project(format).releases().latest()).isPresent();
    assertThat(server.problems()).isEmpty();
    assertThat(server.sent()).hasSize(3);
    assertThat(server.sent().get(2).authorization())
        .isEqualTo("Bearer ghs_EXAMPLEINSTALLATIONTOKEN000000000000");
    assertSigned(server.sent().get(0).authorization());
    assertSigned(server.sent().get(1).authorization());
  }

  private static void assertSigned(String header) throws GeneralSecurityException {
    String[] parts = header.substring("Bearer ".length()).split("\\.");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(keys.getPublic());
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    JsonNode claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
    assertThat(claims.path("iss").asString()).isEqualTo("Iv1.abc");
    assertThat(claims.path("iat").asLong()).isEqualTo(ISSUED.getEpochSecond() - 60);
    assertThat(claims.path("exp").asLong()).isEqualTo(ISSUED.getEpochSecond() + 540);
  }

  @Test
  void keepsATokenUntilShortlyBeforeItExpires() {
    play();
    ForgeProject project = project("PRIVATE KEY");
    project.releases().latest();
    now.set(ISSUED.plus(Duration.ofMinutes(54)));
    project.releases().latest();
    assertThat(server.sent()).hasSize(4);
    now.set(ISSUED.plus(Duration.ofMinutes(56)));
    project.releases().latest();
    assertThat(server.sent()).hasSize(7);
  }

  @Test
  void saysThatTheAppIsNotInstalled() {
    server.play(Recording.of("github", "project-get-404").at("/repos/packit/ogr/installation"));
    assertThatThrownBy(() -> project("PRIVATE KEY").exists())
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.AUTHENTICATION))
        .hasMessageContaining("not installed");
  }

  @Test
  void reportsARefusedKey() {
    server.play(
        Recording.of("github", "app-installation-for-repo-401-bad-jwt")
            .at("/repos/packit/ogr/installation"));
    assertThatThrownBy(() -> project("PRIVATE KEY").exists())
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.AUTHENTICATION))
        .hasMessageNotContaining("eyJ");
  }

  @Test
  void knowsItsOwnName() {
    server.play(Recording.of("github", "app-get"));
    assertThat(project("PRIVATE KEY").forge().account()).endsWith("[bot]");
  }

  @Test
  void doesNotQuoteABadKey() {
    assertThatThrownBy(
            () ->
                server
                    .forges()
                    .credential(
                        "github.com",
                        ForgeCredential.gitHubApp("1", Secret.of("not-a-key-but-secret")))
                    .build()
                    .project(OGR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("not-a-key-but-secret");
  }

  private static final class SetClock extends Clock {

    private final AtomicReference<Instant> now;

    SetClock(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Objects.requireNonNull(now.get());
    }
  }
}
