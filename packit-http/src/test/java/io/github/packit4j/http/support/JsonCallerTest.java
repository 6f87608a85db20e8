package io.github.packit4j.http.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.HttpContentException;
import io.github.packit4j.http.HttpStatusException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonCallerTest {

  private static final HttpUrl FORGE = HttpUrl.get("https://forge.example/x");
  private static final Request GET = new Request.Builder().url(FORGE).build();

  record Issue(int id, String title) {}

  private static JsonCaller answering(int status, String body) {
    return answering(Answers.of(chain -> Answers.response(chain.request(), status, body(body))));
  }

  private static JsonCaller answering(Answers answers) {
    return new JsonCaller(
        HttpCaller.builder(new OkHttpClient.Builder().addInterceptor(answers).build()).build());
  }

  private static ResponseBody body(String text) {
    return ResponseBody.create(text, null);
  }

  private static String written(RequestBody body) throws IOException {
    Buffer written = new Buffer();
    body.writeTo(written);
    return written.readUtf8();
  }

  @Test
  void bindsWhatComes() {
    assertThat(answering(200, "{\"id\": 7, \"title\": \"x\"}").send(GET, Issue.class))
        .isEqualTo(new Issue(7, "x"));
    assertThat(answering(201, "[1, 2]").get(FORGE).size()).isEqualTo(2);
    assertThat(answering(200, "{\"id\": 7}").find(FORGE).orElseThrow().path("id").asInt())
        .isEqualTo(7);
    assertThat(answering(204, "").send(GET).isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "", "[1]", "{\"id\": \"seven\"}", "{\"id\": 7", "<html>"})
  void whatIsNotSuchJsonIsReported(String body) {
    assertThatThrownBy(() -> answering(200, body).send(GET, Issue.class))
        .isInstanceOfSatisfying(
            HttpContentException.class,
            failure -> {
              assertThat(failure.uri()).isEqualTo(FORGE.uri());
              assertThat(failure.method()).isEqualTo("GET");
            })
        .hasMessageStartingWith("Tried to read the answer to GET https://forge.example/x")
        .hasNoCause();
  }

  @Test
  void theReportQuotesTheBeginning() {
    assertThatThrownBy(() -> answering(200, "<" + "x".repeat(119)).send(GET))
        .hasMessageEndingWith("(status 200) is not the JSON expected: <" + "x".repeat(119));
    assertThatThrownBy(() -> answering(200, "<" + "x".repeat(120)).send(GET))
        .hasMessageEndingWith(": <" + "x".repeat(119) + "…");
    assertThatThrownBy(() -> answering(200, "null").send(GET, Issue.class))
        .hasMessageEndingWith("the JSON is null");
  }

  @Test
  void onlyNotFoundIsAbsent() {
    assertThat(answering(404, "{}").find(FORGE)).isEmpty();
    for (int status : new int[] {400, 403, 410}) {
      assertThatThrownBy(() -> answering(status, "{}").find(FORGE))
          .isInstanceOf(HttpStatusException.class);
    }
    assertThatThrownBy(() -> answering(404, "{}").get(FORGE))
        .isInstanceOf(HttpStatusException.class);
    assertThatThrownBy(() -> answering(400, "{\"id\": 7, \"title\": \"x\"}").send(GET, Issue.class))
        .isInstanceOf(HttpStatusException.class);
  }

  @Test
  void asksForJsonUnlessTheRequestAsksForMore() {
    Answers answers = Answers.of(chain -> Answers.response(chain.request(), 200, body("{}")));
    JsonCaller caller = answering(answers);
    caller.send(GET);
    caller.send(GET.newBuilder().header("Accept", "application/vnd.github+json").build());
    assertThat(answers.requests())
        .extracting(request -> request.headers("Accept").toString())
        .containsExactly("[application/json]", "[application/vnd.github+json]");
    assertThat(caller.http().send(GET).status()).isEqualTo(200);
    assertThat(answers.requests().get(2).header("Accept")).isNull();
  }

  @Test
  void writesJsonWithTheCallersRules() throws IOException {
    HttpCaller http = HttpCaller.builder(new OkHttpClient()).build();
    JsonMapper indenting =
        JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .build();
    RequestBody plain = new JsonCaller(http).json(new Issue(7, "ü"));
    assertThat(written(plain)).isEqualTo("{\"id\":7,\"title\":\"ü\"}");
    assertThat(plain.contentType()).isEqualTo(MediaType.get("application/json"));
    assertThat(written(new JsonCaller(http, indenting).json(new Issue(7, "x")))).contains("\n");
  }

  @Test
  void writesFormsAndFilesInOrder() throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("z", "a&b");
    fields.put("a", "c d");
    assertThat(written(JsonCaller.form(fields))).isEqualTo("z=a%26b&a=c+d");
    RequestBody file = RequestBody.create("content".getBytes(StandardCharsets.UTF_8));
    RequestBody upload = JsonCaller.multipart(fields, "file", "x.tar", file);
    assertThat(String.valueOf(upload.contentType())).startsWith("multipart/form-data; boundary=");
    assertThat(written(upload))
        .containsSubsequence(
            "name=\"z\"",
            "a&b",
            "name=\"a\"",
            "c d",
            "name=\"file\"; filename=\"x.tar\"",
            "content");
  }
}
