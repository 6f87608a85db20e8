package io.github.packit4j.quickstart;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The command line.
 *
 * @param plan whether to print what would be done instead of doing it
 * @param release a folder with a real release to run instead of the built-in story
 */
record Options(boolean plan, Optional<Path> release) {

  static Options parse(String... args) {
    boolean plan = false;
    Optional<Path> release = Optional.empty();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--plan")) {
        plan = true;
      } else if (args[i].equals("--release") && i + 1 < args.length) {
        release = Optional.of(Path.of(args[++i]));
      } else if (!args[i].isBlank()) {
        throw new IllegalArgumentException(
            "Unknown option '%s'. Use --plan, or --release and a folder.".formatted(args[i]));
      }
    }
    return new Options(plan, release);
  }
}
