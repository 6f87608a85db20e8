package io.github.packit4j.bot.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** This machine's Chromium without a window, driven by the protocol of its developer tools. */
final class Chromium implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
  private final BlockingQueue<String> loads = new LinkedBlockingQueue<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<URI> requests = new CopyOnWriteArrayList<>();
  private final String session;

  /** Starts a browser, or skips the test where there is none. */
  Chromium(Path directory) throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(PROGRAM),
        "Chromium is not installed (Debian package chromium): no " + PROGRAM);
    process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--headless=new",
                "--no-sandbox", // it refuses to run as root with one
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + directory,
                "about:blank")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address(directory), new Listener())
            .join();
    String target =
        call("Target.createTarget", Map.of("url", "about:blank"), "").get("targetId").asString();
    session =
        call("Target.attachToTarget", Map.of("targetId", target, "flatten", true), "")
            .get("sessionId")
            .asString();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
  }

  /** Waits for the file in which the browser tells its port and the path of its socket. */
  private URI address(Path directory) throws IOException {
    Path told = directory.resolve("DevToolsActivePort");
    while (process.isAlive()) {
      List<String> lines = Files.exists(told) ? Files.readAllLines(told) : List.of();
      if (lines.size() == 2) {
        return URI.create("ws://127.0.0.1:%s%s".formatted(lines.get(0), lines.get(1)));
      }
      Thread.onSpinWait();
    }
    throw new IOException("Chromium has ended.");
  }

  /** Takes apart what the browser says. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        take(JSON.readTree(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }

  private void take(JsonNode message) {
    if (message.has("id")) {
      CompletableFuture<JsonNode> call =
          Objects.requireNonNull(calls.remove(message.get("id").asInt()));
      if (message.has("error")) {
        call.completeExceptionally(new IOException(message.get("error").toString()));
      } else {
        call.complete(message.get("result"));
      }
      return;
    }
    JsonNode params = message.path("params");
    switch (message.path("method").asString("")) {
      case "Page.loadEventFired" -> loads.add("loaded");
      case "Runtime.exceptionThrown" -> complaints.add(params.toString());
      case "Runtime.consoleAPICalled" -> complain(params, "/type");
      case "Log.entryAdded" -> complain(params, "/entry/level");
      case "Network.requestWillBeSent" ->
          requests.add(URI.create(params.at("/request/url").asString()));
      default -> {}
    }
  }

  private void complain(JsonNode params, String level) {
    if (params.at(level).asString().equals("error")) {
      complaints.add(params.toString());
    }
  }

  JsonNode call(String method, Map<String, Object> params) {
    return call(method, params, session);
  }

  private JsonNode call(String method, Map<String, Object> params, String in) {
    int number = numbers.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    calls.put(number, answer);
    Map<String, Object> message =
        in.isEmpty()
            ? Map.of("id", number, "method", method, "params", params)
            : Map.of("id", number, "method", method, "params", params, "sessionId", in);
    socket.sendText(JSON.writeValueAsString(message), true).join();
    return answer.join();
  }

  /** Opens a page, and waits until it is loaded. */
  void open(String url) throws InterruptedException {
    loads.clear();
    call("Page.navigate", Map.of("url", url));
    loads.take();
  }

  /** Does something that leads to another page, and waits until that is loaded. */
  void follow(String script) throws InterruptedException {
    loads.clear();
    evaluate(script);
    loads.take();
  }

  /** Runs a script in the page, and waits for what it promises. */
  JsonNode evaluate(String script) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(result.get("exceptionDetails").toString());
    }
    return result.path("result").path("value");
  }

  /** Waits until the page shows a text. */
  void awaitText(String text) {
    evaluate(
        """
        new Promise(done => {
          const look = () =>
            document.body.innerText.includes(%s) ? done(true) : setTimeout(look, 20);
          look();
        })
        """
            .formatted(JSON.writeValueAsString(text)));
  }

  /** Presses and releases a key. */
  void press(String key, int code) {
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          Map.of(
              "type",
              type,
              "key",
              key,
              "code",
              key,
              "windowsVirtualKeyCode",
              code,
              "text",
              key.equals("Enter") && type.equals("keyDown") ? "\r" : ""));
    }
  }

  /** Shows pages as on such a device. */
  void device(int width, int height, boolean phone, boolean dark) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Runs a script before those of each page. */
  void beforePages(String script) {
    call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  void scripts(boolean run) {
    call("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
  }

  /** Takes a picture of the whole page. */
  void screenshot(Path file) throws IOException {
    JsonNode picture =
        call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(picture.get("data").asString()));
  }

  /** What the console says is wrong: exceptions, failed loads, and what a policy refuses. */
  List<String> complaints() {
    return complaints;
  }

  /** What pages have asked for. */
  List<URI> requests() {
    return requests;
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
