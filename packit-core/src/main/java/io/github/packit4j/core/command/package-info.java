/** What people ask of a workflow in comments: the commands and their grammar. */
@NullMarked
package io.github.packit4j.core.command;

import org.jspecify.annotations.NullMarked;
