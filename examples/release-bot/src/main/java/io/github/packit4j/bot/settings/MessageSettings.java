package io.github.packit4j.bot.settings;

import io.github.packit4j.messaging.Broker;
import io.github.packit4j.messaging.MessageQueue;

/**
 * Where messages come from.
 *
 * @param broker the broker
 * @param queue the queue, which all bots with one database share
 */
public record MessageSettings(Broker broker, MessageQueue queue) {}
