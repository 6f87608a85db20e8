package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each kind of delivery and message that is read gives the event of {@code deliveries.txt}. */
class CheckedInDeliveriesTest {

  @Test
  void everySampleGivesItsEvent() {
    String lines =
        Samples.all().stream()
            .map(
                sample ->
                    "%s %s, %s | %s%n"
                        .formatted(
                            sample.via(),
                            sample.kind(),
                            sample.name(),
                            EventLine.of(sample.read())))
            .collect(Collectors.joining());
    Samples.requireTable("deliveries.txt", lines);
  }

  @Test
  void everyKindOfEventAndEveryTopicIsAmongThem() {
    assertThat(Samples.all().stream().map(Samples.Sample::read).map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList(PackitEvent.class.getPermittedSubclasses()));
    // The changes of a pull request are one kind of message.
    assertThat(Samples.all().stream().map(sample -> sample.kind().toLowerCase(Locale.ROOT)))
        .containsAll(
            MessageReader.topics().stream()
                .filter(
                    topic ->
                        !topic.startsWith("pagure.pull-request.") || topic.endsWith(".rebased"))
                .toList());
  }
}
