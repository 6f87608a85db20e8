package io.github.packit4j.distgit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.packit4j.distgit.DistGitException;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.git.SshAccess;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.testing.PromptSockets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistGitTest {

  private static final Secret TOKEN = Secret.of("the-token");

  @TempDir Path directory;
  private final MockWebServer server = PromptSockets.webServer();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicBoolean forked = new AtomicBoolean();

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String call = request.getMethod() + " " + request.getUrl().encodedPath();
            requests.add(call);
            return answer(call);
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
              "{\"total_urls\":2,\"urls\":{\"git\":\"https://x/forks/packit/rpms/hello.git\","
                  + "\"ssh\":\"ssh://{username}@pkgs.example.org/forks/packit/rpms/hello.git\"}}");
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
      assertThat(fork.fetchUrl()).isEqualTo(web().resolve("/forks/packit/rpms/hello.git"));
      assertThat(fork.pushUrl())
          .isEqualTo(URI.create("ssh://packit@pkgs.example.org/forks/packit/rpms/hello.git"));
      assertThat(distGit.pushUrl("hello"))
          .isEqualTo(URI.create("ssh://packit@localhost/rpms/hello.git"));
    }
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

  private static SshAccess keys() {
    return SshAccess.builder()
        .key(Path.of("/nowhere/key"))
        .knownHosts(Path.of("/nowhere/known_hosts"))
        .build();
  }
}
