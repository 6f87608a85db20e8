package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.client.Fork;
import io.github.packit4j.distgit.git.SshAccess;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.testing.PromptSockets;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host on which another forge runs than before, or than its name says. */
class MovedForgeTest {

  private static final Secret TOKEN = Secret.of("the-token");

  @StartStop public final MockWebServer server = PromptSockets.webServer();
  @TempDir Path directory;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile ForgeType running = ForgeType.PAGURE;
  private volatile boolean silent;

  @BeforeEach
  void answer() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request.getMethod() + " " + request.getUrl().encodedPath());
            String path = request.getUrl().encodedPath();
            if (silent && path.endsWith("/version")) {
              return json(503, "{}");
            }
            if (running == ForgeType.PAGURE) {
              return pagure(path);
            }
            String page = request.getUrl().queryParameter("page");
            return page == null || page.equals("1") ? forgejo(path) : json(200, "[]");
          }
        });
  }

  private static MockResponse pagure(String path) {
    return switch (path) {
      case "/api/0/-/version" -> json(200, "{\"version\":\"5.14.1\"}");
      case "/api/0/rpms/hello" -> json(200, "{\"fullname\":\"rpms/hello\"}");
      case "/api/0/rpms/hello/git/branches" ->
          json(200, "{\"branches\":[\"f44\"],\"default\":\"f44\",\"total_branches\":1}");
      default -> path.startsWith("/api/0/") ? json(404, "{\"error_code\":\"ENOPROJECT\"}") : page();
    };
  }

  private static MockResponse forgejo(String path) {
    return switch (path) {
      case "/api/v1/version" -> json(200, "{\"version\":\"14.0.0\"}");
      case "/api/v1/user" -> json(200, "{\"login\":\"packit\"}");
      case "/api/v1/repos/rpms/hello" ->
          json(
              200,
              "{\"full_name\":\"rpms/hello\",\"default_branch\":\"rawhide\",\"ssh_url\":\"ssh://git@pkgs.example.org/rpms/hello.git\"}");
      case "/api/v1/repos/rpms/hello/branches" -> json(200, "[{\"name\":\"rawhide\"}]");
      case "/api/v1/repos/packit/hello" ->
          json(
              200,
              """
              {"full_name": "packit/hello", "fork": true, "parent": {"full_name": "rpms/hello"},
               "ssh_url": "ssh://git@pkgs.example.org/packit/hello.git"}
              """);
      default -> path.startsWith("/api/v1/") ? json(404, "{\"message\":\"Not Found\"}") : page();
    };
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  private static MockResponse page() {
    return new MockResponse.Builder()
        .code(404)
        .setHeader("Content-Type", "text/html; charset=utf-8")
        .body("<html>Not found</html>")
        .build();
  }

  private Forges.Builder forges() {
    return Forges.builder()
        .token(server.getHostName() + ":" + server.getPort(), TOKEN)
        .retryPolicy(RetryPolicy.none());
  }

  private URI hello() {
    return server.url("/rpms/hello").uri();
  }

  /** Leads every host to the server. */
  private OkHttpClient client() {
    return new OkHttpClient.Builder()
        .addInterceptor(
            chain -> {
              HttpUrl url =
                  chain
                      .request()
                      .url()
                      .newBuilder()
                      .scheme("http")
                      .host("127.0.0.1")
                      .port(server.getPort())
                      .build();
              return chain.proceed(chain.request().newBuilder().url(url).build());
            })
        .build();
  }

  @ParameterizedTest
  @EnumSource(names = {"PAGURE", "FORGEJO"})
  void isFoundOutAtRunTime(ForgeType type) {
    running = type;
    ForgeProject project = forges().build().project(hello());
    assertThat(project.forge().type()).isEqualTo(type);
    assertThat(project.exists()).isTrue();
  }

  @Test
  void isNoticedWhenItMovesWhileTheProgramRuns() {
    ForgeProject project = forges().build().project(hello());
    assertThat(project.branches()).containsExactly("f44");
    running = ForgeType.FORGEJO;

    assertThat(project.exists()).as("asked anew, and not taken for missing").isTrue();
    assertThat(project.forge().type()).isEqualTo(ForgeType.FORGEJO);
    assertThat(project.branches()).containsExactly("rawhide");
    assertThat(project.defaultBranch()).isEqualTo("rawhide");
    assertThat(project.forge().account()).isEqualTo("packit");
    running = ForgeType.PAGURE;
    assertThat(project.exists()).as("and back").isTrue();
    assertThat(project.forge().type()).isEqualTo(ForgeType.PAGURE);
  }

  /** A refusal is believed only of a host that says what it is. */
  @Test
  void aHostThatDoesNotSayWhatItIsHasNotAnswered() {
    ForgeProject project = forges().build().project(hello());
    assertThat(project.exists()).isTrue();
    running = ForgeType.FORGEJO;
    silent = true;
    assertThatThrownBy(project::exists)
        .isInstanceOfSatisfying(ForgeException.class, e -> assertThat(e.mayPassByItself()).isTrue())
        .hasMessageContaining("does not say what it is");
    silent = false;
    assertThat(project.exists()).isTrue();
    assertThat(project.forge().type()).isEqualTo(ForgeType.FORGEJO);
  }

  /** Nothing is sent for what Pagure cannot do, so its answer could tell nothing. */
  @Test
  void isNoticedByWhatTheOtherForgeCannotDo() {
    ForgeProject project = forges().build().project(hello());
    assertThat(project.exists()).isTrue();
    assertThatThrownBy(() -> project.pullRequestMergedAs("f44", "abc"))
        .isInstanceOfSatisfying(
            ForgeException.class,
            e -> assertThat(e.reason()).isEqualTo(ForgeException.Reason.UNSUPPORTED));
    ForgeProject moved = forges().build().project(hello());
    assertThat(moved.exists()).isTrue();
    running = ForgeType.FORGEJO;
    assertThat(moved.pullRequestMergedAs("f44", "abc")).isEmpty();
  }

  /** What has been read of a list cannot be told again. */
  @Test
  void aListThatIsBeingReadMayBeReadAgain() {
    ForgeProject project = forges().build().project(hello());
    Iterator<String> branches = project.branches().iterator();
    running = ForgeType.FORGEJO;
    assertThatThrownBy(branches::hasNext)
        .isInstanceOfSatisfying(ForgeException.class, e -> assertThat(e.mayPassByItself()).isTrue())
        .hasMessageContaining("moved from PAGURE to FORGEJO");
    assertThat(project.branches()).containsExactly("rawhide");
  }

  @Test
  void whatAForgeSaysOfAMissingProjectIsNoMove() {
    Forges forges = forges().build();
    ForgeProject missing = forges.project(server.url("/rpms/missing").uri());
    requests.clear();
    assertThat(missing.exists()).isFalse();
    assertThat(requests).containsExactly("GET /api/0/rpms/missing");
  }

  @Test
  void fedorasDistGitIsSpokenToAsWhatAnswersThere() {
    running = ForgeType.FORGEJO;
    try (DistGit fedora =
        DistGit.builder(DistGitInstance.fedora())
            .account("packit", TOKEN)
            .directory(directory)
            .ssh(
                SshAccess.builder()
                    .key(Path.of("/nowhere/key"))
                    .knownHosts(Path.of("/nowhere/known_hosts"))
                    .build())
            .httpClient(client())
            .retryPolicy(RetryPolicy.none())
            .build()) {
      Fork fork = fedora.fork("hello").orElseThrow();
      assertThat(fork.fullName()).isEqualTo("packit/hello");
      assertThat(fork.pushUrl()).hasToString("ssh://git@pkgs.example.org/packit/hello.git");
      assertThat(fedora.pushUrl("hello")).hasToString("ssh://git@pkgs.example.org/rpms/hello.git");
      assertThat(fedora.project("hello").branches()).containsExactly("rawhide");
    }
    assertThat(requests).filteredOn(request -> request.contains("version")).hasSize(1);
  }

  @Test
  void aTypeThatTheProgramNamesStays() {
    running = ForgeType.FORGEJO;
    Forges forges = forges().forge(server.url("/").uri(), ForgeType.PAGURE).build();
    assertThat(forges.project(hello()).exists()).isFalse();
    assertThat(requests).containsExactly("GET /api/0/rpms/hello");
  }
}
