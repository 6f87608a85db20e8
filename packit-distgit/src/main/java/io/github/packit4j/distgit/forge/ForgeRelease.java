package io.github.packit4j.distgit.forge;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A release as it was when it was read. On a forge without {@link Capability#RELEASES} each tag
 * stands for one, with the tag as its name and no text.
 *
 * @param tag the git tag
 * @param name the title; the tag if there is none
 * @param body the text, Markdown; empty if there is none
 * @param prerelease whether it is marked as not final
 * @param draft whether it is not published yet
 * @param webUrl its page
 * @param publishedAt when it was published, or empty for drafts and plain tags
 */
public record ForgeRelease(
    String tag,
    String name,
    String body,
    boolean prerelease,
    boolean draft,
    URI webUrl,
    Optional<Instant> publishedAt) {}
