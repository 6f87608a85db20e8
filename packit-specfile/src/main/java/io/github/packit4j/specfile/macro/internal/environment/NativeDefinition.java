package io.github.packit4j.specfile.macro.internal.environment;

/**
 * A native macro with its name and option letters.
 *
 * @param options as between the parentheses of a definition; {@code -} leaves all words operands
 */
public record NativeDefinition(String name, String options, NativeMacro function) {}
