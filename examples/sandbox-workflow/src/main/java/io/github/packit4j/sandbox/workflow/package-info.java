/** packit4j's clients and its workflow, connected to a sandbox. */
@NullMarked
package io.github.packit4j.sandbox.workflow;

import org.jspecify.annotations.NullMarked;
