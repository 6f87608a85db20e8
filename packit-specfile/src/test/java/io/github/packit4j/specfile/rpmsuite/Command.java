package io.github.packit4j.specfile.rpmsuite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A simple command of a script.
 *
 * @param words the command and its arguments
 * @param input the text of its here-document, or null
 * @param target the file its output goes to, or null
 * @param appends whether the output goes behind what the file has
 */
record Command(
    List<String> words, @Nullable String input, @Nullable String target, boolean appends) {}
