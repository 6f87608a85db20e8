package io.github.packit4j.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The Javadoc of all modules that the bill of materials names, in one tree.
 *
 * <p>Some modules have a {@code module-info} and some cannot have one yet. Of such a mixture the
 * javadoc tool makes one tree only if it reads all files as those of the unnamed module, so they
 * are given one by one, without source path and without descriptors.
 */
final class Api {

  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>packit-(\\S+)</artifactId>");
  private static final List<String> SOURCES =
      List.of("src/main/java", "target/generated-sources/annotations");

  private final Path repository;

  Api(Path repository) {
    this.repository = repository;
  }

  /**
   * Writes the tree.
   *
   * @param target where to
   * @param title the name and version of all
   * @throws IllegalStateException if the tool warns of anything; it has said of what
   */
  void write(Path target, String title) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-d",
                target.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-doctitle",
                title,
                "-windowtitle",
                title,
                "-locale",
                "en",
                "-encoding",
                "UTF-8",
                "-docencoding",
                "UTF-8",
                "-Xdoclint:all,-missing",
                "-Werror",
                "-notimestamp",
                "-quiet"));
    for (Path module : modules()) {
      arguments.addAll(sources(module));
    }
    ToolProvider javadoc = ToolProvider.findFirst("javadoc").orElseThrow();
    if (javadoc.run(System.out, System.err, arguments.toArray(new String[0])) != 0) {
      throw new IllegalStateException("The Javadoc has faults; they are listed above");
    }
  }

  private List<Path> modules() throws IOException {
    String bom = Files.readString(repository.resolve("packit-bom").resolve("pom.xml"));
    return ARTIFACT
        .matcher(bom)
        .results()
        .map((MatchResult artifact) -> artifact.group(1))
        .filter(name -> !name.equals("bom"))
        .map(
            name ->
                Stream.of("packit-" + name, "examples/" + name)
                    .map(repository::resolve)
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No folder of packit-" + name)))
        .toList();
  }

  private static List<String> sources(Path module) throws IOException {
    List<String> files = new ArrayList<>();
    for (String folder : SOURCES) {
      Path root = module.resolve(folder);
      if (Files.isDirectory(root)) {
        try (Stream<Path> paths = Files.walk(root)) {
          paths
              .filter(path -> path.toString().endsWith(".java") && isPublic(root.relativize(path)))
              .map(Path::toString)
              .forEach(files::add);
        }
      }
    }
    return files;
  }

  private static boolean isPublic(Path file) {
    return !file.endsWith("module-info.java")
        && Stream.iterate(file, Path::getParent)
            .takeWhile(path -> path != null)
            .noneMatch(path -> path.endsWith("internal"));
  }
}
