package io.github.packit4j.core.internal.work;

import io.github.packit4j.core.PackageLocks;
import io.github.packit4j.core.failure.LocksUnavailableException;
import io.github.packit4j.core.failure.WorkflowException;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on packages on which nobody else works meanwhile. */
public final class PackageWork {

  private static final Logger LOG = LoggerFactory.getLogger(PackageWork.class);

  private final PackageLocks locks;

  /**
   * Creates the work.
   *
   * @param locks keep others away
   */
  public PackageWork(PackageLocks locks) {
    this.locks = locks;
  }

  /**
   * Work on a package.
   *
   * @param <T> what it gives
   * @param <E> what it throws
   */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {

    /**
     * Does the work.
     *
     * @return its result
     * @throws E if it fails
     */
    T run() throws E;
  }

  /**
   * Works on packages as soon as nobody else does.
   *
   * @param packages their names
   * @param work what is done
   * @return the work's result
   * @throws WorkflowException if the thread is interrupted while waiting
   */
  public <T, E extends Exception> T alone(Collection<String> packages, Work<T, E> work) throws E {
    // One order for all, so that two never wait for each other.
    return alone(new TreeSet<>(packages).iterator(), work);
  }

  private <T, E extends Exception> T alone(Iterator<String> names, Work<T, E> work) throws E {
    if (!names.hasNext()) {
      return work.run();
    }
    String name = names.next();
    PackageLocks.Held held = take(name);
    try {
      return alone(names, work);
    } finally {
      giveBack(name, held);
    }
  }

  /** What the work has come to is told whatever becomes of the lock. */
  private static void giveBack(String name, PackageLocks.Held held) {
    try {
      held.close();
    } catch (RuntimeException e) {
      LOG.warn("Could not give the lock of {} back", name, e);
    }
  }

  private PackageLocks.Held take(String name) {
    try {
      return Objects.requireNonNull(locks.take(name), "PackageLocks.take has given no lock");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkflowException(
          "Interrupted while waiting until nobody else works on %s. Ask for the same again."
              .formatted(name),
          e);
    } catch (WorkflowException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new LocksUnavailableException(name, e);
    }
  }
}
