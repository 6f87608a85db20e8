package io.github.packit4j.core.internal.job;

import java.net.URI;
import java.util.Optional;

/**
 * The release that is brought downstream.
 *
 * @param project the upstream project's web address; empty for an upstream without git
 * @param tag the tag; empty for an upstream without git
 * @param commit the tagged commit's full hash; empty for an upstream without git
 * @param version the version as upstream writes it
 * @param description the text of the release on its forge, if it has one
 */
public record UpstreamRelease(
    Optional<URI> project,
    Optional<String> tag,
    Optional<String> commit,
    String version,
    Optional<String> description) {}
