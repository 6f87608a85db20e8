package io.github.packit4j.sandbox.internal.bodhi;

/**
 * When an update becomes stable, or obsolete, by itself.
 *
 * @param autokarma whether karma moves it
 * @param autotime whether days in testing move it
 * @param stableKarma karma that makes it stable
 * @param unstableKarma karma that makes it obsolete, negative
 * @param stableDays days that make it stable
 */
record AutoPush(
    boolean autokarma, boolean autotime, int stableKarma, int unstableKarma, int stableDays) {

  AutoPush withStableKarma(int karma) {
    return new AutoPush(autokarma, autotime, karma, unstableKarma, stableDays);
  }

  AutoPush withStableDays(int days) {
    return new AutoPush(autokarma, autotime, stableKarma, unstableKarma, days);
  }

  /** Where Bodhi composes nothing, every update moves on by time, at once. */
  AutoPush byTimeAtOnce() {
    return new AutoPush(autokarma, true, stableKarma, unstableKarma, 0);
  }

  AutoPush off() {
    return new AutoPush(false, false, stableKarma, unstableKarma, stableDays);
  }
}
