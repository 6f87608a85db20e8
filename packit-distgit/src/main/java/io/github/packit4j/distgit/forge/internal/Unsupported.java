package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.Capability;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.distgit.forge.ForgeType;

/** Says what a forge cannot do. */
public final class Unsupported {

  private Unsupported() {}

  /**
   * Makes the exception.
   *
   * @param type the forge
   * @param capability what it cannot do
   * @return the exception, not thrown
   */
  public static ForgeException by(ForgeType type, Capability capability) {
    return new ForgeException(
        Reason.UNSUPPORTED,
        "Tried to use "
            + capability
            + " but failed because: "
            + type
            + " does not have it; ask Forge.can("
            + capability
            + ") beforehand");
  }
}
