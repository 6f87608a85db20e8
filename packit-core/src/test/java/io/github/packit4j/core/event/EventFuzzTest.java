package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.packit4j.core.event.Samples.Sample;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Deliveries and messages that are damaged, but signed, are read or refused as documented, with
 * memory in proportion to their size. {@code -Dpackit4j.fuzz=1000000} looks at a million of them.
 */
class EventFuzzTest {

  private static final int MANY = Integer.getInteger("packit4j.fuzz", 20_000);
  private static final int ROUND = 100_000;

  /** What is small is changed in what counts more often, and is quick to read. */
  private static final int SMALL_ONES = 6;

  /** A tree of JSON may be as many times as large as its text, and reading it has a basic price. */
  private static final int BYTES_A_BYTE = 50;

  private static final long BASE = 300_000;

  private final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private int events;
  private int ignored;
  private int refused;
  private double dearest;

  @Test
  void whatIsDamagedIsReadOrRefused() throws IOException {
    List<Sample> seeds = seeds();
    // What is loaded and made once is no part of the price.
    seeds.forEach(Sample::read);
    Mutations mutations = new Mutations(seeds);
    for (int number = 0; number < MANY; number++) {
      Sample sample = mutations.get(number);
      try {
        look(sample);
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        throw new AssertionError(
            "Number %d, a %s %s: %s"
                .formatted(number, sample.via(), sample.kind(), Signed.text(sample.body())),
            e);
      }
      if ((number + 1) % ROUND == 0) {
        tell(number + 1, seeds.size());
      }
    }
    tell(MANY, seeds.size());
    // Otherwise the changes would be so many that nothing behind the first look is reached.
    assertThat(events).isGreaterThan(MANY / 5);
    assertThat(refused).isGreaterThan(MANY / 10);
  }

  private void look(Sample sample) {
    long before = memory.getCurrentThreadAllocatedBytes();
    PackitEvent event;
    try {
      event = sample.read();
    } catch (EventFormatException | WebhookRejectedException e) {
      refused++;
      return;
    } finally {
      double each =
          (memory.getCurrentThreadAllocatedBytes() - before - BASE)
              / (double) Math.max(1, sample.body().length);
      dearest = Math.max(dearest, each);
      assertThat(each).isLessThan(BYTES_A_BYTE);
    }
    if (event instanceof PackitEvent.Ignored) {
      ignored++;
    } else {
      events++;
    }
    requireUsable(event);
  }

  /** What every store and page can rely on. */
  static void requireUsable(PackitEvent event) {
    assertThat(event.subject().key()).matches("[!-~]{0,200}");
    assertThat(event.subject().name()).isNotNull();
    assertThat(event.subjects()).isNotEmpty();
    event.id().ifPresent(id -> assertThat(id).matches("[!-~]{1,200}"));
    event
        .time()
        .ifPresent(
            time -> assertThat(time).isBetween("1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"));
    assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
    assertThat(Acceptance.OF_ALL.of(event)).isEqualTo(event);
  }

  private void tell(int number, int seeds) {
    System.out.printf(
        "%,d of %d samples: %,d events, %,d ignored, %,d refused; at most %.1f bytes a byte beyond the basic price%n",
        number, seeds, events, ignored, refused, dearest);
  }

  private static List<Sample> seeds() throws IOException {
    List<Sample> seeds = new ArrayList<>();
    for (int i = 0; i < SMALL_ONES; i++) {
      seeds.addAll(Samples.all());
    }
    if (!Files.isDirectory(Recordings.REFERENCE)) {
      return seeds;
    }
    for (String folder : List.of("webhooks", "messages", "bodhi/messages")) {
      try (Stream<Path> files = Files.walk(Recordings.REFERENCE.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          seeds.addAll(Recordings.samples(Recordings.REFERENCE.relativize(file).toString()));
        }
      }
    }
    return seeds;
  }
}
