package io.github.packit4j.bodhi;

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
    Optional<String> reason = reasonToWait(update);
    if (reason.isPresent()) {
      return new PushOutcome.Waiting(update, reason.get());
    }
    try {
      return new PushOutcome.Requested(
          bodhi.updates().request(update.alias(), UpdateRequest.STABLE));
    } catch (BodhiRejectedException e) {
      return new PushOutcome.Refused(update, e);
    }
  }

  private Optional<String> reasonToWait(Update update) {
    if (update.status() != UpdateStatus.TESTING) {
      return Optional.of("it is " + update.status().key() + ", not in testing");
    }
    if (update.request().isPresent()) {
      return Optional.of(update.request().get().key() + " is requested already");
    }
    if (update.locked()) {
      return Optional.of("a compose holds it");
    }
    if (update.gatingStatus().filter(StablePush::blocks).isPresent()) {
      return Optional.of("test gating is " + update.gatingStatus().get().key());
    }
    if (!update.meetsTestingRequirements()) {
      return Optional.of("it does not meet the testing requirements of its release");
    }
    long days = daysInTesting(update);
    if (days < update.stableDays() && update.karma() < update.stableKarma()) {
      return Optional.of(
          "it has %d of %d days in testing and a karma of %d of %d"
              .formatted(days, update.stableDays(), update.karma(), update.stableKarma()));
    }
    return Optional.empty();
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
