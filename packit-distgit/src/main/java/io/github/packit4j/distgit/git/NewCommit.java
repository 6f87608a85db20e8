package io.github.packit4j.distgit.git;

import io.github.packit4j.distgit.internal.ModelStyle;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a new commit is made of. The same values always give the same commit id. */
@Value.Immutable
@ModelStyle
public interface NewCommit {

  /** Returns the commit it is built on; empty for the first of a repository. */
  Optional<CommitId> parent();

  /** Returns the files it changes; applied in order, all others stay. */
  List<FileChange> changes();

  /** Returns the message; a final line end is added if it has none. */
  String message();

  /** Returns who wrote it. */
  GitIdentity author();

  /** Returns who committed it; the author by default. */
  @Value.Default
  default GitIdentity committer() {
    return author();
  }

  /** Returns when it was written and committed; git keeps whole seconds. */
  Instant time();

  /** Returns the offset in which the time is shown; UTC by default. */
  @Value.Default
  default ZoneOffset offset() {
    return ZoneOffset.UTC;
  }

  /** Returns a builder; message, author and time are needed. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewCommit}. */
  final class Builder extends ImmutableNewCommit.Builder {
    Builder() {}
  }
}
