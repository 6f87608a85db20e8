/** What every HTTP client of packit4j needs once: retry, paging, limits, redaction, SPNEGO. */
@NullMarked
package io.github.packit4j.http;

import org.jspecify.annotations.NullMarked;
