package io.github.packit4j.http.support;

import io.github.packit4j.http.HttpTransportException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import okhttp3.Call;
import okhttp3.Response;

/**
 * Makes an interrupt of a call what Java expects: an {@link InterruptedIOException}, with the flag
 * of the thread set.
 */
public final class Interrupts {

  private Interrupts() {}

  /**
   * Sends a request. OkHttp, written in a language without declared exceptions, throws a plain
   * {@link InterruptedException} while it waits for a connection.
   *
   * @param call the request
   * @return the answer, whose body is to be closed
   * @throws IOException if no answer came; an {@link InterruptedIOException} if interrupted
   */
  public static Response execute(Call call) throws IOException {
    try {
      return call.execute();
    } catch (IOException e) {
      keep(e);
      throw e;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      if (!(e instanceof InterruptedException)) {
        throw new IOException(e);
      }
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("interrupted");
      stopped.initCause(e);
      throw stopped;
    }
  }

  /**
   * Sets the flag again if a failure says that the thread was interrupted.
   *
   * @param failure what OkHttp threw
   */
  public static void keep(IOException failure) {
    if (failure instanceof InterruptedIOException
        && !(failure instanceof SocketTimeoutException)
        && !HttpTransportException.isDeadline(failure)) {
      Thread.currentThread().interrupt();
    }
  }
}
