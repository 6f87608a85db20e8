package io.github.packit4j.bot;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.monitoring.ReleaseMonitoring;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.WebhookDelivery;
import io.github.packit4j.sandbox.workflow.Fedora;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Fedora within the process, in which something happens: a project has a release, its forge calls
 * the bot, a packager merges what the bot proposes, and Koji builds at once.
 */
final class SandboxWorld implements World {

  private static final Logger LOG = LoggerFactory.getLogger(SandboxWorld.class);
  private static final String HOOK = "/webhooks/sandbox";
  private static final String PACKAGE = "hello";
  private static final String VERSION = "1.1";
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
      upstream_project_url: https://github.com/example/hello
      jobs:
        - {job: propose_downstream, trigger: release, dist_git_branches: [f44]}
        - {job: koji_build, trigger: commit, dist_git_branches: [f44]}
        - {job: bodhi_update, trigger: commit, dist_git_branches: [f44]}
      """;

  private final Sandbox sandbox = Sandbox.start();
  private final Fedora clients;
  private final UpstreamProject project;
  private final ReleaseMonitoring monitoring;
  private final OkHttpClient forge = new OkHttpClient();
  private final ExecutorService people = Executors.newSingleThreadExecutor();

  SandboxWorld(Path work) {
    this.clients = Fedora.connect(sandbox, "packit", work, RetryPolicy.defaults());
    this.monitoring = ReleaseMonitoring.of(sandbox.httpClient());
    FileTree files = FileTree.of("hello.spec", SPEC, ".packit.yaml", CONFIG);
    sandbox.distGit().createPackage(PACKAGE, files, "rawhide", "f44").addCommitter("packit");
    sandbox.downloads().serveAnything();
    sandbox.koji().buildAtOnce();
    this.project = sandbox.upstream().project("example/hello");
    project.commit("Release " + VERSION, files);
  }

  @Override
  public Map<String, WebhookReader> webhooks() {
    return Map.of(HOOK, WebhookReader.gitHub(sandbox.upstream().webhookSecret()));
  }

  @Override
  public void begin(Consumer<FedoraMessage> messages, URI bot) {
    sandbox
        .messages()
        .subscribe(
            message -> {
              messages.accept(new FedoraMessage(message.id(), message.topic(), message.body()));
              if (message.topic().endsWith("pull-request.new")) {
                people.execute(this::merge);
              }
            });
    people.execute(() -> release(bot.resolve(HOOK)));
  }

  private void release(URI hook) {
    project.release(VERSION, VERSION, "* Greets everybody.");
    WebhookDelivery delivery = project.releaseWebhook(VERSION);
    Request.Builder request =
        new Request.Builder()
            .url(hook.toString())
            .post(RequestBody.create(delivery.bodyBytes(), MediaType.get("application/json")));
    delivery.headers().forEach(request::header);
    try (Response response = forge.newCall(request.build()).execute()) {
      LOG.info("{} has released {}; the bot answers {}", PACKAGE, VERSION, response.code());
    } catch (IOException e) {
      LOG.warn("{} has released {}; the sweep finds it", PACKAGE, VERSION, e);
    }
  }

  private void merge() {
    sandbox.distGit().pullRequests(PACKAGE).stream()
        .filter(request -> request.status() == PagurePullRequest.Status.OPEN)
        .forEach(
            request -> {
              LOG.info("A packager merges {}", request.url());
              sandbox.distGit().merge(PACKAGE, request.id());
            });
  }

  @Override
  public WorkflowBuilder workflow() {
    return clients.workflow().releaseMonitoring(monitoring);
  }

  @Override
  public Forges forges() {
    return clients.forges();
  }

  @Override
  public DistGit distGit() {
    return clients.distGit();
  }

  @Override
  public KojiClient koji() {
    return clients.koji();
  }

  @Override
  public BodhiClient bodhi() {
    return clients.bodhi();
  }

  @Override
  public Optional<ReleaseMonitoring> monitoring() {
    return Optional.of(monitoring);
  }

  /** The sandbox, to see what has become of it. */
  Sandbox sandbox() {
    return sandbox;
  }

  @Override
  public void close() {
    people.shutdownNow();
    forge.dispatcher().executorService().shutdown();
    forge.connectionPool().evictAll();
    clients.close();
    sandbox.close();
  }
}
