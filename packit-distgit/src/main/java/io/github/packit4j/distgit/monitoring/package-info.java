/** What Anitya, the program of release-monitoring.org, knows of upstream versions, and its bugs. */
@NullMarked
package io.github.packit4j.distgit.monitoring;

import org.jspecify.annotations.NullMarked;
