/** How JGit reaches a remote: its HTTP requests go through the caller's OkHttp client. */
@NullMarked
package io.github.packit4j.distgit.internal.transport;

import org.jspecify.annotations.NullMarked;
