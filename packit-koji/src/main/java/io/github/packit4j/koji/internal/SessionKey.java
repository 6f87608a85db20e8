package io.github.packit4j.koji.internal;

import io.github.packit4j.http.Secret;

/**
 * A session of the hub.
 *
 * @param id its number, which survives a renewal
 * @param key its key, which does not
 */
record SessionKey(long id, Secret key) {}
