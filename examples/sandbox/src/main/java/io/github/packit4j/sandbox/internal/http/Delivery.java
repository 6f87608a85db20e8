package io.github.packit4j.sandbox.internal.http;

import java.time.Duration;

/** How an answer travels to the client. */
sealed interface Delivery {

  /** All of it. */
  Delivery WHOLE = new Whole();

  /** All of it. */
  record Whole() implements Delivery {}

  /** Nothing: the connection is closed. */
  record Dropped() implements Delivery {}

  /** Nothing: the connection stays open. */
  record Withheld() implements Delivery {}

  /** Head and half of the body, then the connection is closed. */
  record Half() implements Delivery {}

  /**
   * The first bytes of the body at once, each further one after a pause.
   *
   * @param offset how many bytes come at once
   * @param pause pause before each further one
   */
  record Slow(long offset, Duration pause) implements Delivery {}
}
