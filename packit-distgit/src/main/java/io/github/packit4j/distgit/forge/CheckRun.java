package io.github.packit4j.distgit.forge;

import java.net.URI;
import java.util.Optional;
import org.immutables.value.Value;

/** A check run of GitHub: a commit status with a report and a button to run it again. */
@Value.Immutable
@ModelStyle
public interface CheckRun {

  /** Where a check run stands. */
  enum State {
    /** Has not begun. */
    QUEUED,
    /** Is under way. */
    IN_PROGRESS,
    /** Went well. */
    SUCCESS,
    /** Found something wrong. */
    FAILURE,
    /** Does not matter. */
    NEUTRAL,
    /** Was stopped. */
    CANCELLED,
    /** Was not run. */
    SKIPPED,
    /** Took too long. */
    TIMED_OUT,
    /** Waits for somebody. */
    ACTION_REQUIRED
  }

  /**
   * Its name.
   *
   * @return the name that the web page shows
   */
  String name();

  /**
   * Where it stands.
   *
   * @return the state
   */
  State state();

  /**
   * What the forge knows it by.
   *
   * @return the number, or empty before it was created
   */
  Optional<Long> id();

  /**
   * What the program knows it by; it comes back in events.
   *
   * @return any text, or empty
   */
  Optional<String> externalId();

  /**
   * Where to read more.
   *
   * @return the address, or empty
   */
  Optional<URI> detailsUrl();

  /**
   * The headline of the report.
   *
   * @return one line, or empty without a report
   */
  Optional<String> title();

  /**
   * The report in short.
   *
   * @return Markdown; needed where there is a title
   */
  Optional<String> summary();

  /**
   * The report in full.
   *
   * @return Markdown, at most 65535 characters; or empty
   */
  Optional<String> text();

  /**
   * Starts a check run.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a check run. */
  final class Builder extends ImmutableCheckRun.Builder {
    Builder() {}
  }
}
