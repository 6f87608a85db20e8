package io.github.packit4j.distgit.forge;

/** A reaction to a comment. */
public enum Reaction {
  /** Thumbs up. */
  PLUS_ONE,
  /** Thumbs down. */
  MINUS_ONE,
  /** A laughing face. */
  LAUGH,
  /** A confused face. */
  CONFUSED,
  /** A heart. */
  HEART,
  /** A party popper. */
  HOORAY,
  /** A rocket. */
  ROCKET,
  /** Eyes: seen, being dealt with. */
  EYES
}
