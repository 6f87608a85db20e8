package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.BuildUntagged;
import io.github.packit4j.core.event.PackitEvent.CheckRerun;
import io.github.packit4j.core.event.PackitEvent.CommitCommented;
import io.github.packit4j.core.event.PackitEvent.Ignored;
import io.github.packit4j.core.event.PackitEvent.PullRequestClosed;
import io.github.packit4j.core.event.PackitEvent.UpdateChanged;
import io.github.packit4j.core.event.PackitEvent.VersionsDropped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is read, without what no job comes of and without how it was told. */
public final class Heard {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private static final Set<Class<?>> STARTS_NOTHING =
      Set.of(
          BuildUntagged.class,
          CheckRerun.class,
          CommitCommented.class,
          Ignored.class,
          PullRequestClosed.class,
          UpdateChanged.class,
          VersionsDropped.class);

  private Heard() {}

  public static Optional<PackitEvent> of(PackitEvent event) {
    return STARTS_NOTHING.contains(event.getClass())
        ? Optional.empty()
        : Optional.of(withoutOrigin(event));
  }

  /** Events of every kind, as they are read. */
  public static List<PackitEvent> ofEveryKind() {
    return Samples.all().stream().map(Samples.Sample::read).toList();
  }

  /** Events of damaged deliveries and messages. */
  public static List<PackitEvent> damaged(int many) {
    Mutations mutations = new Mutations(Samples.all());
    return LongStream.iterate(1, number -> number + 1)
        .mapToObj(mutations::get)
        .flatMap(sample -> read(sample).stream())
        .filter(event -> !(event instanceof Ignored))
        .distinct()
        .limit(many)
        .toList();
  }

  private static Optional<PackitEvent> read(Samples.Sample sample) {
    try {
      return Optional.of(sample.read());
    } catch (EventFormatException | WebhookRejectedException e) {
      return Optional.empty();
    }
  }

  public static PackitEvent withoutOrigin(PackitEvent event) {
    ObjectNode json = (ObjectNode) MAPPER.readTree(EventJson.write(event));
    json.remove("origin");
    return EventJson.read(json.toString());
  }
}
