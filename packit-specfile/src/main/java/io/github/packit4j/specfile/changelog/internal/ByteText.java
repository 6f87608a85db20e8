package io.github.packit4j.specfile.changelog.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 so that every byte survives: a byte that is no part of valid UTF-8 becomes a lone
 * surrogate U+DC80 to U+DCFF, which valid UTF-8 never yields, and is written back as that byte.
 */
public final class ByteText {

  private static final char REPLACEMENT = '\uFFFD';
  private static final char ESCAPE = '\uDC00';

  private ByteText() {}

  public static String decode(byte[] bytes) {
    String valid = new String(bytes, StandardCharsets.UTF_8);
    // nearly every file: no byte had to be replaced
    return valid.indexOf(REPLACEMENT) < 0 ? valid : decodeAny(bytes);
  }

  private static String decodeAny(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return out.flip().toString();
      }
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (ESCAPE | (in.get() & 0xFF)));
      }
    }
  }

  public static byte[] encode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    // nearly every text: no lone surrogate became a question mark
    return questionMarks(text) == questionMarks(new String(bytes, StandardCharsets.ISO_8859_1))
        ? bytes
        : encodeAny(text);
  }

  private static int questionMarks(String text) {
    int count = 0;
    for (int at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
      count++;
    }
    return count;
  }

  private static byte[] encodeAny(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (isPair(text, i)) {
        i++;
        continue;
      }
      out.writeBytes(text.substring(plain, i).getBytes(StandardCharsets.UTF_8));
      if (c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF) {
        out.write(c & 0xFF);
      } else {
        out.write('?');
      }
      plain = i + 1;
    }
    out.writeBytes(text.substring(plain).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static boolean isPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }
}
