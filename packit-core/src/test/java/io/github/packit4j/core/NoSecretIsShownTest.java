package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.Fault;
import io.github.packit4j.sandbox.GitCommit;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.PagureToken;
import io.github.packit4j.sandbox.RecordedRequest;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamIssue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The story of six branches, with something going wrong at many of its requests: no token, and
 * nothing that stands for one, is in what is logged, thrown, told, published or kept on disk.
 */
class NoSecretIsShownTest {

  private static final Pattern SESSION = Pattern.compile("session-key=([^&]+)");
  private static final int MOST_TRIES = 12;
  private static final int EVERY = 13;

  @TempDir Path work;

  private final List<String> shown = new ArrayList<>();

  @AfterEach
  void stopRecording() {
    RecordingLogs.stop();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments("nothing", (Consumer<Fault>) Fault::truncate, 1_000_000),
        arguments("busy", (Consumer<Fault>) fault -> fault.respond(503, "busy"), EVERY),
        arguments("cut off", (Consumer<Fault>) Fault::dropAfterCall, EVERY),
        arguments("half an answer", (Consumer<Fault>) Fault::truncate, EVERY),
        arguments("who are you", (Consumer<Fault>) fault -> fault.respond(401, "who"), EVERY),
        arguments("no", (Consumer<Fault>) fault -> fault.respond(403, "no"), EVERY),
        arguments(
            "here is what you sent",
            (Consumer<Fault>)
                fault ->
                    fault.respond(
                        403,
                        "application/json",
                        "{\"message\": \"You sent Authorization: token packit-token\"}"),
            EVERY),
        arguments("no JSON", (Consumer<Fault>) fault -> fault.respond(200, "<html>"), EVERY));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void theStoryShowsNone(String what, Consumer<Fault> fault, int every) throws IOException {
    try (Fedora fedora = Story.prepared(work.resolve("unused"));
        DistGit distGit = distGit(fedora.sandbox());
        Fedora other =
            Fedora.connectedTo(
                fedora.sandbox(),
                work.resolve("work"),
                builder -> {
                  shown.add(builder.toString());
                  return builder.distGit(distGit);
                })) {
      for (int point = every; point <= 600; point += every) {
        fault.accept(fedora.sandbox().faults().on(RequestMatcher.any()).nth(point));
      }
      RecordingLogs.start();
      Story.tell(fedora.sandbox(), events -> tell(other.workflow(), events));
      List<String> logged = RecordingLogs.stop();
      assertThat(logged).as("what was logged").hasSizeGreaterThan(100);
      shown.addAll(logged);
      other.events().forEach(event -> shown.add(event.toString()));
      shown.add(distGit + " " + distGit.instance() + " " + distGit.git() + distGit.lookaside());
      shown.add(other.workflow() + " " + Secret.of("packit-token"));
      shown.addAll(published(fedora.sandbox()));
      shown.addAll(kept());

      Set<String> secrets = secrets(fedora.sandbox());
      assertThat(secrets).as("secrets that went out").hasSizeGreaterThan(4);
      for (String secret : secrets) {
        assertThat(shown.stream().filter(text -> text.contains(secret)))
            .extracting(text -> around(text, secret))
            .as("what shows a secret when the server says: " + what)
            .isEmpty();
      }
    }
  }

  private static String around(String text, String part) {
    int at = text.indexOf(part);
    return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + part.length()));
  }

  private DistGit distGit(Sandbox sandbox) {
    String token = sandbox.distGit().createToken(PagureToken.of("packit").andAcls("commit"));
    return DistGit.builder(DistGitInstance.fedora())
        .account("packit", Secret.of(token))
        .pushOverHttps()
        .directory(work.resolve("git"))
        .httpClient(sandbox.httpClient())
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  /** Tries each event until it succeeds, whatever is said of that, and tells people of the rest. */
  private List<JobOutcome> tell(ReleaseWorkflow workflow, List<PackitEvent> events) {
    for (PackitEvent event : events) {
      EventReport report = workflow.handle(event);
      for (int i = 1; i < MOST_TRIES && !report.succeeded(); i++) {
        show(report);
        report = workflow.handle(event);
      }
      show(report);
      try {
        workflow.reportFailures(report).forEach(page -> shown.add(page.toString()));
      } catch (RuntimeException e) {
        shown.add(RecordingLogs.stackTrace(e));
      }
    }
    return List.of();
  }

  private void show(EventReport report) {
    shown.add(report.toString());
    for (JobOutcome outcome : report.outcomes()) {
      if (outcome instanceof JobOutcome.Failed failed) {
        shown.add(RecordingLogs.stackTrace(failed.cause()));
      } else if (outcome instanceof JobOutcome.Released released) {
        released
            .report()
            .failures()
            .forEach(failed -> shown.add(RecordingLogs.stackTrace(failed.cause())));
      }
    }
  }

  /** What other people can read on the services. */
  private static List<String> published(Sandbox sandbox) {
    List<String> texts = new ArrayList<>();
    for (PagurePullRequest each : sandbox.distGit().pullRequests(Fedora.PACKAGE)) {
      texts.add(each.title() + each.description());
    }
    for (UpstreamIssue each : sandbox.upstream().project("packit/ogr").issues()) {
      texts.add(each.title() + each.body() + each.comments());
    }
    for (BodhiUpdate each : sandbox.bodhi().updates()) {
      texts.add(each.notes());
    }
    for (String branch : Story.BRANCHES) {
      for (GitCommit each : sandbox.distGit().pkg(Fedora.PACKAGE).log(branch)) {
        texts.add(each.message());
      }
    }
    sandbox.messages().all().forEach(message -> texts.add(message.toString()));
    // Addresses end up in the logs of proxies and servers.
    sandbox.requests().all().stream()
        .filter(request -> !request.host().startsWith("koji."))
        .forEach(request -> texts.add(request.uri().toString()));
    return texts;
  }

  /** What stays on disk, git's settings among it. */
  private List<String> kept() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.add(file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return texts;
  }

  /** All that the services were given to prove who asks, in each form that it went out in. */
  private static Set<String> secrets(Sandbox sandbox) {
    Set<String> secrets = new LinkedHashSet<>();
    secrets.add(sandbox.account("packit").token());
    for (RecordedRequest request : sandbox.requests().all()) {
      for (String value : request.headers().getOrDefault("authorization", List.of())) {
        String credential = value.substring(value.indexOf(' ') + 1);
        secrets.add(credential);
        if (value.startsWith("Basic ")) {
          String decoded =
              new String(Base64.getDecoder().decode(credential), StandardCharsets.UTF_8);
          secrets.add(decoded.substring(decoded.indexOf(':') + 1));
        }
      }
      for (String value : request.headers().getOrDefault("cookie", List.of())) {
        for (String cookie : value.split("; ")) {
          secrets.add(cookie.substring(cookie.indexOf('=') + 1));
        }
      }
      Matcher session = SESSION.matcher(String.valueOf(request.uri().getRawQuery()));
      if (session.find()) {
        secrets.add(session.group(1));
      }
    }
    return secrets;
  }
}
