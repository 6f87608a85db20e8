package io.github.packit4j.bodhi.model;

/**
 * A build as Bodhi knows it.
 *
 * @param nvr name, version and release: {@code python-ogr-0.62.3-1.fc45}
 * @param signed whether it has been signed
 * @param epoch the package's epoch, 0 without one
 * @param type what it consists of
 */
public record BodhiBuild(String nvr, boolean signed, int epoch, ContentType type) {}
