package io.github.packit4j.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.WebhookDelivery;
import io.github.packit4j.sandbox.workflow.Fedora;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service between a forge that calls it and a Fedora that it works on. */
class ReleaseServiceTest {

  private static final String SPEC =
      """
      Name:           hello
      Version:        1.0
      Release:        1%{?dist}
      Summary:        Says hello
      License:        MIT
      URL:            https://github.com/example/hello
      Source0:        %{url}/archive/%{version}/hello-%{version}.tar.gz

      %description
      Says hello.

      %changelog
      * Mon Jul 20 2026 Jane Doe <jane@example.org> - 1.0-1
      - First release
      """;

  private static final String CONFIG =
      """
      specfile_path: hello.spec
      jobs:
        - {job: propose_downstream, trigger: release, dist_git_branches: [f44]}
      """;

  @TempDir Path work;

  private final HttpClient browser = HttpClient.newHttpClient();
  // One at a time, and one waiting: what comes when can be told.
  private final ThreadPoolExecutor jobs =
      new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
  private Sandbox fedora;
  private Fedora clients;
  private ReleaseService service;

  @BeforeEach
  void start() throws IOException {
    fedora = Sandbox.start();
    FileTree files = FileTree.of("hello.spec", SPEC, ".packit.yaml", CONFIG);
    fedora.distGit().createPackage("hello", files, "rawhide", "f44").addCommitter("packit");
    fedora.downloads().serveAnything();
    UpstreamProject hello = fedora.upstream().project("example/hello");
    hello.commit("Release 1.1", files);
    hello.release("1.1", "1.1", "");
    clients = Fedora.connect(fedora, "packit", work);
    String secret = fedora.upstream().webhookSecret();
    service = Program.start(0, secret, clients.workflow(), Runnable::run, jobs);
  }

  @AfterEach
  void stop() {
    service.stop();
    clients.close();
    fedora.close();
  }

  @Test
  void aSignedWebhookBecomesAPullRequestAndIsCounted() throws Exception {
    assertThat(post(delivery())).isEqualTo(202);
    jobs.submit(() -> {}).get(); // There is one thread, so the release is done.

    assertThat(fedora.distGit().pullRequests("hello")).hasSize(1);
    assertThat(metrics())
        .contains(
            "packit_step_seconds_count{ended=\"well\",step=\"PULL_REQUEST\"} 1",
            "packit_event_total{succeeded=\"true\"} 1.0");
  }

  @Test
  void aFailedStepIsCountedAsSuch() throws Exception {
    fedora
        .faults()
        .on(RequestMatcher.any().host("github.com").path("/archive/"))
        .always()
        .respond(404, "not yet");
    assertThat(post(delivery())).isEqualTo(202);
    jobs.submit(() -> {}).get();

    assertThat(metrics())
        .contains(
            "packit_step_seconds_count{ended=\"badly\",step=\"PLAN\"} 1",
            "packit_event_total{succeeded=\"false\"} 1.0");
  }

  @Test
  void whatNothingReactsToIsAnsweredAndNotCounted() throws Exception {
    WebhookDelivery delivery = delivery();
    Map<String, String> headers = new HashMap<>(delivery.headers());
    headers.put("X-GitHub-Event", "star");

    assertThat(post(new WebhookDelivery("star", headers, delivery.body()))).isEqualTo(202);
    assertThat(jobs.getTaskCount()).isZero();
    assertThat(metrics()).doesNotContain("packit_event");
  }

  @Test
  void whatIsForgedOrUnreadableStartsNothing() throws Exception {
    WebhookDelivery delivery = delivery();
    WebhookDelivery forged =
        new WebhookDelivery(
            delivery.event(), delivery.headers(), delivery.body().replace("1.1", "6.6"));

    assertThat(post(forged)).isEqualTo(403);
    assertThat(post(signed("application/json", "{\"action\": \"published\"}"))).isEqualTo(400);
    assertThat(jobs.getTaskCount()).isZero();
  }

  @Test
  void whoComesTooManyIsToldSo() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    Future<?> other = jobs.submit(() -> waitFor(busy));
    try {
      assertThat(post(delivery())).isEqualTo(202);
      assertThat(post(delivery())).isEqualTo(503);
    } finally {
      busy.countDown();
    }
    other.get();
  }

  @Test
  void whatWasAcceptedIsDoneBeforeTheServiceEnds() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    Future<?> other = jobs.submit(() -> waitFor(busy));
    assertThat(post(delivery())).isEqualTo(202);
    Thread end = new Thread(service::stop);
    end.start();
    while (!jobs.isShutdown()) {
      Thread.onSpinWait();
    }
    busy.countDown();
    end.join();

    assertThat(other).isDone();
    assertThat(fedora.distGit().pullRequests("hello")).hasSize(1);
  }

  private static Object waitFor(CountDownLatch latch) throws InterruptedException {
    latch.await();
    return latch;
  }

  private WebhookDelivery delivery() {
    return fedora.upstream().project("example/hello").releaseWebhook("1.1");
  }

  private WebhookDelivery signed(String type, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            fedora.upstream().webhookSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    return new WebhookDelivery(
        "release",
        Map.of(
            "Content-Type",
            type,
            "X-GitHub-Event",
            "release",
            "X-Hub-Signature-256",
            "sha256=" + signature),
        body);
  }

  private int post(WebhookDelivery delivery) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/webhooks/github"))
            .POST(BodyPublishers.ofByteArray(delivery.bodyBytes()));
    delivery.headers().forEach(request::setHeader);
    return browser.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private String metrics() throws IOException, InterruptedException {
    return browser
        .send(HttpRequest.newBuilder(uri("/metrics")).build(), BodyHandlers.ofString())
        .body();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + service.server().getAddress().getPort() + path);
  }
}
