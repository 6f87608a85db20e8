/**
 * Versions and releases as RPM and Fedora know them: EVR, NEVRA, pre-releases, {@code
 * %autorelease}.
 */
@NullMarked
package io.github.packit4j.specfile.version;

import org.jspecify.annotations.NullMarked;
