/** What all commands share: accounts, output, errors and exit codes. */
@NullMarked
package io.github.packit4j.cli.run;

import org.jspecify.annotations.NullMarked;
