package io.github.packit4j.distgit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.packit4j.distgit.DistGitException;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.LookasideLocation;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.git.GitAuthenticationException;
import io.github.packit4j.distgit.git.GitCredentials;
import io.github.packit4j.distgit.git.GitException;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.distgit.git.GitRepositoryNotFoundException;
import io.github.packit4j.distgit.git.SshAccess;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.testing.PromptSockets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistGitTest {

  private static final Secret TOKEN = Secret.of("the-token");

  @TempDir Path directory;
  private final MockWebServer server = PromptSockets.webServer();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile String overHttps = "https://x/forks/packit/rpms/hello.git";
  private final AtomicBoolean forked = new AtomicBoolean();
  private final AtomicBoolean moved = new AtomicBoolean();

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String call = request.getMethod() + " " + request.getUrl().encodedPath();
            requests.add(call);
            tokens.add(String.valueOf(request.getHeaders().get("Authorization")));
            if (moved.get() && request.getUrl().host().equals("localhost")) {
              return new MockResponse.Builder()
                  .code(302)
                  .addHeader("Location", elsewhere(request.getUrl().encodedPath()))
                  .build();
            }
            return failures.getAndDecrement() > 0 ? json(503, "{}") : answer(call);
          }
        });
    server.start();
  }

  private MockResponse answer(String call) {
    return switch (call) {
      case "POST /api/0/-/whoami" -> json(200, "{\"username\":\"packit\"}");
      case "GET /api/0/fork/packit/rpms/hello" ->
          forked.get()
              ? json(200, "{\"fullname\":\"forks/packit/rpms/hello\"}")
              : json(404, "{\"error\":\"Project not found\",\"error_code\":\"ENOPROJECT\"}");
      case "POST /api/0/fork" -> {
        forked.set(true);
        yield json(200, "{\"message\":\"Project forking queued\",\"taskid\":\"1\"}");
      }
      case "GET /api/0/fork/packit/rpms/hello/git/branches" ->
          json(200, "{\"branches\":[\"rawhide\"],\"total_branches\":1}");
      case "GET /api/0/fork/packit/rpms/hello/git/urls" ->
          json(
              200,
              "{\"total_urls\":2,\"urls\":{\"git\":\""
                  + overHttps
                  + "\","
                  + "\"ssh\":\"ssh://{username}@pkgs.example.org/forks/packit/rpms/hello.git\"}}");
      case "GET /rpms/hello.git/info/refs" ->
          new MockResponse.Builder()
              .code(401)
              .addHeader("WWW-Authenticate", "Basic realm=\"git\"")
              .build();
      case "GET /api/v4/projects/rpms%2Fhello" ->
          json(200, "{\"id\":1,\"path_with_namespace\":\"rpms/hello\"}");
      case "GET /api/v4/projects/packit%2Fhello" ->
          json(
              200,
              "{\"id\":2,\"path_with_namespace\":\"packit/hello\","
                  + "\"forked_from_project\":{\"id\":1,\"path_with_namespace\":\"rpms/hello\"},"
                  + "\"ssh_url_to_repo\":\"git@git.example.org:packit/hello.git\"}");
      default -> json(404, "{\"error\":\"unexpected\"}");
    };
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private URI web() {
    return URI.create("http://localhost:" + server.getPort());
  }

  private DistGit.Builder pagure() {
    return DistGit.pagure(web())
        .account("packit", TOKEN)
        .directory(directory)
        .retryPolicy(RetryPolicy.none());
  }

  @Test
  void saysTheHostOnceForForgeGitAndCache() {
    try (DistGit distGit = pagure().pushOverHttps().build()) {
      assertThat(distGit.project("hello").webUrl()).isEqualTo(web().resolve("/rpms/hello"));
      assertThat(distGit.repository("hello").remote()).isEqualTo(web().resolve("/rpms/hello.git"));
      assertThat(distGit.pushUrl("hello")).isEqualTo(web().resolve("/rpms/hello.git"));
      assertThat(distGit.lookaside().location().downloadUrl())
          .isEqualTo(web().resolve("/repo/pkgs"));
      assertThat(distGit.specPath("hello")).isEqualTo("hello.spec");
      assertThat(distGit.projectAt(web().resolve("/rpms/other"))).isPresent();
      assertThat(distGit.projectAt(URI.create("http://localhost/rpms/other")))
          .as("another port is another host")
          .isEmpty();
      assertThat(requests).isEmpty();
    }
  }

  @Test
  void findsTheForkWhereTheForgeSaysItIs() {
    forked.set(true);
    try (DistGit distGit = pagure().ssh(keys()).build()) {
      Fork fork = distGit.fork("hello").orElseThrow();
      assertThat(fork.fullName()).isEqualTo("fork/packit/rpms/hello");
      assertThat(fork.fetchUrl()).isEqualTo(URI.create("https://x/forks/packit/rpms/hello.git"));
      assertThat(fork.pushUrl())
          .isEqualTo(URI.create("ssh://packit@pkgs.example.org/forks/packit/rpms/hello.git"));
      assertThat(distGit.pushUrl("hello"))
          .isEqualTo(URI.create("ssh://packit@localhost/rpms/hello.git"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://git.example.org/forks/packit/rpms/hello.git, true",
    "http://git.example.org/forks/packit/rpms/hello.git, true",
    "git://git.example.org/forks/packit/rpms/hello.git, false"
  })
  void pushesOverHttpsWhereTheForgeSaysTheForkIs(String told, boolean taken) {
    forked.set(true);
    overHttps = told;
    URI expected = taken ? URI.create(told) : web().resolve("/forks/packit/rpms/hello.git");
    try (DistGit distGit = pagure().pushOverHttps().build()) {
      for (int i = 0; i < 2; i++) {
        Fork fork = distGit.fork("hello").orElseThrow();
        assertThat(fork.fetchUrl()).isEqualTo(expected);
        assertThat(fork.pushUrl()).isEqualTo(expected);
      }
    }
    assertThat(requests).filteredOn(call -> call.endsWith("/git/urls")).hasSize(1);
  }

  /** Pagure takes two requests at the same moment, and the fork is broken for good then. */
  @Test
  void asksForAForkOnceWhateverHappensAtTheSameTime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (DistGit distGit = pagure().pushOverHttps().build()) {
      Callable<Fork> work = () -> distGit.forkOrCreate("hello");
      List<Future<Fork>> forks = threads.invokeAll(java.util.Collections.nCopies(8, work));
      for (Future<Fork> fork : forks) {
        assertThat(fork.get().fullName()).isEqualTo("fork/packit/rpms/hello");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(requests).filteredOn("POST /api/0/fork"::equals).hasSize(1);
  }

  @Test
  void doesNotAskWhoseTokenItWasGiven() throws Exception {
    try (DistGit distGit = pagure().pushOverHttps().build()) {
      distGit.forkOrCreate("hello");
    }
    assertThat(requests).contains("POST /api/0/fork").doesNotContain("POST /api/0/-/whoami");
  }

  @Test
  void saysWhatIsMissingWhenItIsMade() {
    DistGit.Builder nobody = DistGit.pagure(web()).directory(directory).pushOverHttps();
    assertThatExceptionOfType(MissingSettingException.class)
        .isThrownBy(nobody::build)
        .withMessageContaining("account(name, token)");
    DistGit.Builder nowhere = DistGit.pagure(web()).account("packit", TOKEN).pushOverHttps();
    assertThatExceptionOfType(MissingSettingException.class)
        .isThrownBy(nowhere::build)
        .withMessageContaining("directory(...)");
    assertThatExceptionOfType(MissingSettingException.class)
        .isThrownBy(pagure()::build)
        .withMessageContaining("ssh(...) or pushOverHttps()");
    DistGitInstance withoutSsh =
        DistGitInstance.builder().name("plain").webUrl(URI.create("https://d.example.org")).build();
    DistGit.Builder overSsh =
        DistGit.builder(withoutSsh).account("packit", TOKEN).directory(directory).ssh(keys());
    assertThatExceptionOfType(DistGitException.class)
        .isThrownBy(overSsh::build)
        .withMessageContaining("has no ssh address");
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(""));
  }

  @Test
  void aForgejoOrGitLabHasItsPackagesInAGroup() {
    try (DistGit forgejo =
        DistGit.forgejo(URI.create("https://git.example.org"), "packages")
            .account("packit", TOKEN)
            .directory(directory)
            .pushOverHttps()
            .build()) {
      assertThat(forgejo.project("hello").fullName()).isEqualTo("packages/hello");
      assertThatExceptionOfType(DistGitException.class)
          .isThrownBy(forgejo::lookaside)
          .withMessageContaining("no lookaside cache");
    }
    try (DistGit gitLab =
        DistGit.gitLab(URI.create("https://git.example.org"), "group/rpms")
            .account("packit", TOKEN)
            .directory(directory)
            .pushOverHttps()
            .build()) {
      assertThat(gitLab.project("hello").fullName()).isEqualTo("group/rpms/hello");
    }
  }

  @Test
  void aPagureHasItsCacheBesideItsPackages() {
    try (DistGit distGit =
        DistGit.pagure(URI.create("https://src.example.org/"))
            .account("packit", TOKEN)
            .directory(directory)
            .pushOverHttps()
            .build()) {
      LookasideLocation cache = distGit.lookaside().location();
      assertThat(cache.downloadUrl()).hasToString("https://src.example.org/repo/pkgs");
      assertThat(cache.uploadUrl())
          .hasValue(URI.create("https://src.example.org/repo/pkgs/upload.cgi"));
      assertThat(distGit).hasToString("src.example.org as packit");
      assertThat(distGit.account()).isEqualTo("packit");
    }
  }

  /** The usual port may be written out. */
  @ParameterizedTest
  @CsvSource({
    "https://src.example.org, https://src.example.org:443/rpms/hello, true",
    "https://src.example.org:443, https://SRC.example.org/rpms/hello, true",
    "http://src.example.org, http://src.example.org:80/rpms/hello, true",
    "https://src.example.org, https://src.example.org:80/rpms/hello, false",
    "http://src.example.org, http://src.example.org:443/rpms/hello, false",
    "https://src.example.org, https://src.example.com/rpms/hello, false",
    "https://src.example.org, https://src.example.org:0/rpms/hello, false",
  })
  void knowsItsOwnAddresses(URI web, URI address, boolean own) {
    try (DistGit distGit =
        DistGit.pagure(web).account("packit", TOKEN).directory(directory).pushOverHttps().build()) {
      assertThat(distGit.projectAt(address).isPresent()).isEqualTo(own);
    }
  }

  @Test
  void sendsItsTokenToItsForge() {
    try (DistGit distGit = pagure().pushOverHttps().build()) {
      forked.set(true);
      assertThat(distGit.fork("hello")).isPresent();
      assertThat(distGit.project("hello").forge().account()).isEqualTo("packit");
      assertThat(tokens).isNotEmpty().allMatch("token the-token"::equals);
    }
  }

  @Test
  void repeatsAsItIsTold() {
    forked.set(true);
    failures.set(2);
    try (DistGit once = pagure().pushOverHttps().build()) {
      assertThatExceptionOfType(ForgeException.class).isThrownBy(() -> once.fork("hello"));
    }
    RetryPolicy thrice =
        new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(1));
    failures.set(2);
    try (DistGit patient = pagure().retryPolicy(thrice).pushOverHttps().build()) {
      assertThat(patient.fork("hello")).isPresent();
    }
  }

  /** The same server by another name, which is no name of the dist-git. */
  private URI elsewhere(String path) {
    return URI.create("http://127.0.0.1:" + server.getPort() + path);
  }

  @Test
  void staysAwayFromNetworksThatAreNotPublicUnlessItIsTold() {
    forked.set(true);
    moved.set(true);
    try (DistGit careful = pagure().pushOverHttps().build();
        GitRepository foreign = careful.git().openForeign(elsewhere("/x.git"))) {
      assertThatExceptionOfType(ForgeException.class)
          .isThrownBy(() -> careful.fork("hello"))
          .withStackTraceContaining("not public");
      assertThatExceptionOfType(GitException.class)
          .isThrownBy(() -> foreign.fetchBranch("rawhide"))
          .withMessageContaining("not public");
    }
    try (DistGit told = pagure().pushOverHttps().allowPrivateAddresses().build();
        GitRepository foreign = told.git().openForeign(elsewhere("/x.git"))) {
      assertThat(told.fork("hello")).isPresent();
      assertThatExceptionOfType(GitRepositoryNotFoundException.class)
          .isThrownBy(() -> foreign.fetchBranch("rawhide"));
    }
  }

  @Test
  void sendsEachAccountToItsGitHost() {
    GitCredentials others =
        GitCredentials.builder()
            .account("127.0.0.1:" + server.getPort(), "other", Secret.of("another"))
            .account("localhost:" + server.getPort(), "wrong", Secret.of("wrong"))
            .build();
    try (DistGit distGit = pagure().pushOverHttps().otherGitCredentials(others).build();
        GitRepository own = distGit.repository("hello");
        GitRepository other = distGit.git().open(elsewhere("/rpms/hello.git"))) {
      for (GitRepository repository : List.of(own, other)) {
        assertThatExceptionOfType(GitAuthenticationException.class)
            .isThrownBy(() -> repository.fetchBranch("rawhide"));
      }
    }
    assertThat(tokens)
        .containsExactly(
            "null",
            Credentials.basic("packit", "the-token"),
            "null",
            Credentials.basic("other", "another"));
  }

  @Test
  void fetchesOverHttpsAlsoWhereTheForgeNamesOnlySsh() {
    try (DistGit gitLab =
        DistGit.gitLab(web(), "rpms")
            .account("packit", TOKEN)
            .directory(directory)
            .retryPolicy(RetryPolicy.none())
            .ssh(keys())
            .build()) {
      Fork fork = gitLab.fork("hello").orElseThrow();
      assertThat(fork.fetchUrl()).isEqualTo(web().resolve("/packit/hello.git"));
      assertThat(fork.pushUrl())
          .isEqualTo(URI.create("ssh://git@git.example.org/packit/hello.git"));
    }
  }

  @Test
  void givesItsDirectoryBack() {
    for (int i = 0; i < 2; i++) {
      pagure().pushOverHttps().build().close();
    }
    assertThat(directory.resolve("0")).isDirectory();
    assertThat(directory.resolve("1")).doesNotExist();
  }

  private static SshAccess keys() {
    return SshAccess.builder()
        .key(Path.of("/nowhere/key"))
        .knownHosts(Path.of("/nowhere/known_hosts"))
        .build();
  }
}
