package io.github.packit4j.koji.model;

/**
 * A log kept with a finished build.
 *
 * @param name the file's name
 * @param directory the architecture or other part it belongs to
 * @param path the path below the hub's top directory
 */
public record BuildLog(String name, String directory, String path) {}
