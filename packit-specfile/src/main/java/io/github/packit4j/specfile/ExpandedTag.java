package io.github.packit4j.specfile;

import io.github.packit4j.specfile.syntax.Tag;

/**
 * A tag with its value for one macro context.
 *
 * @param tag the tag as written
 * @param value the value with macros expanded as RPM does when it reads the line
 * @param valid whether it counts: false in the branch of a condition that does not hold, in a macro
 *     that leaves it out (<code>%{?x:URL: u}</code>), and in the body of a definition
 */
public record ExpandedTag(Tag tag, String value, boolean valid) {}
