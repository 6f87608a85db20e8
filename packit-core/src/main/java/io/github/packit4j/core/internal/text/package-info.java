/** What people read: commit messages, descriptions of pull requests, issues. */
@NullMarked
package io.github.packit4j.core.internal.text;

import org.jspecify.annotations.NullMarked;
