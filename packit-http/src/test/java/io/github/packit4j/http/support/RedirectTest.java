package io.github.packit4j.http.support;

import static io.github.packit4j.http.support.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.http.HttpTransportException;
import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.http.testing.Requests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where redirects lead, and what goes with them. */
class RedirectTest {

  @StartStop public final MockWebServer server = PromptSockets.webServer();
  @StartStop public final MockWebServer other = PromptSockets.webServer();

  private static HttpCaller caller(Answers answers) {
    return HttpCaller.builder(new OkHttpClient.Builder().addInterceptor(answers).build()).build();
  }

  private static HttpCaller caller() {
    return HttpCaller.builder(new OkHttpClient()).build();
  }

  private Request.Builder to(String path) {
    return new Request.Builder().url(server.url(path));
  }

  private static RequestBody body() {
    return RequestBody.create("body".getBytes(StandardCharsets.UTF_8));
  }

  private static MockResponse redirect(int code, Object location) {
    return new MockResponse.Builder().code(code).addHeader("Location", location).build();
  }

  private static MockResponse ok() {
    return new MockResponse.Builder().body("arrived").build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Authorization", "Cookie", "Proxy-Authorization", "PRIVATE-TOKEN", "JOB-TOKEN"})
  void aCredentialOfTheRequestStaysOnItsOrigin(String header) throws Exception {
    server.enqueue(redirect(302, "/here"));
    server.enqueue(redirect(302, other.url("/there")));
    other.enqueue(ok());
    Request request = to("/").header(header, "credential").header("X-Kept", "kept").build();
    assertThat(caller().send(request).text()).isEqualTo("arrived");
    assertThat(Requests.taken(server).getHeaders().get(header)).isEqualTo("credential");
    assertThat(Requests.taken(server).getHeaders().get(header)).isEqualTo("credential");
    RecordedRequest elsewhere = Requests.taken(other);
    assertThat(elsewhere.getHeaders().get(header)).isNull();
    assertThat(elsewhere.getHeaders().get("X-Kept")).isEqualTo("kept");
  }

  @Test
  void httpsNeverLeadsToHttp() {
    Answers answers = Answers.of(status(302, "Location", "http://forge.example/"), status(200));
    HttpReply reply =
        caller(answers).send(new Request.Builder().url("https://forge.example/").build());
    assertThat(reply.status()).isEqualTo(302);
    assertThat(answers.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "http://forge.example/, https://forge.example/new",
    "https://forge.example/, https://mirror.example/",
    "https://forge.example/a/b, ../c"
  })
  void everyOtherSchemeIsFollowed(String from, String location) {
    Answers answers = Answers.of(status(302, "Location", location), status(200));
    HttpReply reply = caller(answers).send(new Request.Builder().url(from).build());
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.uri().toString()).startsWith("https://").isNotEqualTo(from);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void theseStatusesLeadOn(int code) {
    server.enqueue(redirect(code, "/new"));
    server.enqueue(ok());
    HttpReply reply = caller().send(to("/old").build());
    assertThat(reply.text()).isEqualTo("arrived");
    assertThat(reply.uri()).isEqualTo(server.url("/new").uri());
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 300, 304, 305, 306})
  void otherStatusesDoNot(int code) {
    server.enqueue(redirect(code, "/new"));
    assertThat(caller().send(to("/old").build()).status()).isEqualTo(code);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://forge.example/", "mailto:me@forge.example"})
  void whatIsNoAddressOfTheWebIsNotFollowed(String location) {
    server.enqueue(
        location.isEmpty()
            ? new MockResponse.Builder().code(302).build()
            : redirect(302, location));
    assertThat(caller().send(to("/").build()).status()).isEqualTo(302);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aHeadStaysAHeadOnItsWayElsewhere() throws Exception {
    server.enqueue(redirect(307, other.url("/x")));
    other.enqueue(new MockResponse.Builder().build());
    assertThat(caller().send(to("/").head().build()).status()).isEqualTo(200);
    assertThat(Requests.taken(other).getMethod()).isEqualTo("HEAD");
  }

  /** 303 says where the outcome of the write can be read (RFC 9110, 15.4.4). */
  @Test
  void theOutcomeOfAWriteIsReadAnywhere() throws Exception {
    server.enqueue(redirect(303, other.url("/outcome")));
    other.enqueue(ok());
    assertThat(caller().send(to("/").post(body()).build()).text()).isEqualTo("arrived");
    RecordedRequest read = Requests.taken(other);
    assertThat(read.getMethod()).isEqualTo("GET");
    assertThat(read.getBody()).isNull();
  }

  @Test
  void aWriteIsRepeatedWithItsBody() throws Exception {
    server.enqueue(redirect(308, "/new"));
    server.enqueue(ok());
    caller().send(to("/").put(body()).build());
    Requests.taken(server);
    RecordedRequest second = Requests.taken(server);
    assertThat(second.getMethod()).isEqualTo("PUT");
    assertThat(second.getBody()).isNotNull();
    assertThat(second.getBody().utf8()).isEqualTo("body");
  }

  @Test
  void tenRedirectsAreFollowedAndNoMore() {
    Answers.Step again = status(302, "Location", "/");
    Answers.Step[] ten = new Answers.Step[11];
    java.util.Arrays.fill(ten, again);
    ten[10] = status(200);
    Request request = new Request.Builder().url("https://forge.example/").build();
    assertThat(caller(Answers.of(ten)).send(request).status()).isEqualTo(200);
    Answers endless = Answers.of(again);
    Assertions.assertThatThrownBy(() -> caller(endless).send(request))
        .isInstanceOf(HttpTransportException.class)
        .hasMessageContaining("more than 10 redirects");
    assertThat(endless.requests()).hasSize(11);
  }

  /** OkHttp gives no connection to a call that still holds the answer before. */
  @Test
  void aStreamedCallGivesBackEachAnswerThatLedOn() {
    server.enqueue(redirect(302, "/a").newBuilder().body("moved").build());
    server.enqueue(redirect(302, other.url("/b")).newBuilder().body("moved").build());
    other.enqueue(ok());
    List<String> read =
        caller()
            .exchange(to("/").build(), (response, secrets) -> List.of(response.body().string()));
    assertThat(read).containsExactly("arrived");
  }
}
