/**
 * What RPM refuses: a reading of the spec file line by line as rpmbuild parses it, with one class
 * for each kind of rule.
 *
 * <p>The rules are those of RPM's parser (its files {@code build/parse*.c}), releases 4.18 to 6.
 */
@NullMarked
package io.github.packit4j.specfile.internal.check;

import org.jspecify.annotations.NullMarked;
