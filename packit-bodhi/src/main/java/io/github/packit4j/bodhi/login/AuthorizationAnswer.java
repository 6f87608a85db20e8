package io.github.packit4j.bodhi.login;

import io.github.packit4j.http.Secret;
import java.net.URI;

/**
 * A code that the identity provider exchanges for tokens, once.
 *
 * @param code the code
 * @param redirectUri where the provider was asked to send it
 */
public record AuthorizationAnswer(Secret code, URI redirectUri) {}
