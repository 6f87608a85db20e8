/** The code of the guide: a class a page, compiled here and compared with the pages. */
@NullMarked
package io.github.packit4j.docs.guide;

import org.jspecify.annotations.NullMarked;
