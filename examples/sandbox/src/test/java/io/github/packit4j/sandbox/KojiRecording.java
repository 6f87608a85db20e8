package io.github.packit4j.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A recorded exchange with a real hub. */
record KojiRecording(String name, String request, String headers, String response) {

  private static final Pattern REQUEST = Pattern.compile("(.*)\\.request\\.(xml|txt)");

  /** Returns all exchanges, in the order of their numbers. */
  static List<KojiRecording> all() {
    Path folder = Recordings.file("koji");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> REQUEST.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(matcher -> read(folder, matcher.group(1), matcher.group(2)))
          .sorted((one, other) -> one.name.compareTo(other.name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KojiRecording read(Path folder, String name, String type) {
    String xml = text(folder.resolve(name + ".response.xml"));
    return new KojiRecording(
        name,
        text(folder.resolve(name + ".request." + type)),
        text(folder.resolve(name + ".headers.txt")),
        xml.isEmpty() ? text(folder.resolve(name + ".response.txt")) : xml);
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> header(String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(headers);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Returns the call number that was sent. */
  Optional<Integer> number() {
    return header("^Koji-Session-Callnum: (\\d+)").map(Integer::valueOf);
  }

  /** Returns the query of an upload; empty if it is a call. */
  Optional<String> uploadQuery() {
    return header("^POST /kojihub\\?(filename\\S+)");
  }

  int contentLength() {
    return header("^Content-Length: (\\d+)").map(Integer::valueOf).orElse(0);
  }

  boolean isLogin() {
    return request.contains("<methodName>sslLogin<");
  }

  /** Returns the status of an answer that is no XML-RPC; 200 for one that is. */
  int status() {
    return header("^HTTP/1.1 (\\d+)").map(Integer::valueOf).orElse(200);
  }

  String method() {
    Matcher matcher = Pattern.compile("<methodName>([^<]+)<").matcher(request);
    return matcher.find() ? matcher.group(1) : "(none)";
  }
}
