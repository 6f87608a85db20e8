/**
 * The RPM macro language: tables of macros, their expansion, and the environments of known
 * distributions.
 *
 * <p>A {@link io.github.packit4j.specfile.macro.MacroContext} is an immutable table that threads
 * share; a {@link io.github.packit4j.specfile.macro.MacroExpander} is one run over it, which a text
 * may change by its own {@code %define} and {@code %global}. Nothing is ever executed: shell and
 * Lua are evaluated only as far as pure code can, the rest stays as written and is reported.
 */
@NullMarked
package io.github.packit4j.specfile.macro;

import org.jspecify.annotations.NullMarked;
