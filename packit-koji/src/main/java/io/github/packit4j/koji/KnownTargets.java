package io.github.packit4j.koji;

import io.github.packit4j.koji.call.TagCalls;
import io.github.packit4j.koji.model.BuildTarget;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The build targets that one search or submission needs to know, each asked for once: in the
 * seconds that it takes they stay what they are. Used by one thread.
 */
final class KnownTargets {
  private final KojiClient koji;
  private final Map<String, Optional<BuildTarget>> known = new HashMap<>();

  KnownTargets(KojiClient koji) {
    this.koji = koji;
  }

  /** Gives a target; empty if the hub has none of that name. */
  Optional<BuildTarget> of(String name) {
    return known.computeIfAbsent(name, koji.tags()::target);
  }

  /** Asks for all that are not known yet in one request. */
  void askFor(Collection<String> names) {
    KojiBatch batch = koji.batch();
    Map<String, KojiBatch.Entry<Optional<BuildTarget>>> asked = new HashMap<>();
    for (String name : names) {
      if (!known.containsKey(name)) {
        asked.put(name, batch.add(TagCalls.target(name)));
      }
    }
    batch.run();
    asked.forEach((name, answer) -> known.put(name, answer.result()));
  }
}
