package io.github.packit4j.koji.internal.xmlrpc;

import org.apache.xmlrpc.common.TypeFactory;
import org.apache.xmlrpc.common.XmlRpcStreamRequestConfig;
import org.apache.xmlrpc.parser.XmlRpcResponseParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The library's response parser without its dangers: the value of a fault is kept as plain data, so
 * that a {@code faultCause} is never deserialized (CVE-2019-17570), and nesting is bounded, since
 * each level costs stack and time for every event below it.
 */
final class SafeResponseParser extends XmlRpcResponseParser {
  private final int maxElementDepth;
  private int depth;
  private int results;
  private @Nullable Object result;

  SafeResponseParser(XmlRpcStreamRequestConfig config, TypeFactory factory, int maxElementDepth) {
    super(config, factory);
    this.maxElementDepth = maxElementDepth;
  }

  @Override
  protected void addResult(@Nullable Object value) throws SAXException {
    if (results++ > 0) {
      throw new SAXParseException("more than one value", getDocumentLocator());
    }
    result = value;
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes)
      throws SAXException {
    if (++depth > maxElementDepth) {
      throw new SAXParseException(
          "nested deeper than " + maxElementDepth + " elements", getDocumentLocator());
    }
    super.startElement(uri, local, qualified, attributes);
  }

  @Override
  public void endElement(String uri, String local, String qualified) throws SAXException {
    depth--;
    super.endElement(uri, local, qualified);
  }

  boolean isComplete() {
    return results == 1 && depth == 0;
  }

  @Nullable Object value() {
    return result;
  }
}
