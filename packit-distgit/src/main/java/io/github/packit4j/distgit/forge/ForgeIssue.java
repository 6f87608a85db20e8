package io.github.packit4j.distgit.forge;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** An issue as it was when it was read. */
@Value.Immutable
@ModelStyle
public interface ForgeIssue {

  /**
   * Its number within the project.
   *
   * @return the number that web pages show
   */
  long id();

  /**
   * Its title.
   *
   * @return one line
   */
  String title();

  /**
   * Its text.
   *
   * @return Markdown; empty if there is none
   */
  String body();

  /**
   * Whether it still is to be dealt with.
   *
   * @return false once it is closed
   */
  boolean open();

  /**
   * Who opened it.
   *
   * @return the account name
   */
  String author();

  /**
   * Who is to deal with it.
   *
   * @return account names
   */
  List<String> assignees();

  /**
   * Its labels.
   *
   * @return label names
   */
  List<String> labels();

  /**
   * Its page.
   *
   * @return the URI for a browser
   */
  URI webUrl();

  /**
   * When it was opened.
   *
   * @return the time, or empty where the forge does not say
   */
  Optional<Instant> createdAt();

  /**
   * Starts a snapshot; of use to tests.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a snapshot. */
  final class Builder extends ImmutableForgeIssue.Builder {
    Builder() {}
  }
}
