package io.github.packit4j.sandbox;

/** Lets go wrong what stands behind Bodhi, as seen by Bodhi alone. Thread-safe. */
public interface BodhiTrouble {

  /** Makes Koji fail whenever Bodhi asks it, until {@link #end()}. */
  void kojiFails();

  /**
   * Makes dist-git answer Bodhi's questions about rights with an HTTP status until {@link #end()}.
   *
   * @param status such as 500 or 503
   */
  void pagureAnswers(int status);

  /**
   * Lets all requests that create updates from now on run side by side, until {@link #end()}: none
   * sees that another one has taken its build. The last one gets the build; the updates of the
   * others stay, without it.
   */
  void createsRace();

  /** Ends all trouble. */
  void end();
}
