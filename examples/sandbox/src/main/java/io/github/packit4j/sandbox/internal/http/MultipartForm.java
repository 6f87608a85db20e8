package io.github.packit4j.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a {@code multipart/form-data} body, or of a URL-encoded one. */
public final class MultipartForm {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("; *name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("; *filename=\"([^\"]*)\"");

  private final List<Field> fields;

  private record Field(String name, Optional<String> fileName, byte[] content) {}

  /**
   * A file field.
   *
   * @param name file name, if the client gave one
   * @param content content
   */
  public record File(Optional<String> name, byte[] content) {}

  private MultipartForm(List<Field> fields) {
    this.fields = fields;
  }

  /** Reads the form of a request; a body of another kind has no fields. */
  public static MultipartForm of(HttpRequest request) {
    List<Field> fields = new ArrayList<>();
    String type = request.header("content-type").orElse("");
    Matcher boundary = BOUNDARY.matcher(type);
    if (type.startsWith("multipart/form-data") && boundary.find()) {
      split(request.body(), "--" + boundary.group(1), fields);
    } else {
      request
          .form()
          .forEach(
              (name, values) ->
                  values.forEach(
                      value ->
                          fields.add(
                              new Field(
                                  name,
                                  Optional.empty(),
                                  value.getBytes(StandardCharsets.UTF_8)))));
    }
    return new MultipartForm(fields);
  }

  private static void split(byte[] body, String delimiter, List<Field> fields) {
    // ISO 8859-1 maps every byte to the character of the same number.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int start = text.indexOf(delimiter);
    while (start >= 0) {
      int head = start + delimiter.length() + 2;
      int blank = text.indexOf("\r\n\r\n", start);
      int next = text.indexOf("\r\n" + delimiter, head);
      if (blank < 0 || next < 0) {
        if (blank >= 0) {
          add(
              text.substring(head, blank),
              Arrays.copyOfRange(body, blank + 4, body.length),
              fields);
        }
        return;
      }
      add(text.substring(head, blank), Arrays.copyOfRange(body, blank + 4, next), fields);
      start = next + 2;
    }
  }

  private static void add(String head, byte[] content, List<Field> fields) {
    Matcher name = NAME.matcher(head);
    if (name.find()) {
      Matcher fileName = FILE_NAME.matcher(head);
      Optional<String> file =
          fileName.find() ? Optional.of(utf8(fileName.group(1))) : Optional.empty();
      fields.add(new Field(utf8(name.group(1)), file, content));
    }
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Returns the names of all fields in their order. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    fields.forEach(field -> names.add(field.name()));
    return names;
  }

  /** Returns the texts of all fields of a name. */
  public List<String> texts(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(field -> new String(field.content(), StandardCharsets.UTF_8))
        .toList();
  }

  /** Returns all file fields of a name, which may lack a file name. */
  public List<File> files(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(field -> new File(field.fileName(), field.content()))
        .toList();
  }
}
