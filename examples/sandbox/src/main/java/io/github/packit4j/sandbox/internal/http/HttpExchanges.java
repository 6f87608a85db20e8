package io.github.packit4j.sandbox.internal.http;

/** What a connection asks for each request it has read. */
@FunctionalInterface
public interface HttpExchanges {

  /** Decides what to send back, and how. */
  Reply reply(HttpRequest request);

  /**
   * An answer and what to do to it on the way.
   *
   * @param response the answer
   * @param delivery how it is delivered
   */
  record Reply(HttpResponse response, Delivery delivery) {

    /** Returns a reply that is delivered as it is. */
    public static Reply of(HttpResponse response) {
      return new Reply(response, Delivery.WHOLE);
    }
  }

  /** How an answer is delivered. */
  enum Delivery {
    /** All of it. */
    WHOLE,
    /** Head and half of the body, then the connection is closed. */
    HALF,
    /** Nothing: the connection is closed. */
    NOTHING
  }
}
