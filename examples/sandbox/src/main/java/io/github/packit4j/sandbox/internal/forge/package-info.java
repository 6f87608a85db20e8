/** What GitHub, GitLab and Forgejo have in common; the dialects' packages have their wires. */
@NullMarked
package io.github.packit4j.sandbox.internal.forge;

import org.jspecify.annotations.NullMarked;
