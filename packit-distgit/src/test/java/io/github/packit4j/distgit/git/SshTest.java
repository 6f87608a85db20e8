package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshTest {

  private static final String REPOSITORY = "rpms/hello.git";

  @TempDir Path directory;
  private GitServer http;
  private SshServerForTests server;
  private CommitId head;
  private Path knownHosts;

  @BeforeEach
  void start() throws Exception {
    http = new GitServer();
    http.create(REPOSITORY);
    head = http.commit(REPOSITORY, "rawhide", "Import", Map.of("hello.spec", "Name: hello\n"));
    server = new SshServerForTests(Map.of(REPOSITORY, http.repository(REPOSITORY)));
    server.allow("packit", publicKey("ed25519"), publicKey("encrypted"), publicKey("rsa"));
    knownHosts = server.writeKnownHosts(directory.resolve("known_hosts"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    http.close();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SshTest.class.getResourceAsStream("/ssh/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String publicKey(String name) throws IOException {
    String[] parts = resource(name + ".pub").split(" ");
    return parts[0] + " " + parts[1];
  }

  private Path key(String name) throws IOException {
    return Files.writeString(directory.resolve(name), resource(name));
  }

  private GitStore store(SshAccess access) {
    return GitStore.builder().directory(directory.resolve("git")).ssh(access).build();
  }

  private SshAccess.Builder access() {
    return SshAccess.builder().knownHosts(knownHosts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "rsa"})
  void fetchesAndPushes(String key) throws IOException {
    try (GitStore store = store(access().key(key(key)).build());
        GitRepository repository = store.open(server.uri("packit", REPOSITORY))) {
      assertThat(repository.fetchBranch("rawhide")).hasValue(head);
      CommitId commit =
          repository.commit(
              NewCommit.builder()
                  .parent(head)
                  .message("Update")
                  .author(new GitIdentity("Packit", "hello@packit.dev"))
                  .time(Instant.EPOCH)
                  .addChanges(FileChange.write("hello.spec", "Name: hello\nVersion: 2\n"))
                  .build());
      assertThat(
              repository.push(
                  server.uri("packit", REPOSITORY), commit, "rawhide", ExpectedHead.at(head)))
          .isInstanceOf(PushResult.Updated.class);
      assertThat(http.head(REPOSITORY, "rawhide")).isEqualTo(commit);
      assertThat(server.logins()).isNotEmpty();
    }
  }

  @Test
  void pushesOnlyOverTheExpectedHead() throws IOException {
    CommitId later = http.commit(REPOSITORY, "rawhide", "Other", Map.of("hello.spec", "x\n"));
    URI remote = server.uri("packit", REPOSITORY);
    try (GitStore store = store(access().key(key("ed25519")).build());
        GitRepository repository = store.open(remote)) {
      repository.fetchBranch("rawhide");
      CommitId commit =
          repository.commit(
              NewCommit.builder()
                  .parent(later)
                  .message("Update")
                  .author(new GitIdentity("Packit", "hello@packit.dev"))
                  .time(Instant.EPOCH)
                  .addChanges(FileChange.write("hello.spec", "y\n"))
                  .build());

      assertThat(repository.push(remote, commit, "rawhide", ExpectedHead.at(head)))
          .isNotInstanceOf(PushResult.Updated.class);
      assertThat(http.head(REPOSITORY, "rawhide")).isEqualTo(later);
    }
  }

  @Test
  void reachesAHostWhereItsConfigurationSays() throws IOException {
    URI direct = server.uri("packit", REPOSITORY);
    Path config =
        Files.writeString(
            directory.resolve("config"),
            "Host pkgs.example.org\n  HostName 127.0.0.1\n  Port " + direct.getPort() + "\n");
    URI named = URI.create("ssh://packit@pkgs.example.org/" + REPOSITORY);
    try (GitStore store = store(access().key(key("ed25519")).config(config).build());
        GitRepository repository = store.open(named)) {
      assertThat(repository.fetchBranch("rawhide")).hasValue(head);
    }
  }

  @Test
  void opensAnEncryptedKey() throws IOException {
    SshAccess access = access().key(key("encrypted"), Secret.of("open sesame")).build();
    assertThat(access.toString()).doesNotContain("sesame");
    try (GitStore store = store(access);
        GitRepository repository = store.open(server.uri("packit", REPOSITORY))) {
      assertThat(repository.fetchBranch("rawhide")).hasValue(head);
    }
    SshAccess wrong = access().key(key("encrypted"), Secret.of("wrong")).build();
    try (GitStore store = store(wrong);
        GitRepository repository = store.open(server.uri("packit", REPOSITORY))) {
      assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
          .isInstanceOf(GitException.class)
          .message()
          .doesNotContain("wrong");
    }
  }

  @Test
  void opensEachKeyWithItsOwnPassphrase() throws IOException {
    server.allow("packit", publicKey("encrypted"));
    SshAccess access =
        access()
            .key(key("ed25519"), Secret.of("not needed"))
            .key(key("encrypted"), Secret.of("open sesame"))
            .build();
    try (GitStore store = store(access);
        GitRepository repository = store.open(server.uri("packit", REPOSITORY))) {
      assertThat(repository.fetchBranch("rawhide")).hasValue(head);
    }
  }

  @Test
  void usesTheKeysOfAnAgent() throws Exception {
    try (AgentForTests agent = new AgentForTests(directory.resolve("agent"), key("rsa"));
        GitStore store = store(access().agent(directory.resolve("agent")).build());
        GitRepository repository = store.open(server.uri("packit", REPOSITORY))) {
      assertThat(repository.fetchBranch("rawhide")).hasValue(head);
      assertThat(agent.signatures()).isPositive();
    }
    try (GitStore store = store(access().agent(directory.resolve("no-agent")).build());
        GitRepository repository = store.open(server.uri("packit", REPOSITORY))) {
      assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
          .isInstanceOf(GitAuthenticationException.class);
    }
  }

  @Test
  void refusesAHostItDoesNotKnow() throws IOException {
    Files.writeString(knownHosts, "");
    try (GitStore store = store(access().key(key("ed25519")).build());
        GitRepository repository = store.open(server.uri("packit", REPOSITORY))) {
      assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
          .isInstanceOf(GitException.class)
          .hasMessageContaining("127.0.0.1");
    }
    assertThat(server.logins()).isEmpty();
    assertThat(knownHosts).isEmptyFile();
  }

  @Test
  void explainsWhatTheServerRefuses() throws IOException {
    try (GitStore store = store(access().key(key("ed25519")).build())) {
      try (GitRepository repository = store.open(server.uri("packit", "rpms/no-such.git"))) {
        assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
            .isInstanceOf(GitException.class)
            .hasMessageContaining("rpms/no-such.git");
      }
      try (GitRepository repository = store.open(server.uri("alice", REPOSITORY))) {
        assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
            .isInstanceOf(GitAuthenticationException.class)
            .hasMessageContaining("alice@");
      }
    }
  }

  @Test
  void aTransferHasADeadlineHoweverSteadilyBytesTrickleIn() throws IOException {
    server.trickle();
    SshAccess keys = access().key(key("ed25519")).build();
    Path place = directory.resolve("git");
    try (GitStore store =
            GitStore.builder().directory(place).ssh(keys).deadline(Duration.ofSeconds(3)).build();
        GitRepository repository = store.open(server.uri("packit", REPOSITORY))) {
      assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
          .isInstanceOfSatisfying(
              GitException.class, failure -> assertThat(failure.mayPassByItself()).isTrue())
          .hasMessageContaining("not complete after PT3S");
    }
    assertThat(server.commands()).as("it is not begun again").isLessThanOrEqualTo(1);
  }

  @Test
  void wantsSettingsForSsh() {
    try (GitStore store = GitStore.builder().directory(directory.resolve("git")).build();
        GitRepository repository = store.open(server.uri("packit", REPOSITORY))) {
      assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
          .isInstanceOf(GitException.class)
          .hasMessageContaining("SshAccess");
    }
  }
}
