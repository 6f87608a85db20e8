package io.github.packit4j.http.testing;

import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** What a test's web server was asked. */
public final class Requests {

  private Requests() {}

  /**
   * Takes the oldest request that was not taken yet. It must have arrived: a test whose request is
   * missing fails, where {@code takeRequest()} would wait for it for ever.
   */
  public static RecordedRequest taken(MockWebServer server) throws InterruptedException {
    RecordedRequest request = server.takeRequest(0, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("The server was asked less often");
    }
    return request;
  }
}
