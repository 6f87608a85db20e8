package io.github.packit4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Login;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.WebhookDelivery;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The application as it is, but for where its HTTP client ends up. */
class ReleaseApplicationTest {

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
  private final List<String> ended = new ArrayList<>();
  private Sandbox fedora;
  private ConfigurableApplicationContext application;

  @BeforeEach
  void start() {
    fedora = Sandbox.start();
    FileTree files = FileTree.of("hello.spec", SPEC, ".packit.yaml", CONFIG);
    fedora.distGit().createPackage("hello", files, "rawhide", "f44").addCommitter("packit");
    fedora.downloads().serveAnything();
    UpstreamProject hello = fedora.upstream().project("example/hello");
    hello.commit("Release 1.1", files);
    hello.release("1.1", "1.1", "");
    application = application();
  }

  private ConfigurableApplicationContext application() {
    Login login = fedora.as("packit");
    return new SpringApplicationBuilder(ReleaseApplication.class)
        .initializers(context -> prepare((GenericApplicationContext) context, login))
        .run(
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--spring.main.banner-mode=off",
            // One at a time, and one waiting: what comes when can be told.
            "--spring.task.execution.pool.core-size=1",
            "--spring.task.execution.pool.max-size=1",
            "--spring.task.execution.pool.queue-capacity=1",
            "--packit.account=" + login.name(),
            "--packit.token=" + login.token(),
            "--packit.webhook-secret=" + fedora.upstream().webhookSecret(),
            "--packit.work=" + work);
  }

  private void prepare(GenericApplicationContext context, Login login) {
    context.registerBean(
        "sandbox", OkHttpClient.class, login::httpClient, bean -> bean.setPrimary(true));
    DestructionAwareBeanPostProcessor watcher = (bean, name) -> ended.add(name);
    context.getBeanFactory().addBeanPostProcessor(watcher);
  }

  @AfterEach
  void stop() {
    application.close();
    fedora.close();
  }

  @Test
  void aSignedWebhookBecomesAPullRequestAndIsCounted() throws Exception {
    assertThat(post(delivery())).isEqualTo(202);
    jobs().submit(() -> {}).get(); // There is one thread, so the release is done.

    assertThat(fedora.distGit().pullRequests("hello")).hasSize(1);
    assertThat(get("/actuator/metrics/packit.step?tag=step:PULL_REQUEST&tag=ended:well"))
        .contains("{\"statistic\":\"COUNT\",\"value\":1.0}");
    assertThat(get("/actuator/metrics/packit.event?tag=succeeded:true"))
        .contains("{\"statistic\":\"COUNT\",\"value\":1.0}");
  }

  @Test
  void aFailedStepIsCountedAsSuch() throws Exception {
    fedora
        .faults()
        .on(RequestMatcher.any().host("github.com").path("/archive/"))
        .always()
        .respond(404, "not yet");
    assertThat(post(delivery())).isEqualTo(202);
    jobs().submit(() -> {}).get();

    assertThat(get("/actuator/metrics/packit.step?tag=step:PLAN&tag=ended:badly"))
        .contains("{\"statistic\":\"COUNT\",\"value\":1.0}");
    assertThat(get("/actuator/metrics/packit.event?tag=succeeded:false"))
        .contains("{\"statistic\":\"COUNT\",\"value\":1.0}");
  }

  @Test
  void whatNothingReactsToIsAnsweredAndStartsNothing() throws Exception {
    WebhookDelivery delivery = delivery();
    Map<String, String> headers = new HashMap<>(delivery.headers());
    headers.put("X-GitHub-Event", "star");

    assertThat(post(new WebhookDelivery("star", headers, delivery.body()))).isEqualTo(202);
    assertThat(jobs().getThreadPoolExecutor().getTaskCount()).isZero();
  }

  @Test
  void whatIsForgedOrUnreadableStartsNothing() throws Exception {
    WebhookDelivery delivery = delivery();
    WebhookDelivery forged =
        new WebhookDelivery(
            delivery.event(), delivery.headers(), delivery.body().replace("1.1", "6.6"));

    assertThat(post(forged)).isEqualTo(403);
    assertThat(post(signed("application/json", "{\"action\": \"published\"}"))).isEqualTo(400);
    application.close();
    assertThat(fedora.distGit().pullRequests("hello")).isEmpty();
  }

  /** Spring would put a form together anew from its fields; the signature is that of the bytes. */
  @Test
  void aFormArrivesByteForByte() throws Exception {
    String form = "payload=" + URLEncoder.encode(delivery().body(), StandardCharsets.UTF_8);

    assertThat(post(signed("application/x-www-form-urlencoded", form + "&&empty"))).isEqualTo(202);
    application.close();
    assertThat(fedora.distGit().pullRequests("hello")).hasSize(1);
  }

  @Test
  void whoComesTooManyIsToldSo() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    Future<?> other = jobs().submit(() -> waitFor(busy));
    try {
      assertThat(post(delivery())).isEqualTo(202);
      assertThat(post(delivery())).isEqualTo(503);
    } finally {
      busy.countDown();
    }
    other.get();
  }

  @Test
  void whatWasAcceptedIsDoneBeforeTheApplicationEnds() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    Future<?> other = jobs().submit(() -> waitFor(busy));
    ExecutorService threads = jobs().getThreadPoolExecutor();
    assertThat(post(delivery())).isEqualTo(202);
    Thread end = new Thread(application::close);
    end.start();
    while (!threads.isShutdown()) {
      Thread.onSpinWait();
    }
    busy.countDown();
    end.join();

    assertThat(other).isDone();
    assertThat(ended).containsSubsequence("jobs", "distGit");
    assertThat(fedora.distGit().pullRequests("hello")).hasSize(1);
  }

  private ThreadPoolTaskExecutor jobs() {
    return application.getBean(ThreadPoolTaskExecutor.class);
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

  private String get(String path) throws IOException, InterruptedException {
    return browser.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString()).body();
  }

  private URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:"
            + application.getEnvironment().getRequiredProperty("local.server.port")
            + path);
  }
}
