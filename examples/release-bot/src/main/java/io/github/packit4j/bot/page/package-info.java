/** The status page of a bot: what its journal holds, as HTML and as JSON. */
@NullMarked
package io.github.packit4j.bot.page;

import org.jspecify.annotations.NullMarked;
