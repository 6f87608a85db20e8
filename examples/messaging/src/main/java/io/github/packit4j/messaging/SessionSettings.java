package io.github.packit4j.messaging;

import io.github.packit4j.http.RetryPolicy;
import java.util.List;

/** What each session of a consumer is made of. */
record SessionSettings(
    Broker broker,
    MessageQueue queue,
    List<String> topics,
    MessageHandler handler,
    RefusedMessage.Listener refused,
    int prefetch,
    RetryPolicy retryPolicy) {}
