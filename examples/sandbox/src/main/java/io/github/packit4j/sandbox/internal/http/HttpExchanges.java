package io.github.packit4j.sandbox.internal.http;

/** What the server asks for each request it has read. */
@FunctionalInterface
interface HttpExchanges {

  /** Decides what to send back, and how. */
  Reply reply(HttpRequest request);

  /**
   * An answer and how it travels.
   *
   * @param response the answer
   * @param delivery how it is delivered
   */
  record Reply(HttpResponse response, Delivery delivery) {

    /** Returns a reply that is delivered as it is. */
    static Reply of(HttpResponse response) {
      return new Reply(response, Delivery.WHOLE);
    }
  }
}
