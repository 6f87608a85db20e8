package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.Heard;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.BusMessage;
import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.PagurePullRequest.Status;
import io.github.packit4j.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two JVMs with directories of their own get every event twice each. {@code -Dpackit.runs=50}
 * repeats the tests that often.
 */
class TwoProcessesTest {

  private static final int RUNS = Integer.getInteger("packit.runs", 1);
  private static final int MOST_ROUNDS = 6;

  @TempDir Path work;

  @Test
  void withLocksThatTheyShareEverythingIsDoneOnce() throws IOException {
    for (int run = 0; run < RUNS; run++) {
      Path place = Files.createDirectories(work.resolve("shared" + run));
      try (Fedora fedora = Story.prepared(place.resolve("unused"));
          Bots bots = new Bots(fedora.sandbox(), place, Optional.of(place.resolve("locks")))) {
        bots.tellStory();

        assertThat(bots.failures).as("final failures of run %d", run).isEmpty();
        Story.requireExactlyOnce(fedora.sandbox());
      }
    }
  }

  /** There may be two of something for a moment, but what is left is right. */
  @Test
  void withoutSharedLocksNothingIsBrokenForGood() throws IOException {
    for (int run = 0; run < RUNS; run++) {
      Path place = Files.createDirectories(work.resolve("alone" + run));
      try (Fedora fedora = Story.prepared(place.resolve("unused"));
          Bots bots = new Bots(fedora.sandbox(), place, Optional.empty())) {
        bots.tellStory();

        assertThat(bots.failures).as("final failures of run %d", run).isEmpty();
        requireOneOfEach(fedora.sandbox());
      }
    }
  }

  private static void requireOneOfEach(Sandbox sandbox) {
    assertThat(sandbox.distGit().pullRequests(Fedora.PACKAGE))
        .filteredOn(each -> each.status() == Status.MERGED)
        .extracting(PagurePullRequest::targetBranch)
        .containsExactlyInAnyOrderElementsOf(Story.BRANCHES);
    assertThat(sandbox.distGit().pullRequests(Fedora.PACKAGE))
        .noneMatch(each -> each.status() == Status.OPEN);
    assertThat(sandbox.koji().builds())
        .hasSize(Story.BRANCHES.size())
        .allMatch(build -> build.state() == KojiBuild.State.COMPLETE);
    assertThat(sandbox.bodhi().updates())
        .filteredOn(update -> !update.automatic() && !update.builds().isEmpty())
        .extracting(BodhiUpdate::release)
        .containsExactlyInAnyOrder("F45", "F44", "F43", "EPEL-9", "EPEL-8");
  }

  /** Two bots that are told everything. */
  private static final class Bots implements AutoCloseable {

    private final Sandbox sandbox;
    private final List<Bot> bots = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    Bots(Sandbox sandbox, Path place, Optional<Path> locks) throws IOException {
      this.sandbox = sandbox;
      Path certificate =
          Files.writeString(place.resolve("ca.pem"), sandbox.address().certificate());
      for (String name : List.of("one", "two")) {
        bots.add(new Bot(sandbox.address().port(), certificate, place.resolve(name), locks));
      }
    }

    void tellStory() throws IOException {
      tell(List.of(StoryProcess.release()));
      for (PagurePullRequest proposed : sandbox.distGit().pullRequests(Fedora.PACKAGE)) {
        if (proposed.status() == Status.OPEN) {
          sandbox.distGit().merge(Fedora.PACKAGE, proposed.id());
        }
      }
      int seen = 0;
      while (seen < sandbox.messages().all().size()) {
        List<BusMessage> messages = sandbox.messages().since(seen);
        seen += messages.size();
        tell(messages.stream().filter(Bots::isEvent).map(Bots::line).toList());
        sandbox.koji().finishBuilds();
      }
    }

    private static boolean isEvent(BusMessage message) {
      return Heard.of(
              MessageReader.create()
                  .read(new FedoraMessage(message.id(), message.topic(), message.body())))
          .isPresent();
    }

    private static String line(BusMessage message) {
      return StoryProcess.line(message.id(), message.topic(), message.body());
    }

    /** Both at the same time; as a queue does, again while one of them says that it is worth it. */
    private void tell(List<String> events) throws IOException {
      boolean again = true;
      for (int round = 0; round < MOST_ROUNDS && again; round++) {
        for (Bot bot : bots) {
          bot.send(events);
        }
        again = false;
        for (Bot bot : bots) {
          for (String line : bot.answer()) {
            again |= line.equals(StoryProcess.RETRYABLE);
            if (line.startsWith(StoryProcess.FINAL)) {
              failures.add(line);
            }
          }
        }
      }
      assertThat(again).as("still to be tried again after %d rounds", MOST_ROUNDS).isFalse();
    }

    @Override
    public void close() {
      bots.forEach(Bot::close);
    }
  }

  private static final class Bot {

    private final Process process;
    private final Writer in;
    private final BufferedReader out;
    private final Path errors;

    Bot(int port, Path certificate, Path place, Optional<Path> locks) throws IOException {
      Files.createDirectories(place);
      this.errors = place.resolve("errors.txt");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp"));
      command.add(System.getProperty("java.class.path"));
      command.add(StoryProcess.class.getName());
      command.addAll(
          List.of(Integer.toString(port), certificate.toString(), place.resolve("w").toString()));
      locks.ifPresent(directory -> command.add(directory.toString()));
      this.process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      this.in = process.outputWriter(StandardCharsets.UTF_8);
      this.out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    void send(List<String> events) throws IOException {
      for (String event : events) {
        in.write(event + "\n");
      }
      in.write("\n");
      in.flush();
    }

    List<String> answer() throws IOException {
      List<String> lines = new ArrayList<>();
      for (String line = out.readLine(); !StoryProcess.DONE.equals(line); line = out.readLine()) {
        if (line == null) {
          throw new AssertionError("A bot has ended: " + Files.readString(errors));
        }
        lines.add(line);
      }
      return lines;
    }

    void close() {
      process.destroy();
    }
  }
}
