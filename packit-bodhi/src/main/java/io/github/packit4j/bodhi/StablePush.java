package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.PushOutcome.Hold;
import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.model.GatingStatus;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateQuery;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.bodhi.model.UpdateStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks for the push to stable of updates that were tested enough. One refusal does not keep the
 * others from being asked for, and each update that stays says why. Thread-safe.
 *
 * <p>Enough means that Bodhi's policy is met ({@link Update#meetsTestingRequirements()}), the
 * gating has nothing against it, and the update reached the days or the karma that its owner set.
 */
public final class StablePush {
  private final BodhiClient bodhi;
  private final Clock clock;

  private StablePush(BodhiClient bodhi, Clock clock) {
    this.bodhi = bodhi;
    this.clock = clock;
  }

  /**
   * A push.
   *
   * @param bodhi the client
   * @param clock tells how long updates have been in testing
   */
  public static StablePush of(BodhiClient bodhi, Clock clock) {
    return new StablePush(bodhi, clock);
  }

  /**
   * Asks for every update of a package in testing that was tested enough.
   *
   * @param packageName the source package
   * @return what became of each update in testing, newest first
   * @throws BodhiException if the updates could not be listed, or the account does not work
   */
  public List<PushOutcome> pushPackage(String packageName) {
    UpdateQuery inTesting =
        UpdateQuery.builder().addPackages(packageName).addStatuses(UpdateStatus.TESTING).build();
    return bodhi.updates().list(inTesting).toList().stream().map(this::push).toList();
  }

  /**
   * Asks for one update, if it was tested enough.
   *
   * @param update the update as it is now
   * @return what became of it
   * @throws BodhiAuthenticationException if the account does not work
   */
  public PushOutcome push(Update update) {
    Optional<PushOutcome.Waiting> waiting = whatKeeps(update);
    if (waiting.isPresent()) {
      return waiting.get();
    }
    try {
      return new PushOutcome.Requested(
          bodhi.updates().request(update.alias(), UpdateRequest.STABLE));
    } catch (BodhiRejectedException e) {
      return new PushOutcome.Refused(update, e);
    }
  }

  /**
   * Tells what keeps an update from being pushed, without asking Bodhi for anything.
   *
   * @param update the update as it is now
   * @return what keeps it; empty if it was tested enough
   */
  public Optional<PushOutcome.Waiting> whatKeeps(Update update) {
    if (update.status() != UpdateStatus.TESTING) {
      return waits(update, Hold.NOT_IN_TESTING, "it is %s, not in testing", update.status().key());
    }
    if (update.request().isPresent()) {
      return waits(update, Hold.REQUESTED, "%s is requested already", update.request().get().key());
    }
    if (update.locked()) {
      return waits(update, Hold.LOCKED, "a compose holds it");
    }
    if (update.isEmptied()) {
      return waits(update, Hold.EMPTIED, "it has no builds any more");
    }
    if (update.release().filter(release -> !release.composedByBodhi()).isPresent()) {
      return waits(update, Hold.AUTOMATIC, "Bodhi moves the updates of its release by itself");
    }
    if (update.gatingStatus().filter(StablePush::blocks).isPresent()) {
      return waits(update, Hold.GATING, "test gating is %s", update.gatingStatus().get().key());
    }
    if (!update.meetsTestingRequirements()) {
      return waits(update, Hold.POLICY, "it does not meet the testing requirements of its release");
    }
    long days = daysInTesting(update);
    if (days < update.stableDays() && update.karma() < update.stableKarma()) {
      return waits(
          update,
          Hold.OWNER,
          "it has %d of %d days in testing and a karma of %d of %d",
          days,
          update.stableDays(),
          update.karma(),
          update.stableKarma());
    }
    return Optional.empty();
  }

  private static Optional<PushOutcome.Waiting> waits(
      Update update, Hold hold, String reason, Object... details) {
    return Optional.of(new PushOutcome.Waiting(update, hold, reason.formatted(details)));
  }

  private long daysInTesting(Update update) {
    return update
        .testingSince()
        .map(since -> Duration.between(since, clock.instant()).toDays())
        .orElse(0L);
  }

  private static boolean blocks(GatingStatus status) {
    return switch (status) {
      case WAITING, QUEUED, RUNNING, FAILED -> true;
      case IGNORED, PASSED, GREENWAVE_FAILED, UNKNOWN -> false;
    };
  }
}
