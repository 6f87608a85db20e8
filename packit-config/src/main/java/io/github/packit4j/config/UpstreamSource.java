package io.github.packit4j.config;

/**
 * One item of {@code sources}: where to download a source from instead of its URL in the spec file.
 *
 * @param path the file's path
 * @param url the URL to download
 */
public record UpstreamSource(String path, String url) {}
