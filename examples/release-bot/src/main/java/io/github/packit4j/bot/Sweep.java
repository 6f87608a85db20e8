package io.github.packit4j.bot;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.core.BodhiReleases;
import io.github.packit4j.core.event.PackitEvent;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes up for what was never delivered: asks the services for what should have started something,
 * and offers it as the event that would have told of it.
 */
final class Sweep {

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final World world;
  private final Set<String> configured;
  private final Watched watched;
  private final Consumer<PackitEvent> offer;

  /**
   * Creates a sweep.
   *
   * @param world the services
   * @param configured packages and addresses of projects to look after
   * @param watched further ones
   * @param offer takes events, most of which it has had before
   */
  Sweep(World world, Set<String> configured, Watched watched, Consumer<PackitEvent> offer) {
    this.world = world;
    this.configured = configured;
    this.watched = watched;
    this.offer = offer;
  }

  RecurringTask<Void> every(Duration pause) {
    return Tasks.recurring("sweep", FixedDelay.of(pause))
        .onDeadExecutionRevive()
        .execute((task, context) -> run(context.getSchedulerState()::isShuttingDown));
  }

  /** Looks after everything, as long as nobody wants to stop; what fails keeps nothing else up. */
  void run(BooleanSupplier stopping) {
    Set<String> names = new TreeSet<>(configured);
    names.addAll(watched.names());
    if (names.isEmpty()) {
      return;
    }
    ReleaseAliases releases = BodhiReleases.aliases(world.bodhi());
    for (String name : names) {
      if (stopping.getAsBoolean()) {
        return;
      }
      try {
        sweep(name, releases);
      } catch (RuntimeException e) {
        LOG.warn("The sweep could not look after {}; the next one tries again", name, e);
      }
    }
  }

  private void sweep(String name, ReleaseAliases releases) {
    if (name.contains("://")) {
      SweptProject.of(world.forges().project(URI.create(name))).ifPresent(offer);
    } else {
      new SweptPackage(world, releases, name).missed().forEach(offer);
    }
  }
}
