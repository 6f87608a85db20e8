/**
 * What is wrong with a configuration: each problem with its line, column and the mend, and the
 * exceptions that carry them. How problems are found is not here but in the readers.
 */
@NullMarked
package io.github.packit4j.config.problem;

import org.jspecify.annotations.NullMarked;
