package io.github.packit4j.config.internal.read;

import io.github.packit4j.config.internal.place.KeyPath;
import io.github.packit4j.config.internal.yaml.YamlNode.Mark;

/**
 * A package of a file: its keys, those of the top level merged in, and where it was written.
 *
 * @param layer its keys
 * @param mark where it stands
 * @param path the path of its spec file, which may have to be added
 * @param complete whether a key it lacks has no value, also where it stands in a job
 */
record PackageLayer(Layer layer, Mark mark, KeyPath path, boolean complete) {}
