package io.github.packit4j.config.release;

import io.github.packit4j.config.problem.ConfigException;
import java.util.Optional;

/** A name is neither an alias nor a release that is supported now. */
public final class UnknownBranchException extends ConfigException {

  private static final long serialVersionUID = 1L;

  private final String wanted;

  UnknownBranchException(String wanted, String reason, Optional<String> hint) {
    super(
        "Tried to resolve '%s' to dist-git branches but failed because: %s%s"
            .formatted(wanted, reason, hint.map(text -> "; " + text).orElse("")));
    this.wanted = wanted;
  }

  /** Returns the name that could not be resolved. */
  public String wanted() {
    return wanted;
  }
}
