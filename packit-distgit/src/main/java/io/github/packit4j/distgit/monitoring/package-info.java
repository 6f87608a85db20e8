/** What Anitya, the program of release-monitoring.org, knows of upstream versions. */
@NullMarked
package io.github.packit4j.distgit.monitoring;

import org.jspecify.annotations.NullMarked;
