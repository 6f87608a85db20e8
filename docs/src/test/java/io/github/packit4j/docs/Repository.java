package io.github.packit4j.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The repository as its documents speak of it. Tests run in the folder of this module. */
final class Repository {

  static final Path TOP = Path.of("..").toAbsolutePath().normalize();

  private static final Set<String> LEFT_OUT = Set.of("target", "node_modules");

  private Repository() {}

  /** Lists files, relative to the top, by the end of their names; nothing that is built. */
  static List<Path> files(String ending) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          TOP,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String name = String.valueOf(folder.getFileName());
              boolean hidden = name.startsWith(".") && !folder.equals(TOP);
              return hidden || LEFT_OUT.contains(name)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(ending)) {
                found.add(TOP.relativize(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(null);
    return found;
  }

  /** Lists documents that are maintained here: no files of tests. */
  static List<Document> documents() {
    return files(".md").stream()
        .filter(path -> !path.toString().contains("src"))
        .map(Repository::document)
        .toList();
  }

  static Document document(Path path) {
    try {
      return Document.read(TOP, path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path path) {
    try {
      return Files.readString(TOP.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives what a pattern's first group matches in a text. */
  static List<String> all(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.results().map((MatchResult match) -> match.group(1)).toList();
  }
}
