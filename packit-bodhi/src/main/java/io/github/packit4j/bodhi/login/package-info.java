/**
 * Logging in to the identity provider of a Bodhi server: {@link
 * io.github.packit4j.bodhi.login.OidcLogin}, the ways to prove who one is, and where tokens are
 * kept.
 */
@NullMarked
package io.github.packit4j.bodhi.login;

import org.jspecify.annotations.NullMarked;
