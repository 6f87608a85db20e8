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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A host on which another forge runs than before, or than its name says. */
class MovedForgeTest {

  private static final Secret TOKEN = Secret.of("the-token");

  @StartStop public final MockWebServer server = PromptSockets.webServer();
  @TempDir Path directory;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile ForgeType running = ForgeType.PAGURE;
  private volatile int versionStatus = 200;
  private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");

  @BeforeEach
  void answer() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request.getMethod() + " " + request.getUrl().encodedPath());
            String path = request.getUrl().encodedPath();
            if (versionStatus != 200 && path.endsWith("/version")) {
              return json(versionStatus, "{}");
            }
            if (running == ForgeType.PAGURE) {
              return pagure(path);
            }
            if (running == ForgeType.GITLAB) {
              return path.equals("/api/v4/version")
                  ? json(401, "{\"message\":\"401 Unauthorized\"}")
                  : page(404);
            }
            String page = request.getUrl().queryParameter("page");
            return page == null || page.equals("1") ? forgejo(path) : json(200, "[]");
          }
        });
  }

  private static MockResponse pagure(String path) {
    if (path.startsWith("/api/0/rpms/page")) {
      return page(Integer.parseInt(path.substring(16, 19)));
    }
    return switch (path) {
      case "/api/0/-/version" -> json(200, "{\"version\":\"5.14.1\"}");
      case "/api/0/rpms/hello" -> json(200, "{\"fullname\":\"rpms/hello\"}");
      case "/api/0/rpms/hello/git/branches" ->
          json(200, "{\"branches\":[\"f44\"],\"default\":\"f44\",\"total_branches\":1}");
      case "/api/0/group/packagers" -> json(200, "{\"name\":\"packagers\",\"members\":[\"me\"]}");
      default ->
          path.startsWith("/api/0/") ? json(404, "{\"error_code\":\"ENOPROJECT\"}") : page(404);
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
      default -> path.startsWith("/api/v1/") ? json(404, "{\"message\":\"Not Found\"}") : page(404);
    };
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  private static MockResponse page(int status) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "text/html; charset=utf-8")
        .body("<html>Not found</html>")
        .build();
  }

  private Forges.Builder forges() {
    return Forges.builder()
        .token(server.getHostName() + ":" + server.getPort(), TOKEN)
        .clock(clock())
        .retryPolicy(RetryPolicy.none());
  }

  private Clock clock() {
    return new Clock() {
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
        return now;
      }
    };
  }

  private URI hello() {
    return project("hello");
  }

  private URI project(String name) {
    return server.url("/rpms/" + name).uri();
  }

  private long probes() {
    return requests.stream().filter(request -> request.endsWith("/api/0/-/version")).count();
  }

  private static void assertReason(ForgeException.Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
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

  /** Its version is behind a login; of the others a refused login says nothing. */
  @Test
  void gitLabIsFoundByHowItRefuses() {
    running = ForgeType.GITLAB;
    assertThat(forges().build().project(hello()).forge().type()).isEqualTo(ForgeType.GITLAB);
    running = ForgeType.PAGURE;
    versionStatus = 401;
    assertThatThrownBy(() -> forges().build().project(hello())).isInstanceOf(ForgeException.class);
  }

  @Test
  void isNoticedWhenItMovesWhileTheProgramRuns() {
    ForgeProject project = forges().build().project(hello());
    assertThat(project.repository().branches()).containsExactly("f44");
    running = ForgeType.FORGEJO;

    assertThat(project.exists()).as("asked anew, and not taken for missing").isTrue();
    assertThat(project.forge().type()).isEqualTo(ForgeType.FORGEJO);
    assertThat(project.repository().branches()).containsExactly("rawhide");
    assertThat(project.repository().defaultBranch()).isEqualTo("rawhide");
    assertThat(project.forge().account()).isEqualTo("packit");
    running = ForgeType.PAGURE;
    assertThat(project.exists()).as("and back").isTrue();
    assertThat(project.forge().type()).isEqualTo(ForgeType.PAGURE);
  }

  /** A refusal is believed only of a host that says what it is. */
  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void aHostThatDoesNotSayWhatItIsHasNotAnswered(int status) {
    ForgeProject project = forges().build().project(hello());
    assertThat(project.exists()).isTrue();
    running = ForgeType.FORGEJO;
    versionStatus = status;
    assertThatThrownBy(project::exists)
        .isInstanceOfSatisfying(ForgeException.class, e -> assertThat(e.mayPassByItself()).isTrue())
        .hasMessageContaining("does not say what it is");
    versionStatus = 200;
    assertThat(project.exists()).isTrue();
    assertThat(project.forge().type()).isEqualTo(ForgeType.FORGEJO);
  }

  /** Nothing is sent for what Pagure cannot do, so its answer could tell nothing. */
  @Test
  void isNoticedByWhatTheOtherForgeCannotDo() {
    ForgeProject project = forges().build().project(hello());
    assertThat(project.exists()).isTrue();
    assertThatThrownBy(() -> project.pullRequests().mergedAs("f44", "abc"))
        .isInstanceOfSatisfying(
            ForgeException.class,
            e -> assertThat(e.reason()).isEqualTo(ForgeException.Reason.UNSUPPORTED));
    ForgeProject moved = forges().build().project(hello());
    assertThat(moved.exists()).isTrue();
    running = ForgeType.FORGEJO;
    assertThat(moved.pullRequests().mergedAs("f44", "abc")).isEmpty();
  }

  /** What has been read of a list cannot be told again. */
  @Test
  void aListThatIsBeingReadMayBeReadAgain() {
    ForgeProject project = forges().build().project(hello());
    Iterator<String> branches = project.repository().branches().iterator();
    running = ForgeType.FORGEJO;
    assertThatThrownBy(branches::hasNext)
        .isInstanceOfSatisfying(ForgeException.class, e -> assertThat(e.mayPassByItself()).isTrue())
        .hasMessageContaining("moved from PAGURE to FORGEJO");
    assertThat(project.repository().branches()).containsExactly("rawhide");
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
      assertThat(fedora.project("hello").repository().branches()).containsExactly("rawhide");
    }
    assertThat(requests).filteredOn(request -> request.contains("version")).hasSize(1);
  }

  /** Nothing is there yet of what a move has not brought: no answer for good. */
  @Test
  void whatIsMissingJustAfterAMoveMayStillCome() {
    ForgeProject project = forges().build().project(hello());
    assertThat(project.exists()).isTrue();
    running = ForgeType.FORGEJO;
    ForgeProject missing = project.forge().project("rpms/missing");
    assertReason(ForgeException.Reason.NOT_READY, missing.repository()::defaultBranch);
    now = now.plus(Duration.ofMinutes(10)).minusMillis(1);
    assertReason(ForgeException.Reason.NOT_READY, missing.repository()::defaultBranch);
    now = now.plusMillis(1);
    assertReason(ForgeException.Reason.NOT_FOUND, missing.repository()::defaultBranch);
  }

  @Test
  void whatWasMissingBeforeIsMissing() {
    ForgeProject missing = forges().build().project(project("missing"));
    requests.clear();
    assertReason(ForgeException.Reason.NOT_FOUND, missing.repository()::defaultBranch);
    assertThat(requests).as("asked once").hasSize(1);
  }

  /** A page instead of an answer is suspicious; what it is, is asked once a minute. */
  @ParameterizedTest
  @ValueSource(ints = {400, 404, 499})
  void aPageOfTheSameForgeIsItsAnswer(int status) {
    ForgeProject project = forges().build().project(project("page" + status));
    long before = probes();
    assertThatThrownBy(project.repository()::defaultBranch).isInstanceOf(ForgeException.class);
    assertThat(probes()).isEqualTo(before + 1);
    assertThatThrownBy(project.repository()::defaultBranch).isInstanceOf(ForgeException.class);
    assertThat(probes()).as("it has just said so").isEqualTo(before + 1);
    now = now.plus(Duration.ofMinutes(1));
    assertThatThrownBy(project.repository()::defaultBranch).isInstanceOf(ForgeException.class);
    assertThat(probes()).isEqualTo(before + 2);
    assertThat(project.forge().type()).isEqualTo(ForgeType.PAGURE);
  }

  /** Proxies and limits speak for themselves, and no forge answers 5xx by choice. */
  @ParameterizedTest
  @ValueSource(ints = {401, 408, 429, 500})
  void whatOthersSayIsNoMove(int status) {
    ForgeProject project = forges().build().project(project("page" + status));
    long before = probes();
    assertThatThrownBy(project.repository()::defaultBranch).isInstanceOf(ForgeException.class);
    assertThat(probes()).isEqualTo(before);
  }

  /** All that was made before the move learns of it, and the host is asked once. */
  @Test
  void whatWasBegunBeforeAMoveIsToldOfIt() {
    ForgeProject project = forges().build().project(hello());
    List<Iterator<String>> begun =
        List.of(
            project.repository().branches().iterator(), project.repository().branches().iterator());
    running = ForgeType.FORGEJO;
    requests.clear();
    for (Iterator<String> branches : begun) {
      assertThatThrownBy(branches::hasNext).hasMessageContaining("moved from PAGURE to FORGEJO");
    }
    assertThat(requests).filteredOn(request -> request.endsWith("/version")).hasSize(1);
  }

  @Test
  void whatTheForgeCanDoMovesWithIt() {
    Forge forge = forges().build().project(hello()).forge();
    assertThat(forge.capabilities()).doesNotContain(Capability.MERGED_COMMITS);
    assertThat(forge.groupMembers("packagers")).hasValue(Set.of("me"));
    running = ForgeType.FORGEJO;
    assertThat(forge.account()).isEqualTo("packit");
    assertThat(forge.capabilities()).contains(Capability.MERGED_COMMITS);
    assertReason(ForgeException.Reason.UNSUPPORTED, () -> forge.groupMembers("packagers"));
  }

  @Test
  void aTypeThatTheProgramNamesStays() {
    running = ForgeType.FORGEJO;
    Forges forges = forges().forge(server.url("/").uri(), ForgeType.PAGURE).build();
    assertThat(forges.project(hello()).exists()).isFalse();
    assertThat(requests).containsExactly("GET /api/0/rpms/hello");
  }
}
