package io.github.packit4j.sandbox.internal.bodhi;

/**
 * How others learn what happens to an update.
 *
 * @param comments on its page
 * @param messages on the bus
 */
record Announcements(Comments comments, BodhiMessages messages) {}
