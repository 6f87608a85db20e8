package io.github.packit4j.koji.model;

/**
 * A build target: where packages for the build root come from and where the result goes.
 *
 * @param id the target's number
 * @param name the target's name, such as {@code f43-candidate}
 * @param buildTagId number of the tag with the build root
 * @param buildTag the tag with the build root, the base of side tags
 * @param destinationTagId number of the tag that gets the result
 * @param destinationTag the tag that gets the result, the candidate tag in Fedora
 */
public record BuildTarget(
    long id,
    String name,
    long buildTagId,
    String buildTag,
    long destinationTagId,
    String destinationTag) {}
