package io.github.packit4j.bot.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.packit4j.bot.Database;
import io.github.packit4j.bot.PostgreSql;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.messaging.MessagePublisher;
import io.github.packit4j.messaging.MessagingException;
import io.github.packit4j.messaging.RabbitMq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Three bots, each a process, with a PostgreSQL and a RabbitMQ that break down, while they are
 * killed. {@code -Dpackit4j.soak=20000} says how many events; without it nothing is run, as it
 * takes minutes.
 */
class SoakTest {

  private static final int EVENTS = Integer.getInteger("packit4j.soak", 0);
  private static final int PACKAGES = 500;
  private static final int BOTS = 3;
  private static final int KILLS = 4;
  private static final Duration MOST = Duration.ofMinutes(30);

  /** The events; one that came twice has been stored anew, so it is left out where time counts. */
  private static final String STORED =
      """
      with stored as (
        select seq, received, substring(body from '"build" *: *([0-9]+)')::bigint as build
        from event)
      """;

  private final Random random = new Random(1);
  private final List<Process> bots = new ArrayList<>();
  private final List<Long> memory = new ArrayList<>();
  private int started;
  private Path directory;
  private PostgreSql postgres;
  private RabbitMq rabbit;

  @BeforeEach
  void startServers() throws IOException, InterruptedException, SQLException {
    assumeThat(EVENTS).as("-Dpackit4j.soak=N runs a soak of N events").isPositive();
    directory = Files.createTempDirectory("packit4j-soak");
    rabbit = new RabbitMq(Files.createDirectory(directory.resolve("rabbitmq")));
    postgres = new PostgreSql(Files.createTempDirectory("packit4j-soak-postgresql"));
    try (Database database = postgres.open();
        Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table effect (number bigint generated always as identity, package text not null,"
              + " build bigint not null, bot text not null, at timestamptz not null)");
      statement.execute("create index effect_build on effect (build)");
    }
  }

  @AfterEach
  void stopServers() throws IOException, InterruptedException {
    stopBots();
    if (postgres != null) {
      postgres.close();
    }
    if (rabbit != null) {
      rabbit.close();
    }
  }

  /** One event in ten comes twice. */
  @Test
  void everyEffectIsThereOnceWhateverBreaksDown() throws Exception {
    for (int i = 0; i < BOTS; i++) {
      start();
    }
    Instant begin = Instant.now();
    Thread publisher = publishing(0, EVENTS);
    int kills = 0;
    boolean brokerDone = false;
    boolean databaseDone = false;
    while (true) {
      long done = count("select count(*) from effect");
      if (kills < KILLS && done >= (kills + 1L) * EVENTS / (KILLS + 2)) {
        kill(random.nextInt(BOTS));
        kills++;
      }
      if (!brokerDone && done >= EVENTS * 3L / 10) {
        rabbit.restart();
        brokerDone = true;
      }
      if (!databaseDone && done >= EVENTS / 2) {
        postgres.restart();
        databaseDone = true;
      }
      if (done >= EVENTS && isQuiet() && !publisher.isAlive()) {
        break;
      }
      requireTime(begin, done);
      pause();
    }
    Duration took = Duration.between(begin, Instant.now());
    assertThat(kills).isPositive();
    assertThat(brokerDone && databaseDone).isTrue();
    assertThat(count("select count(distinct build) from effect")).as("none lost").isEqualTo(EVENTS);
    assertThat(count("select count(*) from effect")).as("none doubled").isEqualTo(EVENTS);
    assertThat(count("select count(*) from event where state = 'FAILED'")).isZero();
    assertThat(outOfOrder()).as("in the order in which a package's events were stored").isZero();
    bots.forEach(bot -> memory.add(peak(bot)));
    System.out.printf(
        "soak: %d events for %d packages in %d s, %.0f a second, %d kills; latency %s; most memory of a bot %d MB%n",
        EVENTS,
        PACKAGES,
        took.toSeconds(),
        EVENTS * 1000.0 / took.toMillis(),
        kills,
        latency(),
        memory.stream().mapToLong(Long::longValue).max().orElse(0) / 1024);
  }

