/** Commands on package configurations. */
@NullMarked
package io.github.packit4j.cli.config;

import org.jspecify.annotations.NullMarked;
