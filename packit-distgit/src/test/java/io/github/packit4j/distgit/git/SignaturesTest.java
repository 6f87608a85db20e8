package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.openpgp.Fingerprint;
import io.github.packit4j.distgit.openpgp.OpenPgpKeys;
import io.github.packit4j.distgit.openpgp.SignatureCheck;
import io.github.packit4j.distgit.openpgp.SignatureCheck.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commits and tags made by git and gpg, see {@code src/test/resources/signatures}. */
class SignaturesTest {

  private static final String REPOSITORY = "upstream.git";
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Fingerprint RELEASE =
      Fingerprint.parse("54F2 CE95 FF5E 8C4B 85F9  0DF7 C657 7C9A 4E22 1AE3");
  private static final Fingerprint SUBKEY =
      Fingerprint.parse("342DF95464BBB445DACBA95D6711043EC72C4286");
  private static final OpenPgpKeys KEYS = OpenPgpKeys.parse(resource("keys.asc"));
  private static final Set<Fingerprint> ALL = new HashSet<>(KEYS.fingerprints());

  @TempDir Path directory;
  private GitServer server;
  private GitStore store;
  private GitRepository repository;

  @BeforeEach
  void start() throws IOException {
    server = new GitServer();
    server.create(REPOSITORY);
    store = GitStore.builder().directory(directory).build();
    repository = store.open(server.uri(REPOSITORY));
  }

  @AfterEach
  void stop() {
    repository.close();
    store.close();
    server.close();
  }

  private static byte[] resource(String name) {
    try (InputStream in = SignaturesTest.class.getResourceAsStream("/signatures/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text(String name) {
    return new String(resource(name), StandardCharsets.UTF_8);
  }

  private CommitId commit(String raw) throws IOException {
    try (ObjectInserter inserter = server.repository(REPOSITORY).newObjectInserter()) {
      inserter.insert(new TreeFormatter());
      ObjectId id = inserter.insert(Constants.OBJ_COMMIT, raw.getBytes(StandardCharsets.UTF_8));
      inserter.flush();
      server.setRef(REPOSITORY, "refs/heads/main", id);
    }
    return repository.fetchBranch("main").orElseThrow();
  }

  private SignatureCheck check(String raw, Set<Fingerprint> allowed) throws IOException {
    return repository.verifyCommit(commit(raw), KEYS, allowed, NOW);
  }

  private static void assertRefused(SignatureCheck check, Reason reason) {
    assertThat(check)
        .isInstanceOfSatisfying(
            SignatureCheck.Refused.class,
            refused -> assertThat(refused.reason()).as(refused.message()).isEqualTo(reason));
  }

  @Test
  void acceptsAnAllowedKey() throws IOException {
    assertThat(check(text("release.commit"), Set.of(RELEASE)))
        .isEqualTo(new SignatureCheck.Valid(RELEASE, Instant.parse("2026-01-15T00:00:00Z")));
  }

  @Test
  void acceptsASubkeyOfAnAllowedKey() throws IOException {
    assertThat(check(text("subkey.commit"), Set.of(SUBKEY)))
        .isEqualTo(new SignatureCheck.Valid(SUBKEY, Instant.parse("2026-01-15T00:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "unsigned, UNSIGNED",
    "ssh, UNREADABLE",
    "expired, UNUSABLE_KEY",
    "revoked, UNUSABLE_KEY",
    "weak, UNUSABLE_KEY",
    "sha1, UNUSABLE_KEY",
  })
  void refusesEvenAllowedKeys(String name, Reason reason) throws IOException {
    assertRefused(check(text(name + ".commit"), ALL), reason);
  }

  @Test
  void refusesOtherKeys() throws IOException {
    assertRefused(check(text("other.commit"), Set.of(RELEASE)), Reason.KEY_NOT_ALLOWED);
    assertRefused(check(text("release.commit"), Set.of()), Reason.KEY_NOT_ALLOWED);
    assertRefused(
        repository.verifyCommit(commit(text("release.commit")), OpenPgpKeys.none(), ALL, NOW),
        Reason.UNKNOWN_KEY);
  }

  @Test
  void refusesChangedCommits() throws IOException {
    String raw = text("release.commit");
    assertRefused(check(raw.replace("Release 1.0", "Release 2.0"), ALL), Reason.BAD_SIGNATURE);
    assertRefused(check(raw.replace("Manager", "Mallory"), ALL), Reason.BAD_SIGNATURE);
    assertRefused(check(raw.replace("iIoE", "iIoF"), ALL), Reason.UNREADABLE);
    String header = raw.substring(raw.indexOf("gpgsig"), raw.indexOf("\n\n") + 1);
    assertRefused(check(raw.replace(header, header + header), ALL), Reason.UNREADABLE);
  }

  @Test
  void refusesASignatureFromTheFuture() throws IOException {
    CommitId commit = commit(text("release.commit"));
    Instant before = Instant.parse("2026-01-14T00:00:00Z");
    assertRefused(
        repository.verifyCommit(commit, KEYS, Set.of(RELEASE), before), Reason.BAD_SIGNATURE);
  }

  private void tag(String name, String raw) throws IOException {
    // The tag names the last commit that was made when the fixtures were.
    commit(text("unsigned.commit"));
    try (ObjectInserter inserter = server.repository(REPOSITORY).newObjectInserter()) {
      ObjectId id = inserter.insert(Constants.OBJ_TAG, raw.getBytes(StandardCharsets.UTF_8));
      inserter.flush();
      server.setRef(REPOSITORY, "refs/tags/" + name, id);
    }
  }

  private SignatureCheck checkTag(String name) {
    return repository.verifyTag(server.uri(REPOSITORY), name, KEYS, Set.of(RELEASE), NOW);
  }

  @Test
  void checksTags() throws IOException {
    tag("v1.0", text("release.tag"));
    assertThat(checkTag("v1.0").isValid()).isTrue();
    assertThat(repository.fetch(server.uri(REPOSITORY), "refs/tags/v1.0"))
        .hasValue(server.head(REPOSITORY, "main"));
    tag("v2.0", text("release.tag"));
    assertRefused(checkTag("v2.0"), Reason.OTHER_CONTENT);
    tag("v3.0", text("release.tag").replace("tag v1.0", "tag v3.0"));
    assertRefused(checkTag("v3.0"), Reason.BAD_SIGNATURE);
    tag("v0.9", text("unsigned.tag"));
    assertRefused(checkTag("v0.9"), Reason.UNSIGNED);
    server.setRef(REPOSITORY, "refs/tags/light", Ids.jgit(server.head(REPOSITORY, "main")));
    assertRefused(checkTag("light"), Reason.UNSIGNED);
    assertThatThrownBy(() -> checkTag("none"))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("no tag none");
  }

  @Test
  void wantsFullFingerprints() {
    assertThatThrownBy(() -> Fingerprint.parse("4E221AE3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too short");
  }
}
