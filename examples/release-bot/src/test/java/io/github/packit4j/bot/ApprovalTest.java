package io.github.packit4j.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bot.settings.AccountSettings;
import io.github.packit4j.bot.settings.BotSettings;
import io.github.packit4j.bot.settings.DatabaseSettings;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.Origin;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bot whose settings name jobs that people decide on. */
class ApprovalTest {

  private static final String TOKEN = "a-token-that-nobody-can-guess";

  @TempDir Path directory;

  private final BlockingQueue<EventReport> reports = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private SandboxWorld world;
  private Sandbox sandbox;

  @BeforeEach
  void open() {
    world = new SandboxWorld(directory.resolve("work"));
    sandbox = world.sandbox();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private RunningBot start(String job) throws IOException {
    BotSettings settings =
        new BotSettings(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new DatabaseSettings.Embedded(directory.resolve("database")),
            List.of(),
            Optional.empty(),
            new AccountSettings.Sandbox(),
            2,
            Set.of(),
            Optional.empty(),
            Optional.of(Secret.of(TOKEN)),
            Set.of(job));
    return RunningBot.start(settings, world, reports::add);
  }

  /** Waits until something has waited for people, or would not have run without them. */
  private NotRun notApproved(String job) throws InterruptedException {
    while (true) {
      for (JobOutcome outcome : reports.take().outcomes()) {
        if (outcome instanceof NotRun not
            && not.job().equals(job)
            && not.reason() == Reason.NOT_APPROVED) {
          return not;
        }
      }
    }
  }

  private JsonNode waiting(RunningBot bot) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(bot.url().resolve("/api/plans")).build();
    String plans = client.send(request, BodyHandlers.ofString()).body();
    for (JsonNode plan : JsonMapper.shared().readTree(plans)) {
      if (plan.get("state").asString().equals("WAITING")) {
        return plan;
      }
    }
    throw new AssertionError("No plan waits: " + plans);
  }

  private int decide(RunningBot bot, JsonNode plan, String what, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                bot.url().resolve("/api/plans/%s/%s".formatted(plan.get("number"), what)))
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString("print=" + plan.get("print").asString()))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void anUpdateWaitsUntilSomebodyWithTheTokenApprovesIt() throws Exception {
    try (RunningBot bot = start("bodhi_update")) {
      notApproved("bodhi_update");
      assertThat(sandbox.koji().builds()).as("what nobody is asked about").hasSize(1);
      JsonNode plan = waiting(bot);
      assertThat(decide(bot, plan, "approve", "a-token-of-somebody-else")).isEqualTo(401);
      assertThat(waiting(bot)).isEqualTo(plan);
      assertThat(sandbox.bodhi().updates()).isEmpty();

      assertThat(decide(bot, plan, "approve", TOKEN)).isEqualTo(200);
      while (sandbox.bodhi().updates().isEmpty()) {
        reports.take();
      }
    }
    assertThat(sandbox.bodhi().updates())
        .singleElement()
        .satisfies(update -> assertThat(update.builds()).containsExactly("hello-1.1-1.fc44"));
  }

  @Test
  void whatSomebodyDeclinesIsNotDoneHoweverOftenItComes() throws Exception {
    try (RunningBot bot = start("propose_downstream")) {
      notApproved("propose_downstream");
      JsonNode plan = waiting(bot);
      assertThat(decide(bot, plan, "decline", TOKEN)).isEqualTo(200);
      for (String delivery : List.of("delivery-1", "delivery-2")) {
        bot.accept(
            "webhook",
            new ReleasePublished(
                URI.create("https://github.com/example/hello"),
                "1.1",
                new Origin(Optional.of(delivery), Optional.empty())));
        assertThat(notApproved("propose_downstream").message())
            .isEqualTo("Somebody has declined the plan.");
      }
    }
    assertThat(sandbox.distGit().pullRequests("hello")).isEmpty();
  }
}
