package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.http.RetryListener.Retry;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForgesTest {

  private final ReplayServer server = new ReplayServer();

  @AfterEach
  void close() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> readOnlyRefusesEveryWrite() {
    Forges forges = server.forges().readOnly().build();
    NewPullRequest request =
        NewPullRequest.builder().title("t").sourceBranch("a").targetBranch("b").build();
    List<Consumer<ForgeProject>> writes =
        List.of(
            p -> p.pullRequests().create(request),
            p -> p.pullRequests().update(1, "t", "d"),
            p -> p.pullRequests().comment(1, "text"),
            p -> p.commits().setStatus("0123", CommitStatus.of("c", CommitState.SUCCESS, "d")),
            p ->
                p.pullRequests()
                    .setStatus(1, "0123", CommitStatus.of("c", CommitState.SUCCESS, "d")));
    return Stream.of(
            "https://github.com/a/b", "https://pagure.io/rpms/b", "https://codeberg.org/a/b")
        .flatMap(
            url ->
                writes.stream()
                    .map(
                        write ->
                            DynamicTest.dynamicTest(
                                url,
                                () -> {
                                  ForgeProject project = forges.project(url);
                                  assertThatThrownBy(() -> write.accept(project))
                                      .isInstanceOfSatisfying(
                                          ForgeException.class,
                                          e -> assertThat(e.reason()).isEqualTo(Reason.READ_ONLY));
                                  assertThat(server.sent()).isEmpty();
                                })));
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/packit/ogr, Authorization",
    "https://pagure.io/ogr, Authorization",
    "https://codeberg.org/a/b, Authorization"
  })
  void sendsATokenToItsHostOnly(String url) {
    Forges forges = server.forges().token("other.example.org", Secret.of("abcdef")).build();
    assertThatThrownBy(() -> forges.project(url).exists()).isInstanceOf(ForgeException.class);
    assertThat(server.sent()).allSatisfy(s -> assertThat(s.authorization()).isEqualTo("null"));
  }

  @Test
  void doesNotTakeOneForgeForAnother() {
    Forges forges = server.forges().withoutProbing().build();
    assertThatThrownBy(() -> forges.project("https://notgithub.com/a/b"))
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED))
        .hasMessageContaining("notgithub.com");
  }

  @Test
  void asksAnUnknownHostWhatItRuns() {
    server.play(Replay.load("dist-git/meta/version"));
    Forges forges = server.forges().token("dist.example.org", Secret.of("hush-hush")).build();
    assertThat(forges.forgeOf(URI.create("https://dist.example.org/rpms/hello")).type())
        .isEqualTo(ForgeType.PAGURE);
    assertThat(server.sent())
        .extracting(ReplayServer.Sent::target)
        .containsExactly("/api/v1/version", "/api/0/-/version");
    assertThat(server.sent()).allSatisfy(s -> assertThat(s.authorization()).isEqualTo("null"));
  }

  /** Addresses of projects come from configurations and messages. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:%d/a/b",
        "http://127.0.0.1:%d/a/b",
        "https://10.0.0.1/a/b",
        "https://gitlab.localhost/a/b",
        "https://169.254.169.254/a/b"
      })
  void asksNoHostThatIsNeitherPublicNorNamed(String template) {
    String address = template.formatted(server.port());
    Forges forges =
        Forges.builder()
            .retryPolicy(RetryPolicy.none())
            .token("localhost:1", Secret.of("hush-hush"))
            .build();
    assertThat(forges.names(URI.create(address))).isFalse();
    assertThatThrownBy(() -> forges.project(address).exists())
        .isInstanceOfSatisfying(
            ForgeException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED);
              assertThat(e.mayPassByItself()).isFalse();
            })
        .hasMessageContaining("not public");
    assertThat(server.sent()).isEmpty();
  }

  @Test
  void followsAForgeToNoHostThatIsNeitherPublicNorNamed() {
    OkHttpClient redirecting =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(302)
                        .message("Found")
                        .header("Location", "https://127.0.0.1:" + server.port() + "/secret")
                        .build())
            .build();
    Forges forges =
        Forges.builder()
            .httpClient(redirecting)
            .retryPolicy(RetryPolicy.none())
            .forge(URI.create("https://10.0.0.1/"), ForgeType.FORGEJO)
            .build();
    assertThat(forges.names(URI.create("https://10.0.0.1/a/b"))).isTrue();
    assertThatThrownBy(() -> forges.project("https://10.0.0.1/a/b").exists())
        .hasStackTraceContaining("not public")
        .hasStackTraceContaining("127.0.0.1");
  }

  @Test
  void waitsForSecondaryLimitsAndSaysSo() {
    String path = "hub4j-test-org/temp-testHandler_Wait_Secondary_Limits_Too_Many_Requests";
    List<Retry> told = new ArrayList<>();
    server.play(
        Recording.of("github", "rate-limited-secondary-429-retry-after-seconds"),
        Recording.of("github", "project-get").at("/repos/" + path));
    Forges forges =
        server.forges().retryPolicy(RetryPolicy.defaults()).retryListener(told::add).build();
    assertThat(forges.project("https://github.com/" + path).exists()).isTrue();
    assertThat(server.sleeps()).singleElement().satisfies(ForgesTest::atMostTwoMinutes);
    assertThat(told).singleElement().satisfies(r -> assertThat(r.reason()).contains("429"));
  }

  private static void atMostTwoMinutes(Duration wait) {
    assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @CsvSource({
    "rate-limited-secondary-403-message-only, _Body_Marker_Only",
    "rate-limited-secondary-403-gh-limited-by, ''",
    "rate-limited-secondary-429-no-retry-after, _Too_Many_Requests_No_Retry_After",
    "rate-limited-secondary-429-retry-after-date, _Too_Many_Requests_Date_Retry_After"
  })
  void knowsTheSignsOfSecondaryLimits(String recording, String suffix) {
    Recording limited = Recording.of("github", recording);
    server.play(limited);
    Forges forges = server.forges().build();
    String path = "hub4j-test-org/temp-testHandler_Wait_Secondary_Limits" + suffix;
    assertThatThrownBy(() -> forges.project("https://github.com/" + path).exists())
        .isInstanceOfSatisfying(
            ForgeException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.RATE_LIMITED);
              assertThat(e.mayPassByItself()).isTrue();
              assertThat(e.retryAfter()).isPresent();
            });
  }

  @Test
  void doesNotWaitForMissingPermission() {
    server.play(
        Recording.of("github", "collaborator-permission-403-no-push-access")
            .at("/repos/apache/groovy"));
    Forges forges = server.forges().retryPolicy(RetryPolicy.defaults()).build();
    assertThatThrownBy(() -> forges.project("https://github.com/apache/groovy").exists())
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PERMISSION));
    assertThat(server.sleeps()).isEmpty();
  }

  @Test
  void givesUpWhenAForkNeverBecomesReady() {
    server.play(
        Replay.load("dist-git/meta/whoami"),
        Replay.load("dist-git/fork/fork-project-visible-before-ready"),
        Replay.load("dist-git/fork/fork-branches-before-ready"));
    Forges forges =
        server
            .forges()
            .forge(URI.create("https://src.example.test"), ForgeType.PAGURE)
            .forkTimeout(Duration.ofSeconds(60))
            .build();
    ForgeProject project = forges.project("https://src.example.test/rpms/python-ogr");
    assertThatThrownBy(project::forkOrCreate)
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_READY))
        .hasMessageContaining("Last: Tried to GET ")
        .hasMessageContaining("the forge answered 404");
    assertThat(server.sleeps().stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThanOrEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void doesNotFollowAListThatLeadsToItself() {
    Recording page = Recording.of("gitlab", "members-all-list-page1");
    Recording looping = page.at("/api/v4/projects/2396494/members/all");
    server.play(
        Recording.of("gitlab", "project-get").at("/api/v4/projects/a%2Fb"),
        looping.at("/api/v4/projects/14233409/repository/branches"),
        looping);
    ForgeProject project = server.forges().build().project("https://gitlab.com/a/b");
    assertThatThrownBy(() -> project.repository().branches().toList())
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNEXPECTED_ANSWER))
        .hasMessageContaining("does not end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com",
        "github.com/",
        "https://user:secret@github.com/a",
        "",
        "git hub.com",
        "github.com:port"
      })
  void refusesAnAddressForAHost(String host) {
    assertThatThrownBy(() -> Forges.builder().token(host, Secret.of("abcdef")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give the host alone")
        .hasMessageNotContaining("secret");
  }

  @Test
  void tellsHostsApartByTheirPorts() {
    server.play(Recording.of("github", "project-get"));
    Forges forges = server.forges().token("github.com:8443", Secret.of("abcdef")).build();
    assertThat(forges.forgeOf(URI.create("https://github.com:443/a/b")))
        .isSameAs(forges.forgeOf(URI.create("https://github.com/a/b")));
    assertThat(forges.forgeOf(URI.create("ssh://git@github.com:22/a/b")))
        .isSameAs(forges.forgeOf(URI.create("https://github.com/a/b")));
    assertThat(forges.forgeOf(URI.create("https://github.com:8443/a/b")))
        .isNotSameAs(forges.forgeOf(URI.create("https://github.com/a/b")));
    assertThat(forges.forgeOf(URI.create("https://github.com:80/a/b")))
        .isNotSameAs(forges.forgeOf(URI.create("https://github.com/a/b")));
  }

  @Test
  void speaksHttpsWhateverAnAddressSays() {
    Forges forges = server.forges().token("gitlab.com", Secret.of("abcdef")).build();
    assertThat(forges.project("http://gitlab.com/a/b").webUrl())
        .isEqualTo(URI.create("https://gitlab.com/a/b"));
    assertThat(forges.project("https://gitlab.com/a/b").webUrl())
        .as("the first address decides nothing for those after it")
        .isEqualTo(URI.create("https://gitlab.com/a/b"));
  }

  @Test
  void speaksHttpWhereTheProgramSaysSoAndToItsOwnMachine() {
    Forges forges =
        server
            .forges()
            .forge(URI.create("http://git.example.org"), ForgeType.FORGEJO)
            .forge(URI.create("http://127.0.0.1:3000"), ForgeType.FORGEJO)
            .build();
    assertThat(forges.project("https://git.example.org/a/b").webUrl())
        .isEqualTo(URI.create("http://git.example.org/a/b"));
    assertThat(forges.project("http://127.0.0.1:3000/a/b").webUrl())
        .isEqualTo(URI.create("http://127.0.0.1:3000/a/b"));
  }

  @Test
  void aProjectThatDoesNotExistIsNotOneWithoutTheTag() {
    server.play(
        Recording.of("github", "project-get-404").at("/repos/a/b/git/ref/tags/1.0"),
        Recording.of("github", "project-get-404").at("/repos/a/b"));
    ForgeProject project = server.forges().build().project("https://github.com/a/b");
    assertThatThrownBy(() -> project.repository().commitOfTag("1.0"))
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND))
        .hasMessageContaining("there is no such project");
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/a/b, https://github.com/a/b/releases/tag/v1,"
        + " https://github.com/a/b/commit/12",
    "https://codeberg.org/a/b.git, https://codeberg.org/a/b/releases/tag/v1,"
        + " https://codeberg.org/a/b/commit/12",
    "https://gitlab.com/a/c/b, https://gitlab.com/a/c/b/-/tags/v1,"
        + " https://gitlab.com/a/c/b/-/commit/12",
    "https://salsa.debian.org/a/b, https://salsa.debian.org/a/b/-/tags/v1,"
        + " https://salsa.debian.org/a/b/-/commit/12",
    "https://pagure.io/b, , https://pagure.io/b/c/12"
  })
  void knowsThePagesOfTagsAndCommits(String project, @Nullable URI tag, URI commit) {
    ForgeProject found = server.forges().build().project(project);
    assertThat(found.tagPage("v1")).isEqualTo(Optional.ofNullable(tag));
    assertThat(found.commitPage("12")).isEqualTo(commit);
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, https://github.com, api.github.com, /repos/a/b",
    "GITHUB, https://acme.ghe.com, api.acme.ghe.com, /repos/a/b",
    "GITHUB, https://notghe.com, notghe.com, /api/v3/repos/a/b",
    "GITHUB, https://git.example.org, git.example.org, /api/v3/repos/a/b",
    "GITHUB, https://example.org/ghe/, example.org, /ghe/api/v3/repos/a/b",
    "FORGEJO, https://git.example.org, git.example.org, /api/v1/repos/a/b",
    "FORGEJO, https://example.org/git, example.org, /git/api/v1/repos/a/b",
    "GITLAB, https://git.example.org, git.example.org, /api/v4/projects/a%2Fb",
    "GITLAB, https://example.org/git, example.org, /git/api/v4/projects/a%2Fb",
    "PAGURE, https://git.example.org, git.example.org, /api/0/a/b",
    "PAGURE, https://example.org/git, example.org, /git/api/0/a/b",
  })
  void knowsWhereTheInterfaceOfAForgeIs(ForgeType type, URI web, String host, String target) {
    ForgeProject project =
        server
            .forges()
            .forge(web, type)
            .build()
            .project(web.toString().replaceAll("/$", "") + "/a/b");
    assertThatThrownBy(project::exists).isInstanceOf(ForgeException.class);
    assertThat(server.sent())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.host()).isEqualTo(host);
              assertThat(sent.target()).isEqualTo(target);
            });
  }

  /** The server waits for the client to go away, much longer than the client is to wait. */
  @Test
  void doesNotWaitLongerThanItIsTold() throws Exception {
    try (ServerSocket patient = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> answerLate(patient));
      server.start();
      URI web = URI.create("http://127.0.0.1:" + patient.getLocalPort());
      Forge forge =
          Forges.builder()
              .forge(web, ForgeType.GITHUB)
              .retryPolicy(RetryPolicy.none())
              .readTimeout(Duration.ofMillis(50))
              .build()
              .forgeOf(web);
      assertThatThrownBy(forge::account)
          .isInstanceOfSatisfying(
              ForgeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TRANSPORT));
      server.join();
    }
  }

  private static void answerLate(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.setSoTimeout(30_000);
      InputStream request = socket.getInputStream();
      try {
        while (request.read() >= 0) {
          continue;
        }
      } catch (SocketTimeoutException e) {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{\"login\":\"x\"}";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      return; // The client is gone.
    }
  }
}