  /** What has gathered in the queue meanwhile. */
  @Test
  void throughputGrowsWithTheBots() throws Exception {
    start();
    int events = EVENTS / 4;
    List<String> rates = new ArrayList<>();
    for (int round = 1; round <= BOTS; round++) {
      stopBots();
      publishing((round - 1) * events, round * events).join();
      for (int i = 0; i < round; i++) {
        start();
      }
      Instant begin = Instant.now();
      while (count("select count(*) from effect") < round * events || !isQuiet()) {
        requireTime(begin, round * events);
        pause();
      }
      long millis =
          count(
              "select 1000 * extract(epoch from max(at) - min(at)) from effect where build > "
                  + (round - 1) * events);
      rates.add("%d: %.0f a second".formatted(round, events * 1000.0 / millis));
    }
    System.out.println("throughput by bots: " + String.join(", ", rates));
    assertThat(count("select count(distinct build) from effect")).isEqualTo(BOTS * events);
  }

  private void stopBots() throws InterruptedException {
    for (Process bot : bots) {
      bot.destroyForcibly().waitFor();
    }
    bots.clear();
  }

  private void start() throws IOException, InterruptedException {
    started++;
    Path ready = directory.resolve("ready" + started);
    Process bot =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=" + SoakTest.class.getResource("soak-logback.xml"),
                "-cp",
                System.getProperty("java.class.path"),
                SoakBot.class.getName(),
                postgres.url("postgres"),
                Integer.toString(rabbit.broker().address().getPort()),
                "soak",
                ready.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("bot" + started + ".log").toFile())
            .start();
    bots.add(bot);
    while (!Files.exists(ready)) {
      assertThat(bot.waitFor(100, TimeUnit.MILLISECONDS)).as("see %s", directory).isFalse();
    }
  }

  private void kill(int index) throws IOException, InterruptedException {
    Process victim = bots.remove(index);
    memory.add(peak(victim));
    victim.destroyForcibly().waitFor();
    start();
  }

  /** The most memory that a process has had, in kilobytes. */
  private static long peak(Process process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private Thread publishing(int from, int to) {
    Thread thread =
        new Thread(
            () -> {
              for (int i = from; i < to; i++) {
                publish(i);
                if (i % 10 == 0) {
                  publish(i);
                }
              }
            });
    thread.start();
    return thread;
  }

  private MessagePublisher publisher;

  /** What the broker has not confirmed is published again. */
  private void publish(int number) {
    String body =
        """
        {"build_id": %1$d, "task_id": %1$d, "name": "package%2$d", "version": "%1$d",
         "release": "1.fc44", "old": 0, "new": 1, "owner": "packit", "instance": "primary"}
        """
            .formatted(number + 1, number % PACKAGES);
    FedoraMessage message =
        new FedoraMessage(
            "message-" + number, "org.fedoraproject.prod.buildsys.build.state.change", body);
    while (true) {
      try {
        if (publisher == null) {
          publisher = MessagePublisher.connect(rabbit.broker());
        }
        publisher.publish(message);
        return;
      } catch (MessagingException e) {
        publisher = null;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean isQuiet() {
    return count("select count(*) from event where state = 'WAITING'") == 0;
  }

  /** A first effect that came before the one of an event that was stored earlier. */
  private long outOfOrder() {
    return count(
        STORED
            + """
            select count(*) from (
              select e.number, lag(e.number) over (partition by e.package order by v.seq) as before
              from effect e join stored v on v.build = e.build
              where e.build % 10 <> 1) as pairs
            where before > number
            """);
  }

  private String latency() throws SQLException {
    try (Database database = postgres.open();
        Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                STORED
                    + """
                    select percentile_cont(array[0.5, 0.95, 0.99]) within group
                      (order by extract(epoch from e.at - v.received))
                    from effect e join stored v on v.build = e.build
                    where e.build % 10 <> 1
                    """)) {
      row.next();
      return "p50, p95, p99 from stored to done " + row.getString(1) + " s";
    }
  }

  /** A database that is down for the moment has nothing to say. */
  private long count(String query) {
    try (Connection connection =
            DriverManager.getConnection(postgres.url("postgres"), "bot", null);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      return -1;
    }
  }

  private void requireTime(Instant begin, long done) {
    assertThat(Duration.between(begin, Instant.now()))
        .as("%d of %d, see the logs beside %s", done, EVENTS, directory)
        .isLessThan(MOST);
  }

  private void pause() throws InterruptedException {
    bots.get(0).waitFor(100, TimeUnit.MILLISECONDS);
  }
}
