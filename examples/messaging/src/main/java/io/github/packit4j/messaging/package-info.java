/**
 * Fedora's message bus (fedora-messaging) over AMQP 0.9.1.
 *
 * <p>{@link io.github.packit4j.messaging.Broker} is where the bus is, {@link
 * io.github.packit4j.messaging.MessageQueue} where messages wait, {@link
 * io.github.packit4j.messaging.MessageConsumer} hands them on one after the other, and {@link
 * io.github.packit4j.messaging.MessagePublisher} sends some, as tests need. What messages mean is
 * read by {@link io.github.packit4j.core.event.MessageReader}; here they are texts with a topic.
 */
@NullMarked
package io.github.packit4j.messaging;

import org.jspecify.annotations.NullMarked;
