package io.github.packit4j.sandbox.internal.bodhi;

/**
 * All that a client says about an update except what is in it; an edit replaces it as a whole.
 *
 * @param wording what it says about itself
 * @param autoPush when it moves by itself
 * @param expectations bugs and testers
 */
record Terms(Wording wording, AutoPush autoPush, Expectations expectations) {

  Terms with(Wording newWording) {
    return new Terms(newWording, autoPush, expectations);
  }

  Terms with(AutoPush newAutoPush) {
    return new Terms(wording, newAutoPush, expectations);
  }
}
