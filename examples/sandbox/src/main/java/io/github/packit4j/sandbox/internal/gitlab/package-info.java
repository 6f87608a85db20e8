/** GitLab: {@code /api/v4}, webhooks, git and archives. */
@NullMarked
package io.github.packit4j.sandbox.internal.gitlab;

import org.jspecify.annotations.NullMarked;
