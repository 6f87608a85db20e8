package io.github.packit4j.koji;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The recorded exchanges with a real hub, in the shared folder beside the checkout. */
final class Recordings {
  private Recordings() {}

  /** One recorded exchange; a request or response that is not XML has no bytes. */
  record Exchange(String name, byte[] request, byte[] response) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Path directory() {
    Path directory =
        Path.of(System.getProperty("packit4j.shared", "../../shared"), "reference", "koji");
    Assumptions.assumeTrue(
        Files.isDirectory(directory),
        "skipped: no recordings at " + directory + "; set -Dpackit4j.shared");
    return directory;
  }

  /** All names, each exchange of a longer one separately. */
  static List<String> names() {
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.contains(".request.") || file.contains(".response."))
          .map(file -> file.replaceFirst("\\.(request|response)\\.(xml|txt)$", ""))
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Exchange exchange(String name) {
    return new Exchange(name, bytes(name + ".request.xml"), bytes(name + ".response.xml"));
  }

  private static byte[] bytes(String file) {
    try {
      Path path = directory().resolve(file);
      return Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
