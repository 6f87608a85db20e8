package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.testing.PromptSockets;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.util.Throwables;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Remotes that misbehave, and an environment that does. */
class HostileRemoteTest {

  private static final String REPOSITORY = "rpms/hello.git";

  @StartStop public final MockWebServer broken = PromptSockets.webServer();
  @TempDir Path directory;
  private final List<Duration> pauses = new ArrayList<>();
  private GitServer server;
  private GitStore store;
  private CommitId head;

  @BeforeEach
  void start() throws IOException {
    server = new GitServer();
    server.create(REPOSITORY);
    head = server.commit(REPOSITORY, "rawhide", "Import", Map.of("hello.spec", "Name: hello\n"));
    store = store(GitStore.builder().allowHosts(List.of(server.uri(REPOSITORY))));
  }

  private GitStore store(GitStore.Builder builder) {
    return builder
        .directory(directory.resolve("git"))
        .retryPolicy(
            new RetryPolicy(
                3, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(30)))
        .sleeper(pauses::add)
        .build();
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
  }

  private URI brokenUri() {
    return broken.url("/" + REPOSITORY).uri();
  }

  @Test
  void refusesAWebPageInPlaceOfGit() {
    broken.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/html")
            .body("<html>Sign in</html>")
            .build());
    try (GitRepository repository = store.open(brokenUri())) {
      assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
          .isInstanceOfSatisfying(
              GitException.class, failure -> assertThat(failure.mayPassByItself()).isFalse())
          .hasMessageContaining("text/html");
    }
    assertThat(broken.getRequestCount()).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x", "/rpms/hello.git/info/refs"})
  void masksTheAddressItIsSentTo(String path) {
    broken.enqueue(
        new MockResponse.Builder()
            .code(302)
            .setHeader(
                "Location",
                "ftp://joe:hunter2@elsewhere.example%s?access_token=tops3cret&service=git-upload-pack"
                    .formatted(path))
            .build());
    try (GitRepository repository = store.open(brokenUri())) {
      assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
          .isInstanceOf(GitException.class)
          .hasMessageContaining("elsewhere.example")
          .extracting(Throwables::getStackTrace, InstanceOfAssertFactories.STRING)
          .doesNotContain("hunter2", "tops3cret");
    }
  }

