/** What a bot does, kept in its database: steps, outcomes, and plans that wait for people. */
@NullMarked
package io.github.packit4j.bot.journal;

import org.jspecify.annotations.NullMarked;
