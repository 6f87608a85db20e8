package io.github.packit4j.config.internal.read;

import io.github.packit4j.config.problem.ConfigProblem;
import io.github.packit4j.config.problem.InvalidConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads files of bounded size and decodes them strictly. */
public final class ConfigFiles {

  private static final int MAX_BYTES = 1 << 20;

  private ConfigFiles() {}

  public static byte[] read(Path path) {
    try (InputStream input = Files.newInputStream(path)) {
      return input.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(message(path, "there is no such file"), e);
    } catch (IOException e) {
      throw new UncheckedIOException(message(path, String.valueOf(e.getMessage())), e);
    }
  }

  private static String message(Path path, String reason) {
    return "Tried to load the configuration %s but failed because: %s".formatted(path, reason);
  }

  /** Returns the text of a file without a byte order mark. */
  public static String text(byte[] content, String file) {
    if (content.length > MAX_BYTES) {
      throw refused(
          file, 1, 1, "the file has more than the %,d bytes that are read".formatted(MAX_BYTES));
    }
    try {
      return withoutMark(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      throw notUtf8(content, file);
    }
  }

  public static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Names the line and column of the first byte that is wrong. */
  private static InvalidConfigException notUtf8(byte[] content, String file) {
    ByteBuffer input = ByteBuffer.wrap(content);
    CharBuffer output = CharBuffer.allocate(content.length);
    StandardCharsets.UTF_8.newDecoder().decode(input, output, true);
    String before = output.flip().toString();
    int lines = (int) before.chars().filter(c -> c == '\n').count();
    int start = before.lastIndexOf('\n') + 1;
    return refused(
        file,
        lines + 1,
        before.codePointCount(start, before.length()) + 1,
        "the file is not in UTF-8: the byte 0x%02X is wrong here; save it in UTF-8"
            .formatted(content[input.position()] & 0xFF));
  }

  private static InvalidConfigException refused(String file, int line, int column, String message) {
    return new InvalidConfigException(
        file,
        List.of(
            new ConfigProblem(
                ConfigProblem.Severity.ERROR, file, line, column, "", message, Optional.empty())));
  }
}
