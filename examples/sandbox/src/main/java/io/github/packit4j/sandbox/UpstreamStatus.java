package io.github.packit4j.sandbox;

import java.net.URI;
import java.util.Optional;

/**
 * A status that was set on a commit of an upstream project.
 *
 * @param commit the commit id
 * @param context what it is about
 * @param state {@code pending}, {@code success}, {@code failure} or {@code error}
 * @param description one line
 * @param target where to read more
 * @param creator account that set it
 */
public record UpstreamStatus(
    String commit,
    String context,
    String state,
    String description,
    Optional<URI> target,
    String creator) {}
