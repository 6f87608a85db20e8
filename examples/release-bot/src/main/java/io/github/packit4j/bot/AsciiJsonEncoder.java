package io.github.packit4j.bot;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/**
 * Writes the log as JSON in ASCII: what others have written, such as a comment or the name of a
 * branch, breaks no line, and controls no terminal that the log is read at.
 */
public final class AsciiJsonEncoder extends JsonEncoder {

  private static final int DELETE = 127;

  @Override
  public byte[] encode(ILoggingEvent event) {
    String json = new String(super.encode(event), StandardCharsets.UTF_8);
    StringBuilder ascii = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c < DELETE) {
        ascii.append(c);
      } else {
        ascii.append("\\u%04x".formatted((int) c));
      }
    }
    return ascii.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
