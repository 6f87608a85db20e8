package io.github.packit4j.core.plan;

import java.net.URI;
import java.util.Optional;

/**
 * An archive that a release brings to the lookaside cache.
 *
 * @param fileName the name in the cache and in {@code sources}
 * @param origin where it was downloaded from; empty for one that an action has made, which only the
 *     work directory of the planning workflow has
 * @param hashType the hash in {@code sources}, in lower case, such as {@code sha512}
 * @param hash the archive's hash in lower-case hexadecimal digits
 * @param size its size in bytes
 */
public record PlannedUpload(
    String fileName, Optional<URI> origin, String hashType, String hash, long size) {}
