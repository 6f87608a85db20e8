package io.github.packit4j.core.event;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every delivery and message of the reference gives the event that stands in the table {@code
 * reference.txt}, and every file has its line there. A line is the file, what happened, what it is
 * about, by which id and when.
 */
class ReferenceEventsTest {

  @BeforeEach
  void requireReference() {
    assumeTrue(
        Files.isDirectory(Recordings.REFERENCE),
        "the recorded deliveries and messages are not beside the checkout: "
            + Recordings.REFERENCE
            + "; CheckedInDeliveriesTest has some of the project's own");
  }

  @Test
  void everyFileGivesItsEvent() throws IOException {
    TreeMap<String, String> read = new TreeMap<>();
    for (String folder : List.of("webhooks", "messages", "bodhi/messages")) {
      try (Stream<Path> files = Files.walk(Recordings.REFERENCE.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = Recordings.REFERENCE.relativize(file).toString();
          read.put(
              name,
              String.join(" || ", Recordings.events(name).stream().map(EventLine::of).toList()));
        }
      }
    }
    Samples.requireTable("reference.txt", lines(read));
  }

  private static String lines(TreeMap<String, String> read) {
    StringBuilder lines = new StringBuilder();
    read.forEach(
        (file, line) -> lines.append("%s | %s%n".formatted(file, line.isEmpty() ? "none" : line)));
    return lines.toString();
  }
}