  @Test
  void aRequestHasADeadlineHoweverSteadilyBytesTrickleIn() {
    broken.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", "application/x-git-upload-pack-advertisement")
            .body("001e# service=git-upload-pack\n")
            .throttleBody(1, 1, TimeUnit.SECONDS)
            .build());
    OkHttpClient client = new OkHttpClient.Builder().callTimeout(Duration.ofMillis(300)).build();
    GitStore.Builder builder = GitStore.builder().httpClient(client);
    builder.directory(directory.resolve("other")).sleeper(pauses::add);
    try (GitStore impatient = builder.build();
        GitRepository repository = impatient.open(brokenUri())) {
      assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
          .isInstanceOfSatisfying(
              GitException.class, e -> assertThat(e.mayPassByItself()).isTrue());
    }
    assertThat(broken.getRequestCount()).as("not asked again").isEqualTo(1);
  }

  @Test
  void anInterruptIsAGitException() {
    try (GitRepository repository = store.open(server.uri(REPOSITORY))) {
      boolean flag;
      Thread.currentThread().interrupt();
      try {
        assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
            .isInstanceOfSatisfying(
                GitException.class, e -> assertThat(e.mayPassByItself()).isTrue());
      } finally {
        flag = Thread.interrupted();
      }
      assertThat(flag).as("the flag").isTrue();
      assertThat(repository.fetchBranch("rawhide")).hasValue(head);
      Thread.currentThread().interrupt();
      try {
        assertThat(repository.file(head, "hello.spec")).isPresent();
      } catch (GitException e) {
        assertThat(e.mayPassByItself()).isTrue();
      } finally {
        flag = Thread.interrupted();
      }
      assertThat(flag).as("the flag").isTrue();
      assertThat(repository.file(head, "hello.spec")).isPresent();
    }
  }

  @Test
  void triesAgainAfterAPassingFailure() throws IOException {
    broken.enqueue(new MockResponse.Builder().code(503).build());
    broken.enqueue(new MockResponse.Builder().code(502).build());
    broken.enqueue(
        new MockResponse.Builder()
            .code(302)
            .setHeader("Location", server.uri(REPOSITORY) + "/info/refs?service=git-upload-pack")
            .build());
    try (GitRepository repository = store.open(brokenUri())) {
      assertThat(repository.fetchBranch("rawhide")).hasValue(head);
    }
    assertThat(pauses).hasSize(2);
    for (int i = 0; i < 3; i++) {
      broken.enqueue(new MockResponse.Builder().code(500).build());
    }
    try (GitRepository repository = store.open(brokenUri())) {
      assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
          .isInstanceOfSatisfying(
              GitException.class, failure -> assertThat(failure.mayPassByItself()).isTrue())
          .hasMessageContaining(brokenUri().toString());
    }
  }

  @Test
  void doesNotTakeTheAccountToAnotherHost() throws Exception {
    broken.enqueue(
        new MockResponse.Builder()
            .code(302)
            .setHeader("Location", server.uri(REPOSITORY) + "/info/refs?service=git-receive-pack")
            .build());
    server.requireAccountToPush("packit:token");
    GitCredentials credentials =
        GitCredentials.builder()
            .account(broken.getHostName() + ":" + broken.getPort(), "packit", Secret.of("token"))
            .build();
    store.close();
    store =
        store(
            GitStore.builder()
                .credentials(credentials)
                .allowHosts(List.of(server.uri(REPOSITORY))));
    try (GitRepository repository = store.open(server.uri(REPOSITORY))) {
      repository.fetchBranch("rawhide");
      server.requests().clear();
      assertThatThrownBy(() -> repository.push(brokenUri(), head, "stolen", ExpectedHead.any()))
          .isInstanceOf(GitAuthenticationException.class)
          .message()
          .doesNotContain("token@");
      assertThat(broken.takeRequest(1, TimeUnit.SECONDS).getHeaders().get("Authorization"))
          .isNotNull();
      assertThat(server.requests()).isNotEmpty().noneMatch(request -> request.endsWith("+auth"));
    }
  }

  /** Neither by a redirect, nor because somebody's configuration says so. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/rpms/hello.git",
        "http://localhost:%d/rpms/hello.git",
        "http://[::1]:%d/rpms/hello.git",
        "http://169.254.169.254/rpms/hello.git",
        "http://10.1.2.3/rpms/hello.git",
        "http://192.168.0.1:%d/rpms/hello.git",
        "https://[fd00::1]/rpms/hello.git"
      })
  void staysAwayFromNetworksThatAreNotPublic(String template) throws IOException {
    URI inside = URI.create(template.formatted(server.uri(REPOSITORY).getPort()));
    broken.enqueue(
        new MockResponse.Builder()
            .code(302)
            .setHeader("Location", inside + "/info/refs?service=git-upload-pack")
            .build());
    store.close();
    store = store(GitStore.builder());
    server.requests().clear();
    try (GitRepository redirected = store.open(brokenUri());
        GitRepository foreign = store.openForeign(inside)) {
      for (GitRepository repository : List.of(redirected, foreign)) {
        assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
            .isInstanceOfSatisfying(
                GitException.class, failure -> assertThat(failure.mayPassByItself()).isFalse())
            .hasMessageContaining("not public");
      }
    }
    assertThat(broken.getRequestCount()).isEqualTo(1);
    assertThat(server.requests()).isEmpty();
    assertThat(pauses).isEmpty();
  }

  @Test
  void goesWhereTheProgramSays() {
    try (GitRepository foreign = store.openForeign(server.uri(REPOSITORY))) {
      assertThat(foreign.fetchBranch("rawhide")).as("an allowed host").hasValue(head);
    }
    store.close();
    store = store(GitStore.builder().allowPrivateAddresses());
    try (GitRepository foreign = store.openForeign(server.uri(REPOSITORY))) {
      assertThat(foreign.fetchBranch("rawhide")).as("any host").hasValue(head);
    }
    assertThatThrownBy(() -> store.openForeign(URI.create("ssh://git@example.org/x.git")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void boundsWhatARemoteSends() throws IOException {
    server.commit(REPOSITORY, "rawhide", "Big", Map.of("big", "0123456789abcdef".repeat(4000)));
    store.close();
    store = store(GitStore.builder().maxTransferBytes(600));
    try (GitRepository repository = store.open(server.uri(REPOSITORY))) {
      // Highly compressible as it is, its pack and its branch list fit; a name list does not.
      for (int i = 0; i < 20; i++) {
        server.setRef(REPOSITORY, "refs/heads/branch-" + i, Ids.jgit(head));
      }
      assertThatThrownBy(() -> repository.remoteHeads(server.uri(REPOSITORY)))
          .isInstanceOf(GitException.class)
          .hasMessageContaining("more than 600 bytes");
    }
    store.close();
    store = store(GitStore.builder().maxFileBytes(1000));
    try (GitRepository repository = store.open(server.uri(REPOSITORY))) {
      CommitId big = repository.fetchBranch("rawhide").orElseThrow();
      assertThatThrownBy(() -> repository.file(big, "big"))
          .isInstanceOf(GitException.class)
          .hasMessageContaining("larger than 1000 bytes");
    }
  }

  @Test
  void takesOddBranchNamesAsNames() throws IOException {
    ObjectId id = Ids.jgit(head);
    List<String> odd = List.of("a;rm -rf", "$(id)", "-x", "ü", "x/../y".replace("..", ".b"), "'");
    List<String> valid =
        odd.stream()
            .map(name -> name.replace(' ', '_'))
            .filter(name -> org.eclipse.jgit.lib.Repository.isValidRefName("refs/heads/" + name))
            .toList();
    for (String name : valid) {
      server.setRef(REPOSITORY, "refs/heads/" + name, id);
    }
    try (GitRepository repository = store.open(server.uri(REPOSITORY))) {
      assertThat(repository.remoteHeads(server.uri(REPOSITORY)).keySet()).containsAll(valid);
      for (String name : valid) {
        assertThat(repository.fetchBranch(name)).as(name).hasValue(head);
      }
      for (String name : List.of("../../x", "a..b", "a b", "x.lock", "", "a\nb")) {
        assertThatThrownBy(
                () -> repository.push(server.uri(REPOSITORY), head, name, ExpectedHead.any()))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  /** Run in a JVM of its own, whose home is not ours. */
  static final class InForeignHome {
    private InForeignHome() {}

    public static void main(String[] arguments) {
      URI remote = URI.create(arguments[0]);
      try (GitStore store = GitStore.builder().directory(Path.of(arguments[1])).build();
          GitRepository repository = store.open(remote)) {
        CommitId head = repository.fetchBranch("rawhide").orElseThrow();
        PushResult result = repository.push(remote, head, "copy", ExpectedHead.absent());
        System.out.println(result.getClass().getSimpleName());
      }
    }
  }

  @Test
  void readsNoConfigurationAndRunsNoHook() throws Exception {
    Path home = Files.createDirectories(directory.resolve("home"));
    Path hooks = Files.createDirectories(home.resolve("hooks"));
    Path trace = home.resolve("trace");
    for (String program : List.of("pre-push", "git", "ssh")) {
      Files.writeString(
          hooks.resolve(program), "#!/bin/sh\necho " + program + " >> " + trace + "\n");
      Files.setPosixFilePermissions(
          hooks.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.writeString(
        home.resolve(".gitconfig"),
        """
        [core]
            hooksPath = %s
        [url "http://127.0.0.1:1/"]
            insteadOf = http://127.0.0.1
            pushInsteadOf = http://127.0.0.1
        [http]
            proxy = http://127.0.0.1:1
            extraHeader = X-Evil: 1
        [commit]
            gpgSign = true
        [broken
        """
            .formatted(hooks));
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                InForeignHome.class.getName(),
                server.uri(REPOSITORY).toString(),
                directory.resolve("other").toString())
            .redirectErrorStream(true);
    java.environment().put("HOME", home.toString());
    java.environment().put("XDG_CONFIG_HOME", home.toString());
    java.environment().put("PATH", hooks + ":" + System.getenv("PATH"));
    java.environment().put("GIT_SSH", hooks.resolve("ssh").toString());
    Process process = java.start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).isEqualTo("Updated");
    assertThat(server.head(REPOSITORY, "copy")).isEqualTo(head);
    assertThat(Files.exists(trace) ? Files.readString(trace) : "").isEmpty();
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(".gitconfig", "pre-push", "git", "ssh");
    }
  }

  @Test
  void countsTheFilesThatAFewTreesStandFor() throws IOException {
    String bomb = "rpms/bomb.git";
    server.create(bomb);
    server.commit(bomb, "rawhide", "Import", Map.of("hello.spec", "Name: hello\n"));
    CommitId base = server.head(bomb, "rawhide");
    ObjectId tree;
    try (ObjectInserter inserter = server.repository(bomb).newObjectInserter()) {
      tree = inserter.insert(Constants.OBJ_BLOB, new byte[0]);
      FileMode mode = FileMode.REGULAR_FILE;
      for (int level = 0; level < 9; level++) {
        TreeFormatter level10 = new TreeFormatter();
        for (int entry = 0; entry < 10; entry++) {
          level10.append("n" + entry, mode, tree);
        }
        tree = inserter.insert(level10);
        mode = FileMode.TREE;
      }
      server.commit(bomb, "rawhide", "A thousand million files", tree, inserter);
    }
    try (GitRepository repository = store.open(server.uri(bomb))) {
      CommitId commit = repository.fetchBranch("rawhide").orElseThrow();
      GitIdentity packit = new GitIdentity("Packit", "hello@packit.dev");
      NewCommit.Builder change =
          NewCommit.builder()
              .message("Change")
              .author(packit)
              .time(Instant.EPOCH)
              .addChanges(FileChange.write("hello.spec", "Name: changed\n"));
      assertThatThrownBy(() -> repository.files(commit)).hasMessageContaining("500000 files");
      assertThatThrownBy(() -> repository.commit(change.parent(commit).build()))
          .hasMessageContaining("500000 files");
      repository.fetch(repository.remote(), base.toString());
      assertThat(repository.isAncestor(base, commit)).isTrue(); // Brings the history.
      CommitId ours = repository.commit(change.parent(base).build());
      assertThatThrownBy(() -> repository.rebase(ours, commit, packit, Instant.EPOCH))
          .hasMessageContaining("500000 files");
      assertThatThrownBy(() -> repository.rebase(commit, ours, packit, Instant.EPOCH))
          .hasMessageContaining("500000 files");
    }
  }
}
