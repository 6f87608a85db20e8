package io.github.packit4j.core;

import io.github.packit4j.core.internal.LocksInThisProcess;

/**
 * Sees to it that a package is worked on by one at a time. What a workflow does is done once
 * however often it is asked for, but between a look and what follows it somebody else may do the
 * same; under a lock nobody does.
 *
 * <p>A workflow has {@linkplain #inThisProcess() locks of its own}. Workflows in one process are
 * given the same locks. A program that runs on several machines brings locks that these share, such
 * as PostgreSQL's advisory locks:
 *
 * <pre>{@code
 * PackageLocks locks =
 *     name -> {
 *       Connection connection = dataSource.getConnection();
 *       PreparedStatement lock =
 *           connection.prepareStatement("select pg_advisory_lock(hashtextextended(?, 0))");
 *       lock.setString(1, name);
 *       lock.execute();
 *       return connection::close; // Ends the session, and the lock with it.
 *     };
 * }</pre>
 *
 * <p>(There, a {@code SQLException} has to be wrapped.) A lock must end with the process that holds
 * it, and need not be reentrant: a workflow takes several locks in the order of their names, and
 * never one that it holds.
 */
@FunctionalInterface
public interface PackageLocks {

  /**
   * Waits until nobody else works on a package, and keeps others away from then on. What else this
   * throws, as when a database is down, becomes a {@link
   * io.github.packit4j.core.failure.LocksUnavailableException}: nothing was done, and the same may
   * succeed later.
   *
   * @param name the dist-git package; in rare cases the address of a project or the side tags of a
   *     branch, so any text
   * @return the lock, which the same thread closes
   * @throws InterruptedException if the thread is interrupted while waiting
   */
  Held take(String name) throws InterruptedException;

  /** A lock that is held. */
  @FunctionalInterface
  interface Held extends AutoCloseable {

    /**
     * Lets others work on the package. The work is done by then, so an exception is logged and the
     * work's result stays as it is.
     */
    @Override
    void close();
  }

  /**
   * Makes locks for the threads of this process, which wait in the order in which they came.
   *
   * @return the locks
   */
  static PackageLocks inThisProcess() {
    return new LocksInThisProcess();
  }
}
