package io.github.packit4j.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a stranger may write where a forge signs it, in a comment, as a name or as the name of a
 * branch, through the whole program: it stays text on pages, in streams, metrics and the log.
 */
class HostileTextTest {

  private static final List<String> TEXTS =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' or 1=1; drop table event; --",
          "$(touch /tmp/packit4j-was-here) `id` ; id | id && id > x",
          "--upload-pack=id",
          "a\r\nSet-Cookie: x=y\r\n\r\nHTTP/1.1 200 OK",
          "a\n\nevent: job\ndata: {}\n\n",
          "a\n{\"level\":\"ERROR\",\"formattedMessage\":\"forged\"}",
          "\u001b[2J\u001b]0;owned\u0007\u009b31m\u007f",
          "\u202egpj.exe\u2066\u200b\u2028\u2029\u0085\ufeff",
          "x\"} 1\npackit_bot_events{state=\"failed",
          "{}{0}%s%n${jndi:ldap://example.org/a}${env:HOME}#{1}",
          "../../../../etc/passwd",
          "\0\ud800",
          "\u00fc".repeat(5_000));

  private static final String ENDED = "(the bot has hung up)";
  private static final JsonMapper FORGE =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @TempDir Path directory;

  private final HttpClient client = HttpClient.newHttpClient();

  private int deliver(BotProcess bot, String event, Object payload)
      throws IOException, InterruptedException {
    byte[] body = FORGE.writeValueAsString(payload).getBytes(UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(bot.url().resolve(GitHubCalls.PATH))
            .header("X-GitHub-Event", event)
            .header("X-Hub-Signature-256", GitHubCalls.signature(GitHubCalls.SECRET, body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static Map<String, Object> repository(String text) {
    return Map.of(
        "html_url",
        "https://github.com/example/" + URLEncoder.encode(text, UTF_8).replace("+", "%20"),
        "name",
        text,
        "owner",
        Map.of("login", text));
  }

  private static Map<String, Object> comment(int number, String text) {
    return Map.of(
        "action",
        "created",
        "issue",
        Map.of("number", number, "title", text),
        "comment",
        Map.of(
            "id", 1, "body", "/packit propose-downstream " + text, "user", Map.of("login", text)),
        "repository",
        repository(text));
  }

  private static Map<String, Object> push(String text) {
    return Map.of(
        "ref",
        "refs/heads/" + text,
        "after",
        text,
        "before",
        text,
        "pusher",
        Map.of("name", text),
        "commits",
        List.of(Map.of("added", List.of(text), "message", text)),
        "repository",
        repository(text));
  }

  private static Map<String, Object> release(String text) {
    return Map.of(
        "action", "published", "release", Map.of("tag_name", text), "repository", repository(text));
  }

  private String get(BotProcess bot, String path) throws IOException, InterruptedException {
    URI url = bot.url().resolve(path);
    return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
  }

  @Test
  void itStaysText() throws Exception {
    try (BotProcess bot = new BotProcess(BotProcess.settings(directory))) {
      List<String> log = new ArrayList<>();
      log.add(bot.find("UpdateCreated")); // What the sandbox does by itself is over.
      int taken = 0;
      for (String text : TEXTS) {
        for (int answer :
            List.of(
                deliver(bot, "issue_comment", comment(1, text)),
                deliver(bot, "push", push(text)),
                deliver(bot, "release", release(text)))) {
          assertThat(answer).isIn(202, 400);
          taken += answer == 202 ? 1 : 0;
        }
      }
      assertThat(taken).isGreaterThan(2 * TEXTS.size());
      for (int handled = 0; handled < taken; ) {
        log.add(bot.line());
        handled += log.get(log.size() - 1).contains("An event was handled") ? 1 : 0;
      }
      assertStream(bot, assertPages(bot));
      assertMetrics(get(bot, "/metrics"));
      log.addAll(bot.end());
      assertLog(log);
    }
    assertThat(Path.of("/tmp/packit4j-was-here")).doesNotExist();
  }

  /** Gives the number of the newest event. */
  private long assertPages(BotProcess bot) throws IOException, InterruptedException {
    JsonNode events = JsonMapper.shared().readTree(get(bot, "/api/events"));
    assertThat(events.size()).as("nothing was dropped: %s", events).isGreaterThan(2 * TEXTS.size());
    List<String> paths = new ArrayList<>(List.of("/", "/jobs", "/events"));
    events.forEach(event -> paths.add("/events/" + event.get("number")));
    for (String path : paths) {
      assertThat(get(bot, path))
          .as(path)
          .doesNotContain("<script>alert", "<img", "href=\"javascript")
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}\u2028\u2029&&[^\n\t]]");
      assertThat(get(bot, "/api" + path)).as(path).matches("[ -\u007f\n]*");
    }
    return events.get(0).get("number").asLong();
  }

  /** Whoever does not read is hung up on. */
  private BlockingQueue<String> lines(Wire stream) {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                while (true) {
                  lines.add(stream.requireLine());
                }
              } catch (IOException e) {
                lines.add(ENDED);
              }
            });
    reader.setDaemon(true);
    reader.start();
    return lines;
  }

  /** Each line of the stream is one of the bot's own. */
  private void assertStream(BotProcess bot, long last) throws Exception {
    try (Wire stream = new Wire(bot.url())) {
      stream.send("GET /stream HTTP/1.1\r\nHost: bot\r\n\r\n");
      BlockingQueue<String> lines = lines(stream);
      until(lines, "event: ready");
      for (String text : TEXTS) {
        assertThat(deliver(bot, "issue_comment", comment(2, text))).isEqualTo(202);
      }
      until(lines, "\"number\":" + (last + TEXTS.size()) + ",");
    }
  }

  private static void until(BlockingQueue<String> lines, String text) throws InterruptedException {
    String line = lines.take();
    while (!line.contains(text)) {
      assertThat(line)
          .matches(
              "HTTP/1.1 200 OK|[A-Za-z-]+: [ -~]*|[0-9a-f]+||: *|retry: 3000"
                  + "|event: (ready|job|event)|data: [{][ -\u007f]*[}]");
      line = lines.take();
    }
  }

  private static void assertMetrics(String metrics) {
    assertThat(metrics.lines())
        .allMatch(
            line ->
                line.matches(
                    "# (HELP|TYPE) [ -~]+|[a-z0-9_]+([{]([a-z]+=\"[A-Za-z0-9 './_-]+\",?)+[}])?"
                        + " [0-9.E+-]+|[a-z0-9_]+([{].*[}])? NaN"));
    assertThat(metrics.lines().filter(line -> line.startsWith("packit_"))).hasSizeLessThan(30);
  }

  private static void assertLog(List<String> log) {
    for (String line : log) {
      assertThat(line).matches("[ -~]+");
      JsonNode json = JsonMapper.shared().readTree(line);
      assertThat(json.get("formattedMessage").asString()).isNotEqualTo("forged");
    }
  }
}
