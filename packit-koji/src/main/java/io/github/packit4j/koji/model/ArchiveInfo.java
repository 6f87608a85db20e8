package io.github.packit4j.koji.model;

/**
 * A file of a build that is no RPM.
 *
 * @param id the archive's number
 * @param fileName the file's name
 * @param buildId the build's number
 * @param size the size in bytes
 * @param type the kind of file, such as {@code jar}
 * @param struct the hub's struct
 */
public record ArchiveInfo(
    long id, String fileName, long buildId, long size, String type, KojiValue struct) {}
