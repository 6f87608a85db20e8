package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.failure.UpdateExistsException;
import io.github.packit4j.bodhi.model.BodhiBug;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.notes.UpdateNotes;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes sure that builds have an update, once: however often it is called, by however many
 * programs, there is one update in the end.
 *
 * <p>It looks before it creates, takes an update that another program made in between, and waits
 * while Bodhi may accept the builds later: Koji announces a build before it is tagged, and Bodhi
 * refuses builds that are not. Two seconds after it created one it looks again which update has the
 * builds: of two that are created at the same moment one loses them to the other. Thread-safe.
 */
public final class UpdateSubmission {
  static final RetryPolicy PATIENCE =
      new RetryPolicy(40, Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(30));

  private static final Duration MAX_SETTLING = Duration.ofSeconds(2);

  private final BodhiClient bodhi;
  private final RetryPolicy policy;
  private final Sleeper sleeper;
  private final DoubleSupplier random;
  private final Duration settling;
  private final Frame frame;

  /** One look at Bodhi, and the creation of an update that is missing. */
  @FunctionalInterface
  public interface Attempt {

    /**
     * Makes the attempt.
     *
     * @return what was done
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    UpdateOutcome run() throws InterruptedException;
  }

  /** What is done around each attempt, such as taking a lock that others respect. */
  @FunctionalInterface
  public interface Frame {

    /**
     * Runs an attempt.
     *
     * @param attempt the attempt
     * @return its result
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    UpdateOutcome around(Attempt attempt) throws InterruptedException;
  }

  UpdateSubmission(BodhiClient bodhi, RetryPolicy policy, Sleeper sleeper, DoubleSupplier random) {
    this(bodhi, policy, sleeper, random, Attempt::run);
  }

  private UpdateSubmission(
      BodhiClient bodhi, RetryPolicy policy, Sleeper sleeper, DoubleSupplier random, Frame frame) {
    this.bodhi = bodhi;
    this.frame = frame;
    this.policy = policy;
    this.sleeper = sleeper;
    this.random = random;
    this.settling =
        policy.baseDelay().compareTo(MAX_SETTLING) < 0 ? policy.baseDelay() : MAX_SETTLING;
  }

  /**
   * A submission that waits about half an hour in all for builds to be tagged.
   *
   * @param bodhi the client
   */
  public static UpdateSubmission of(BodhiClient bodhi) {
    return of(bodhi, PATIENCE);
  }

  /**
   * A submission with other waits.
   *
   * @param bodhi the client
   * @param policy how often and after which waits to try while Bodhi may accept it later; its base
   *     delay bounds the wait before the look after creating
   */
  public static UpdateSubmission of(BodhiClient bodhi, RetryPolicy policy) {
    return new UpdateSubmission(
        bodhi, policy, Sleeper.system(), () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * The same submission with a frame around each attempt; the waits between them are outside of it.
   *
   * @param around what is done around an attempt
   * @return the changed submission
   */
  public UpdateSubmission within(Frame around) {
    return new UpdateSubmission(bodhi, policy, sleeper, random, around);
  }

  /**
   * Makes sure that the builds have an update. If the side tag has one without them, they are added
   * to it, in place of other builds of the same packages; notes that somebody wrote by hand stay,
   * and so does everything else.
   *
   * @param wanted builds of one release, named also where they are in a side tag
   * @return what was done
   * @throws IllegalArgumentException if no builds are named
   * @throws UpdateExistsException if a withdrawn update is in the way
   * @throws BodhiException if Bodhi refused for good, or still after all waits
   * @throws InterruptedException if the thread was interrupted while waiting
   */
  public UpdateOutcome submit(NewUpdate wanted) throws InterruptedException {
    if (wanted.builds().isEmpty()) {
      throw new IllegalArgumentException(
          "Name the builds of side tag %s: without them nobody can tell whether an update holds them"
              .formatted(wanted.fromTag().orElse("")));
    }
    Duration waited = Duration.ZERO;
    for (int attempt = 1; ; attempt++) {
      BodhiException failure;
      try {
        return frame.around(() -> attempt(wanted));
      } catch (BodhiException e) {
        if (!e.mayPassByItself()) {
          throw e;
        }
        failure = e;
      }
      Duration pause = pause(attempt);
      waited = waited.plus(pause);
      if (attempt >= policy.maxAttempts() || waited.compareTo(policy.maxTotalWait()) > 0) {
        throw failure;
      }
      sleeper.sleep(pause);
    }
  }

  private UpdateOutcome attempt(NewUpdate wanted) throws InterruptedException {
    Optional<Update> existing = existing(wanted);
    if (existing.isPresent()) {
      return use(existing.get(), wanted);
    }
    try {
      return created(bodhi.updates().creation(wanted));
    } catch (UpdateExistsException e) {
      Update other = e.existing().filter(Update::isActive).orElseThrow(() -> e);
      boolean sameSideTag =
          wanted.fromTag().isPresent() && other.fromTag().equals(wanted.fromTag());
      if (other.holds(wanted.builds()) || sameSideTag) {
        return use(other, wanted);
      }
      throw e;
    }
  }

  /** The other one of two requests at the same moment ends shortly after ours. */
  private UpdateOutcome created(Creation creation) throws InterruptedException {
    Update update = creation.single();
    Creation settled = creation;
    if (creation.emptied().isEmpty() && !settling.isZero()) {
      sleeper.sleep(settling);
      settled = bodhi.updates().settled(update);
    }
    return settled.emptied().isEmpty()
        ? new UpdateOutcome.Created(update)
        : new UpdateOutcome.Present(settled.single(), settled.emptied().stream().findFirst());
  }

  private Optional<Update> existing(NewUpdate wanted) {
    Optional<Update> ofBuilds =
        wanted.builds().stream()
            .findFirst()
            .flatMap(bodhi.updates()::ofBuild)
            .filter(update -> update.isActive() && update.holds(wanted.builds()));
    return ofBuilds.isPresent()
        ? ofBuilds
        : wanted.fromTag().flatMap(bodhi.updates()::ofSideTag).filter(Update::isActive);
  }

  private UpdateOutcome use(Update existing, NewUpdate wanted) {
    if (existing.holds(wanted.builds())) {
      return new UpdateOutcome.Present(existing, Optional.empty());
    }
    List<Integer> bugs = new ArrayList<>(existing.bugs().stream().map(BodhiBug::id).toList());
    bugs.addAll(wanted.bugs());
    return new UpdateOutcome.Edited(
        bodhi
            .updates()
            .edit(
                existing.alias(),
                edit -> {
                  edit.builds(merged(existing.nvrs(), wanted.builds())).bugs(bugs);
                  if (UpdateNotes.isAutomatic(existing.notes())) {
                    edit.notes(wanted.notes());
                  }
                }));
  }

  /** The wanted builds and those of other packages, which Bodhi would take out and unpush. */
  private static List<String> merged(List<String> existing, List<String> wanted) {
    Set<String> packages =
        wanted.stream().map(UpdateSubmission::packageName).collect(Collectors.toSet());
    return Stream.concat(
            existing.stream().filter(nvr -> !packages.contains(packageName(nvr))), wanted.stream())
        .toList();
  }

  private static String packageName(String nvr) {
    int release = nvr.lastIndexOf('-');
    int version = nvr.lastIndexOf('-', release - 1);
    return version < 0 ? nvr : nvr.substring(0, version);
  }

  /** Between half the cap and the cap, so that short pauses do not use up all attempts. */
  private Duration pause(int attempt) {
    return policy.pause(attempt, 0.5 + random.getAsDouble() / 2);
  }
}
