package io.github.packit4j.koji.internal.xmlrpc;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Writes SAX events as UTF-8 in the layout of Koji's own client, line breaks included, so that a
 * request can be compared with a recorded one byte by byte.
 */
final class PythonLayout extends DefaultHandler {
  private static final Set<String> BREAK_AFTER_START =
      Set.of("methodCall", "params", "param", "data", "struct", "member");
  private static final Set<String> BREAK_AFTER_END =
      Set.of("methodCall", "methodName", "params", "param", "value", "member", "name");

  private final StringBuilder text = new StringBuilder("<?xml version='1.0'?>\n");
  private boolean afterNil;

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes) {
    if (qualified.equals("nil")) {
      text.append("<nil/>");
      return;
    }
    text.append('<').append(qualified).append('>');
    if (BREAK_AFTER_START.contains(qualified)) {
      text.append('\n');
    }
  }

  @Override
  public void endElement(String uri, String local, String qualified) {
    if (qualified.equals("nil")) {
      afterNil = true;
      return;
    }
    text.append("</").append(qualified).append('>');
    // Python's writer of nil leaves the line break out.
    if (BREAK_AFTER_END.contains(qualified) && !afterNil) {
      text.append('\n');
    }
    afterNil = false;
  }

  @Override
  public void characters(char[] chars, int start, int length) throws SAXException {
    for (int i = start; i < start + length; i++) {
      append(chars[i]);
    }
  }

  private void append(char c) throws SAXException {
    switch (c) {
      case '&' -> text.append("&amp;");
      case '<' -> text.append("&lt;");
      case '>' -> text.append("&gt;");
      // A bare one would arrive as a line feed.
      case '\r' -> text.append("&#13;");
      default -> {
        if ((c < ' ' && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF) {
          throw new SAXException("XML cannot hold the character U+%04X".formatted((int) c));
        }
        text.append(c);
      }
    }
  }

  byte[] toBytes() throws SAXException {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return Arrays.copyOf(bytes.array(), bytes.limit());
    } catch (CharacterCodingException e) {
      throw new SAXException("half of a surrogate pair cannot be sent", e);
    }
  }
}
