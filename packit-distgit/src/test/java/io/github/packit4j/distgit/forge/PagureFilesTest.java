package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.testing.PromptSockets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of a Pagure that answers as the real one does: the page with a file's content says 404 for
 * the name of a tag and for an empty file, and some versions 500 for one that is not there.
 */
class PagureFilesTest {

  private static final String COMMIT = "0123456789012345678901234567890123456789";
  private static final Map<String, String> FILES =
      new TreeMap<>(Map.of("hello.spec", "Name: hello", "empty", "", "sub/a b+c", "x"));

  @StartStop public final MockWebServer server = PromptSockets.webServer();
  private int missing = 404;
  private boolean broken;

  @BeforeEach
  void answer() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return reply(request.getUrl().pathSegments());
          }
        });
  }

  private MockResponse reply(List<String> path) {
    String text = String.join("/", path);
    if (text.equals("api/0/rpms/hello/git/tags")) {
      return json("{\"tags\": {\"hello-1.0\": \"%s\"}, \"total_tags\": 1}".formatted(COMMIT));
    }
    boolean tree = text.startsWith("api/0/rpms/hello/tree/");
    String rest = text.replaceFirst("^(api/0/)?rpms/hello/(tree|raw)/", "");
    String ref = rest.split("/")[0];
    String file = rest.contains("/f/") ? rest.substring(rest.indexOf("/f/") + 3) : "";
    boolean known = ref.equals("rawhide") || ref.equals(COMMIT);
    if (tree && known && file.isEmpty()) {
      return json("{\"content\": [{\"name\": \"empty\"}, {\"name\": \"hello.spec\"}]}");
    }
    if (tree && known && file.equals("sub")) {
      return json("{\"type\": \"folder\", \"content\": []}");
    }
    if (tree && known && FILES.containsKey(file)) {
      return json("{\"type\": \"file\", \"name\": \"%s\"}".formatted(file));
    }
    if (tree) {
      return json("{\"error\": \"File not found\", \"error_code\": \"EFILENOTFOUND\"}")
          .newBuilder()
          .code(404)
          .build();
    }
    if (broken) {
      return new MockResponse.Builder().code(500).body("<html>Oops</html>").build();
    }
    String content = known ? FILES.getOrDefault(file, "") : "";
    return content.isEmpty()
        ? new MockResponse.Builder()
            .code(FILES.containsKey(file) && known ? 404 : missing)
            .setHeader("Content-Type", "text/html")
            .body("<html>Page not found</html>")
            .build()
        : new MockResponse.Builder().setHeader("Content-Type", "text/plain").body(content).build();
  }

  private static MockResponse json(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  private ForgeProject project() {
    return Forges.builder()
        .forge(server.url("/").uri(), ForgeType.PAGURE)
        .retryPolicy(RetryPolicy.none())
        .build()
        .project(server.url("/rpms/hello").uri());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rawhide", COMMIT, "hello-1.0"})
  void findsFilesOfBranchesCommitsAndTags(String ref) {
    FILES.forEach(
        (name, content) ->
            assertThat(project().repository().file(ref, name))
                .as(name)
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo(content)));
    assertThat(project().repository().files(ref)).containsExactly("empty", "hello.spec");
  }

  @ParameterizedTest
  @CsvSource({"rawhide, 404", "hello-1.0, 404", "rawhide, 500", "hello-1.0, 500", COMMIT + ", 500"})
  void findsNoFileWhereThereIsNone(String ref, int status) {
    missing = status;
    assertThat(project().repository().file(ref, "no-such-file")).isEmpty();
    assertThat(project().repository().file(ref, "sub")).as("a folder").isEmpty();
    assertThat(project().repository().file("no-such-ref", "hello.spec")).isEmpty();
    assertThat(project().repository().files("no-such-ref")).isEmpty();
  }

  @Test
  void aFileThatTheServerFailsToGiveIsNotMissing() {
    broken = true;
    assertThatThrownBy(() -> project().repository().file("rawhide", "hello.spec"))
        .isInstanceOfSatisfying(
            ForgeException.class,
            e -> assertThat(e.reason()).isEqualTo(ForgeException.Reason.SERVER));
  }

  @Test
  void asksForAFileThatIsThereOnce() {
    assertThat(project().repository().file("rawhide", "hello.spec")).isPresent();
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(project().repository().file(COMMIT, "no-such-file")).isEmpty();
    assertThat(server.getRequestCount()).as("no tag has such a name").isEqualTo(3);
  }
}
