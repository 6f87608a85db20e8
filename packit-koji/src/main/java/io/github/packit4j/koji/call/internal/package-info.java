/** Reading of answers, and times as the hub takes them. */
@NullMarked
package io.github.packit4j.koji.call.internal;

import org.jspecify.annotations.NullMarked;
