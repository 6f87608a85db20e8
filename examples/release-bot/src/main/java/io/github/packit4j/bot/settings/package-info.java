/** The settings of a bot: one YAML file, checked before anything is started. */
@NullMarked
package io.github.packit4j.bot.settings;

import org.jspecify.annotations.NullMarked;
