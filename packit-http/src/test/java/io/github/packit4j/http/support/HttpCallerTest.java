package io.github.packit4j.http.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.HttpContentException;
import io.github.packit4j.http.HttpStatusException;
import io.github.packit4j.http.HttpTransportException;
import io.github.packit4j.http.PrivateAddressException;
import io.github.packit4j.http.RetryListener.Retry;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.http.testing.Requests;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallerTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final MockWebServer server = PromptSockets.webServer();
  private final MockWebServer other = PromptSockets.webServer();
  private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
  private final List<Retry> retries = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws Exception {
    server.start();
    other.start();
  }

  @AfterEach
  void stop() {
    server.close();
    other.close();
  }

  private HttpCaller.Builder caller() {
    return HttpCaller.builder(new OkHttpClient())
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .random(() -> 1.0)
        .sleeper(sleeps::add)
        .retryListener(retries::add);
  }

  private Request get(String path) {
    return new Request.Builder().url(server.url(path)).build();
  }

  private Request post(String path) {
    return new Request.Builder()
        .url(server.url(path))
        .post(RequestBody.create("body".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .build();
  }

  private void answer(int... statuses) {
    for (int status : statuses) {
      server.enqueue(new MockResponse.Builder().code(status).body("answer " + status).build());
    }
  }

  private void drop() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void repeatsAReadAfterATransientStatus(int status) {
    answer(status, status, 200);
    assertThat(caller().build().send(get("/")).text()).isEqualTo("answer 200");
    assertThat(sleeps).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(retries).extracting(Retry::reason).containsOnly("status " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 500, 501})
  void repeatsNoOtherStatus(int status) {
    answer(status);
    assertThat(caller().build().send(get("/")).status()).isEqualTo(status);
    assertThat(sleeps).isEmpty();
  }

  @Test
  void repeatsAReadAfterAStatusThatTheServerIsKnownFor() {
    answer(500, 200, 500);
    HttpCaller caller = caller().transientStatus(500).build();
    assertThat(caller.send(get("/")).text()).isEqualTo("answer 200");
    assertThat(caller.send(post("/")).status()).isEqualTo(500);
  }

  @Test
  void stopsAtTheCapAndReturnsTheLastAnswer() {
    answer(503, 503, 503);
    HttpReply reply =
        caller().retryPolicy(RetryPolicy.defaults().withMaxAttempts(3)).build().send(get("/"));
    assertThat(reply.status()).isEqualTo(503);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void neverRepeatsAWriteByItself() {
    answer(503);
    assertThat(caller().build().send(post("/")).status()).isEqualTo(503);
    drop();
    assertThatThrownBy(() -> caller().build().send(post("/")))
        .isInstanceOf(HttpTransportException.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void repeatsAWriteThatIsMarkedSo() {
    answer(503, 200);
    Request marked = post("/").newBuilder().tag(Repeat.class, Repeat.ALWAYS).build();
    assertThat(caller().build().send(marked).status()).isEqualTo(200);
  }

  @Test
  void repeatsARefusedWriteButNotALostOne() {
    Request marked = post("/").newBuilder().tag(Repeat.class, Repeat.IF_REFUSED).build();
    answer(429, 200);
    assertThat(caller().build().send(marked).status()).isEqualTo(200);
    answer(503);
    assertThat(caller().build().send(marked).status()).isEqualTo(503);
  }

  @Test
  void repeatsAWriteWhenNoConnectionCameAbout() {
    server.close();
    RetryPolicy policy = RetryPolicy.defaults().withMaxAttempts(3);
    assertThatThrownBy(() -> caller().retryPolicy(policy).build().send(post("/")))
        .isInstanceOf(HttpTransportException.class);
    assertThat(retries).hasSize(2);
  }

  @Test
  void keepsEarlierFailuresAsSuppressed() {
    drop();
    drop();
    RetryPolicy policy = RetryPolicy.defaults().withMaxAttempts(2);
    assertThatThrownBy(() -> caller().retryPolicy(policy).build().send(get("/")))
        .isInstanceOf(HttpTransportException.class)
        .cause()
        .satisfies(cause -> assertThat(cause.getSuppressed()).hasSize(1));
  }

  @Test
  void waitsAsLongAsTheServerAsks() {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "30").build());
    server.enqueue(
        new MockResponse.Builder()
            .code(503)
            .addHeader("Retry-After", "Sun, 22 Nov 2026 12:00:10 GMT")
            .build());
    answer(200);
    caller().build().send(get("/"));
    assertThat(sleeps).containsExactly(Duration.ofSeconds(31), Duration.ofSeconds(12));
  }

  @Test
  void doesNotBeginAWaitThatIsTooLong() {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "3600").build());
    HttpReply reply = caller().build().send(get("/"));
    assertThat(reply.retryAfter()).contains(Duration.ofHours(1));
    assertThat(sleeps).isEmpty();
    assertThatThrownBy(reply::requireSuccess)
        .isInstanceOfSatisfying(
            HttpStatusException.class,
            e -> assertThat(e.retryAfter()).contains(Duration.ofHours(1)));
  }

  @Test
  void anInterruptEndsTheWait() {
    answer(503);
    HttpCaller interrupted =
        caller()
            .sleeper(
                duration -> {
                  throw new InterruptedException();
                })
            .build();
    assertThatThrownBy(() -> interrupted.send(get("/"))).isInstanceOf(HttpTransportException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void boundsTheInflatedBody() throws Exception {
    Buffer bomb = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(bomb))) {
      sink.write(new byte[1 << 20]);
    }
    server.enqueue(
        new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(bomb).build());
    assertThatThrownBy(() -> caller().maxBodyBytes(100_000).build().send(get("/")))
        .isInstanceOf(HttpContentException.class)
        .hasMessageContaining("100000 bytes");
  }

  /** OkHttp reads on for a while when a body is closed, as the connection may be of use. */
  @Test
  void nothingMoreIsReadOfWhatCannotBeUsed() {
    AtomicInteger canceled = new AtomicInteger();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void canceled(Call call) {
                    canceled.incrementAndGet();
                  }
                })
            .build();
    HttpCaller caller = HttpCaller.builder(client).maxBodyBytes(10).build();
    for (String body : List.of("short", "longer than it may be", "streamed")) {
      server.enqueue(new MockResponse.Builder().body(body).build());
    }

    assertThat(caller.send(get("/")).text()).isEqualTo("short");
    assertThat(canceled).hasValue(0);
    assertThatThrownBy(() -> caller.send(get("/"))).isInstanceOf(HttpContentException.class);
    assertThat(canceled).hasValue(1);
    assertThatThrownBy(
            () ->
                caller.exchange(
                    get("/"),
                    (response, secrets) -> {
                      throw new IllegalStateException("not what was announced");
                    }))
        .hasMessage("not what was announced");
    assertThat(canceled).hasValue(2);
  }

  @Test
  void sendsTokensToTheirOriginOnly() throws Exception {
    server.enqueue(
        new MockResponse.Builder().code(302).addHeader("Location", other.url("/x")).build());
    other.enqueue(new MockResponse.Builder().body("elsewhere").build());
    HttpReply reply = caller().authorizer(token("secret-token")).build().send(get("/"));
    assertThat(reply.text()).isEqualTo("elsewhere");
    assertThat(reply.uri()).isEqualTo(other.url("/x").uri());
    assertThat(Requests.taken(server).getHeaders().get("PRIVATE-TOKEN")).isEqualTo("secret-token");
    assertThat(Requests.taken(other).getHeaders().get("PRIVATE-TOKEN")).isNull();
  }

  private Authorizer token(String token) {
    return Authorizer.header(server.url("/").uri(), "PRIVATE-TOKEN", () -> token);
  }

  @Test
  void repeatsAWriteWithItsMethodOnTheSameOriginOnly() throws Exception {
    server.enqueue(new MockResponse.Builder().code(301).addHeader("Location", "/new").build());
    answer(201);
    assertThat(caller().build().send(post("/old")).status()).isEqualTo(201);
    Requests.taken(server);
    RecordedRequest second = Requests.taken(server);
    assertThat(second.getMethod() + " " + second.getTarget()).isEqualTo("POST /new");

    server.enqueue(
        new MockResponse.Builder().code(307).addHeader("Location", other.url("/x")).build());
    assertThat(caller().build().send(post("/")).status()).isEqualTo(307);
    assertThat(other.getRequestCount()).isZero();
  }

  @Test
  void endsALoopOfRedirects() {
    for (int i = 0; i < 11; i++) {
      server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", "/").build());
    }
    assertThatThrownBy(() -> caller().build().send(get("/")))
        .isInstanceOf(HttpTransportException.class)
        .hasMessageContaining("redirects");
  }

  @Test
  void asksForACredentialEachTime() throws Exception {
    answer(503, 200);
    var tokens = List.of("one-token", "two-token").iterator();
    Authorizer fresh =
        Authorizer.authorization(server.url("/").uri(), "Bearer", () -> Secret.of(tokens.next()));
    caller().authorizer(fresh).build().send(get("/"));
    assertThat(Requests.taken(server).getHeaders().get("Authorization"))
        .isEqualTo("Bearer one-token");
    assertThat(Requests.taken(server).getHeaders().get("Authorization"))
        .isEqualTo("Bearer two-token");
  }

  @Test
  void masksSecretsInMessages() {
    server.enqueue(
        new MockResponse.Builder().code(400).body("your token my-secret-token is bad").build());
    HttpReply reply =
        caller()
            .authorizer(token("my-secret-token"))
            .build()
            .send(get("/a?access_token=query-secret&x=1"));
    assertThat(reply.failure())
        .hasMessageStartingWith("Tried to GET")
        .hasMessageContaining("x=1")
        .hasMessageContaining("your token *** is bad")
        .hasMessageNotContaining("secret");
  }

  @Test
  void answersFromMemoryWhatHasNotChanged() throws Exception {
    server.enqueue(new MockResponse.Builder().addHeader("ETag", "\"1\"").body("first").build());
    server.enqueue(new MockResponse.Builder().code(304).build());
    HttpCaller caller = caller().conditionalRequests(new EtagCache(10, 1000)).build();
    assertThat(caller.send(get("/")).text()).isEqualTo("first");
    HttpReply again = caller.send(get("/"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo("first");
    Requests.taken(server);
    assertThat(Requests.taken(server).getHeaders().get("If-None-Match")).isEqualTo("\"1\"");
  }

  @Test
  void forgetsTheOldestAnswers() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(
          new MockResponse.Builder().addHeader("ETag", "\"" + i + "\"").body("12345").build());
    }
    EtagCache cache = new EtagCache(10, 12);
    HttpCaller caller = caller().conditionalRequests(cache).build();
    List.of("/a", "/b", "/c").forEach(path -> caller.send(get(path)));
    assertThat(cache.find(get("/a"))).isNull();
    assertThat(cache.find(get("/c"))).isNotNull();
  }

  @Test
  void saysWhoItIs() throws Exception {
    answer(200);
    caller().build().send(get("/"));
    assertThat(Requests.taken(server).getHeaders().get("User-Agent")).isEqualTo("packit4j");
  }

  @Test
  void readsAndWritesJson() throws Exception {
    server.enqueue(new MockResponse.Builder().body("{\"id\":7}").build());
    server.enqueue(new MockResponse.Builder().code(404).build());
    server.enqueue(new MockResponse.Builder().body("<html>Sorry</html>").build());
    JsonCaller json = new JsonCaller(caller().build());
    Request request = post("/").newBuilder().post(json.json(Map.of("title", "x"))).build();
    assertThat(json.send(request).path("id").asInt()).isEqualTo(7);
    assertThat(Requests.taken(server).getBody().utf8()).isEqualTo("{\"title\":\"x\"}");
    assertThat(json.find(server.url("/none"))).isEmpty();
    assertThatThrownBy(() -> json.get(server.url("/page")))
        .isInstanceOf(HttpContentException.class)
        .hasMessageContaining("<html>Sorry");
  }

  private void cut() {
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(100_000))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
  }

  @Test
  void repeatsAReadWhoseBodyBrokeOff() {
    cut();
    cut();
    answer(200);
    assertThat(caller().build().send(get("/")).text()).isEqualTo("answer 200");
    assertThat(retries).hasSize(2);
  }

  @Test
  void repeatsNoWriteWhoseAnswerBrokeOff() {
    cut();
    assertThatThrownBy(() -> caller().build().send(post("/")))
        .isInstanceOf(HttpTransportException.class);
    cut();
    Request refusable = post("/").newBuilder().tag(Repeat.class, Repeat.IF_REFUSED).build();
    assertThatThrownBy(() -> caller().build().send(refusable))
        .isInstanceOf(HttpTransportException.class);
    assertThat(retries).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void leavesABrokenStreamToItsReader() {
    cut();
    HttpCaller caller = caller().build();
    assertThatThrownBy(
            () ->
                caller.exchange(
                    get("/"), (response, secrets) -> response.body().source().readByteArray()))
        .isInstanceOf(HttpTransportException.class);
    assertThat(retries).isEmpty();
  }

  @Test
  void cutAnswersAreTransportFailures() {
    cut();
    HttpCaller caller = caller().retryPolicy(RetryPolicy.none()).build();
    assertThatThrownBy(() -> caller.send(get("/"))).isInstanceOf(HttpTransportException.class);
  }

  @Test
  void originsComparePorts() {
    assertThat(Origin.of(URI.create("https://Example.org/a")))
        .isEqualTo(Origin.of(URI.create("https://example.org:443/b")))
        .isNotEqualTo(Origin.of(URI.create("https://example.org:8443/")))
        .isNotEqualTo(Origin.of(URI.create("http://example.org:443/")));
  }

  private void trickle(MockWebServer from) {
    from.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(1 << 20))
            .throttleBody(1, 20, TimeUnit.MILLISECONDS)
            .build());
  }

  @Test
  void aCallHasADeadlineHoweverSteadilyBytesTrickleIn() {
    HttpCaller caller = caller().deadline(Duration.ofMillis(300)).build();
    trickle(server);
    assertThatThrownBy(() -> caller.send(get("/slow")))
        .isInstanceOfSatisfying(
            HttpTransportException.class,
            e -> {
              assertThat(e.isDeadline()).isTrue();
              assertThat(e.mayPassByItself()).isTrue();
            })
        .hasMessageContaining("not complete after PT0.3S");
    trickle(server);
    assertThatThrownBy(
            () -> caller.exchange(get("/slow"), (response, secrets) -> response.body().bytes()))
        .isInstanceOf(HttpTransportException.class)
        .hasMessageContaining("not complete after PT0.3S");
    assertThat(server.getRequestCount()).as("not sent again").isLessThanOrEqualTo(2);
    assertThat(sleeps).isEmpty();
  }

  @Test
  void anInterruptIsATransportException() {
    answer(200);
    boolean flag;
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> caller().build().send(get("/a")))
          .isInstanceOf(HttpTransportException.class)
          .hasMessageContaining("interrupted");
    } finally {
      flag = Thread.interrupted();
    }
    assertThat(flag).as("the flag").isTrue();
    assertThat(sleeps).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1.2.3",
        "2130706433",
        "localhost",
        "a.localhost",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "0.1.2.3",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd00::1]",
        "[fdff::1]",
        "[fec0::1]",
        "[ff02::1]",
        "[::ffff:10.0.0.1]",
        "[::10.0.0.1]",
        "[64:ff9b::a00:1]",
        "[2002:a00:1::]",
        "rebound.example",
        "mixed.example"
      })
  void refusesAddressesThatAreNotPublic(String host) {
    Map<String, List<String>> names =
        Map.of(
            "rebound.example", List.of("127.0.0.1"),
            "mixed.example", List.of("192.0.2.1", "10.0.0.1"));
    Dns dns =
        name -> {
          List<InetAddress> found = new ArrayList<>();
          for (String address : names.getOrDefault(name, List.of(name))) {
            found.add(InetAddress.getByName(address));
          }
          return found;
        };
    OkHttpClient client = new OkHttpClient.Builder().dns(dns).build();
    HttpCaller caller =
        HttpCaller.builder(client).publicAddressesOnly().sleeper(sleeps::add).build();
    Request request =
        new Request.Builder().url("http://" + host + ":" + server.getPort() + "/").build();
    assertThatThrownBy(() -> caller.send(request))
        .isInstanceOfSatisfying(
            PrivateAddressException.class, e -> assertThat(e.mayPassByItself()).isFalse())
        .hasMessageContaining("not public");
    assertThat(server.getRequestCount()).isZero();
    assertThat(sleeps).isEmpty();
  }

  /** The guard of one call does not end with another call to the same host. */
  @Test
  void eachOfTwoCallsToOneHostIsKept() {
    HttpCaller[] caller = new HttpCaller[1];
    Request request = new Request.Builder().url("http://private.example/").build();
    boolean[] nested = {false};
    OkHttpClient client =
        new OkHttpClient.Builder()
            .dns(name -> List.of(InetAddress.getLoopbackAddress()))
            .addInterceptor(
                chain -> {
                  if (!nested[0]) {
                    nested[0] = true;
                    assertThatThrownBy(() -> caller[0].send(request))
                        .isInstanceOf(PrivateAddressException.class);
                  }
                  return chain.proceed(chain.request());
                })
            .build();
    caller[0] = HttpCaller.builder(client).publicAddressesOnly().build();
    assertThatThrownBy(() -> caller[0].send(request)).isInstanceOf(PrivateAddressException.class);
    assertThat(nested[0]).isTrue();
  }

  /** The proxy may be anywhere; where it is to go may not. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void refusesARedirectToWhatIsNotPublic(String proxy) {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .proxy(
                new Proxy(
                    Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy, server.getPort())))
            .build();
    HttpCaller caller = HttpCaller.builder(client).publicAddressesOnly().build();
    answer(200);
    Request request = new Request.Builder().url("http://public.example/").build();
    assertThat(caller.send(request).status()).isEqualTo(200);
    server.enqueue(
        new MockResponse.Builder()
            .code(302)
            .setHeader("Location", "http://169.254.169.254/latest")
            .build());
    assertThatThrownBy(() -> caller.send(request))
        .isInstanceOf(PrivateAddressException.class)
        .hasMessageContaining("169.254.169.254");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.0.0.1",
        "100.63.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "101.64.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "192.1.0.1",
        "193.0.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "199.18.0.1",
        "2606:4700::1111",
        "fb00::1",
        "fe00::1",
        "::808:808",
        "0:0:0:0:0:1:a00:1",
        "64:ff9b::808:808",
        "65:ff9b::a00:1",
        "64:ff9a::a00:1",
        "64:fe9b::a00:1",
        "164:ff9b::a00:1",
        "2002:808:808::",
        "2003:a00:1::",
        "2102:a00:1::"
      })
  void publicAddressesAreNoneOfThese(String address) throws Exception {
    assertThat(PublicAddresses.isPrivate(InetAddress.getByName(address))).isFalse();
  }
}
