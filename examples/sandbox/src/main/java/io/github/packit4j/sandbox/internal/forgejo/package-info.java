/** Forgejo and Gitea: {@code /api/v1}, webhooks, git and archives. */
@NullMarked
package io.github.packit4j.sandbox.internal.forgejo;

import org.jspecify.annotations.NullMarked;
