package io.github.packit4j.docs.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.Approval;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.PackageLocks;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.Replies;
import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.messaging.Broker;
import io.github.packit4j.messaging.Certificates;
import io.github.packit4j.messaging.MessageConsumer;
import io.github.packit4j.messaging.MessageHandler;
import io.github.packit4j.messaging.MessageQueue;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.WebhookDelivery;
import io.github.packit4j.sandbox.workflow.Fedora;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of {@code docs/bots.md}; what needs no bus is run. */
class BotsPageTest {

  private static final String SPEC =
      """
      Name:           hello
      Version:        1.0
      Release:        1%{?dist}
      Summary:        A greeting
      License:        MIT
      Source0:        https://example.org/hello-%{version}.tar.gz

      %description
      Says hello.

      %changelog
      """;

  private static final String CONFIG =
      """
      specfile_path: hello.spec
      jobs:
        - {job: propose_downstream, trigger: release, dist_git_branches: [f45]}
        - {job: koji_build, trigger: commit, dist_git_branches: [f45]}
        - {job: bodhi_update, trigger: commit, dist_git_branches: [f45]}
      """;

  @Test
  void aBotCarriesAReleaseToBodhi(@TempDir Path work) {
    Queue<PackitEvent> stored = new ArrayDeque<>();
    try (Sandbox sandbox = Sandbox.start();
        Fedora fedora = Fedora.connect(sandbox, "packit", work)) {
      FileTree files = FileTree.of("hello.spec", SPEC, ".packit.yaml", CONFIG);
      sandbox.distGit().createPackage("hello", files, "rawhide", "f45").addCommitter("packit");
      sandbox.downloads().serveAnything();
      UpstreamProject hello = sandbox.upstream().project("example/hello");
      hello.commit("Release 1.1", files);
      hello.release("1.1", "1.1", "* Greets everybody.");
      ReleaseWorkflow workflow = fedora.workflow().build();

      WebhookDelivery delivery = hello.releaseWebhook("1.1");
      receive(
          sandbox.upstream().webhookSecret(),
          delivery.headers(),
          delivery.bodyBytes(),
          stored::add);
      boolean proposed = handle(workflow, stored.remove());
      sandbox.distGit().merge("hello", sandbox.distGit().pullRequests("hello").get(0).id());
      MessageReader reader = MessageReader.create();
      fedora.deliverMessages(message -> handle(workflow, reader.read(message)));

      assertThat(proposed).isTrue();
      assertThat(sandbox.bodhi().updates()).hasSize(1);
    }
  }

  private static void receive(
      String secret, Map<String, String> headers, byte[] body, Consumer<PackitEvent> store) {
    WebhookReader reader = WebhookReader.gitHub(secret);
    store.accept(reader.read(headers, body)); // then answer 202
  }

  /** Tells whether the event is done with. */
  private static boolean handle(ReleaseWorkflow workflow, PackitEvent event) {
    EventReport report = workflow.handle(event);
    if (report.succeeded()) {
      return true;
    }
    if (report.retryable()) {
      return false; // put it off, and handle it again
    }
    workflow.reportFailures(report); // an issue, where the configuration wants one
    return true;
  }

  static MessageConsumer listen(Consumer<PackitEvent> store) {
    Certificates certificates =
        new Certificates(
            Path.of("/etc/fedora-messaging/cacert.pem"),
            Path.of("/etc/fedora-messaging/fedora-cert.pem"),
            Path.of("/etc/fedora-messaging/fedora-key.pem"));
    MessageConsumer bus =
        MessageConsumer.builder(Broker.fedora(certificates))
            .queue(MessageQueue.durable("6ba7b810-9dad-41d1-80b4-00c04fd430c8")) // a UUID of yours
            .topics(MessageReader.topics())
            .handler(MessageHandler.ofEvents(MessageReader.create(), store))
            .start();
    return bus;
  }

  static ReleaseWorkflow settings(
      WorkflowBuilder builder, PackageLocks locks, Forges forges, DistGit distGit) {
    ReleaseWorkflow workflow =
        builder
            .updateWait(RetryPolicy.none()) // waiting is what the bot's queue is for
            .locks(locks) // where several bots get the same events
            .commandPrefix("/release-bot")
            .replies(Replies.onForges(forges, distGit))
            .approval(
                job ->
                    job instanceof JobPlan.Update
                        ? Approval.refuse("updates are made by hand here")
                        : Approval.go())
            .build();
    return workflow;
  }
}
