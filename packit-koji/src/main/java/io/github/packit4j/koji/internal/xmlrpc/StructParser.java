package io.github.packit4j.koji.internal.xmlrpc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.ws.commons.util.NamespaceContextImpl;
import org.apache.xmlrpc.common.TypeFactory;
import org.apache.xmlrpc.common.XmlRpcStreamConfig;
import org.apache.xmlrpc.parser.RecursiveTypeParserImpl;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads a struct as an unmodifiable map that keeps the order sent; the library's own loses it. */
final class StructParser extends RecursiveTypeParserImpl {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
  private final StringBuilder name = new StringBuilder();
  private int level;
  private boolean inName;
  private boolean inValue;
  private boolean named;
  private boolean valued;
  private @Nullable Object value;

  StructParser(XmlRpcStreamConfig config, NamespaceContextImpl context, TypeFactory factory) {
    super(config, context, factory);
  }

  @Override
  protected void addResult(@Nullable Object result) {
    value = result;
    valued = true;
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes)
      throws SAXException {
    switch (level++) {
      case 0 -> expect("struct", local);
      case 1 -> {
        expect("member", local);
        named = false;
        valued = false;
      }
      case 2 -> startPart(local);
      default -> {
        if (inName) {
          throw malformed("an element in the name of a member");
        }
        super.startElement(uri, local, qualified, attributes);
      }
    }
  }

  private void startPart(String local) throws SAXException {
    if (local.equals("name") && !named) {
      inName = true;
      name.setLength(0);
    } else if (local.equals("value") && !valued) {
      inValue = true;
      startValueTag();
    } else {
      throw malformed("element " + local + " in a member");
    }
  }

  @Override
  public void endElement(String uri, String local, String qualified) throws SAXException {
    switch (--level) {
      case 0 -> setResult(Collections.unmodifiableMap(members));
      case 1 -> endMember();
      case 2 -> endPart();
      default -> super.endElement(uri, local, qualified);
    }
  }

  private void endPart() throws SAXException {
    if (inName) {
      inName = false;
      named = true;
    } else {
      endValueTag();
      inValue = false;
    }
  }

  private void endMember() throws SAXException {
    if (!named || !valued) {
      throw malformed("a member without name or value");
    }
    members.put(name.toString(), value);
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    if (inName) {
      name.append(text, start, length);
    } else if (inValue) {
      super.characters(text, start, length);
    } else if (!isEmpty(text, start, length)) {
      throw malformed("text between members");
    }
  }

  private void expect(String wanted, String got) throws SAXException {
    if (!wanted.equals(got)) {
      throw malformed("element " + got + " where " + wanted + " belongs");
    }
  }

  private SAXException malformed(String what) {
    return new SAXParseException("A struct has " + what, getDocumentLocator());
  }
}
