package io.github.packit4j.koji.internal.xmlrpc;

import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.model.KojiValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.xmlrpc.client.XmlRpcClientConfigImpl;
import org.apache.xmlrpc.client.XmlRpcClientRequestImpl;
import org.apache.xmlrpc.serializer.XmlRpcWriter;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Turns calls into request bodies and response bodies into values. The only door to Apache XML-RPC:
 * its writer, parser and types are used, its client and transports are not. Thread-safe.
 */
public final class XmlRpcCodec {
  // Koji nests a handful of levels; a level of arrays is three elements.
  private static final int MAX_ELEMENT_DEPTH = 300;
  private static final String DISALLOW_DOCTYPE =
      "http://apache.org/xml/features/disallow-doctype-decl";

  private final XmlRpcClientConfigImpl config = new XmlRpcClientConfigImpl();
  private final KojiTypeFactory types = new KojiTypeFactory();
  private final Lock parsersLock = new ReentrantLock();
  private final SAXParserFactory parsers = safeParsers();

  /** Makes parsers that refuse document types and read nothing but the document itself. */
  static SAXParserFactory safeParsers() {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(DISALLOW_DOCTYPE, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setXIncludeAware(false);
      return factory;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("The JDK's XML parser cannot be made safe", e);
    }
  }

  /**
   * Writes a call.
   *
   * @param method the method's name
   * @param arguments what {@link KojiValue#of} takes
   * @return the request body
   * @throws IllegalArgumentException if a value has no form in XML-RPC
   */
  public byte[] encode(String method, List<@Nullable Object> arguments) {
    PythonLayout layout = new PythonLayout();
    try {
      new XmlRpcWriter(config, layout, types)
          .write(new XmlRpcClientRequestImpl(config, method, arguments.toArray()));
      return layout.toBytes();
    } catch (SAXException e) {
      throw new IllegalArgumentException(
          "Tried to write the call of %s but failed because: %s".formatted(method, e.getMessage()),
          e);
    }
  }

  /**
   * Reads an answer.
   *
   * @param method the method called, for messages
   * @param body the response body
   * @return the value or fault
   * @throws KojiProtocolException if the body is not a well-formed answer, or holds a document
   *     type, an unknown type or too deep nesting
   */
  public XmlRpcReply decode(String method, byte[] body) {
    SafeResponseParser parser = new SafeResponseParser(config, types, MAX_ELEMENT_DEPTH);
    try (InputStream in = new ByteArrayInputStream(body)) {
      XMLReader reader = newReader();
      reader.setContentHandler(parser);
      // Without one the JDK prints errors to the standard error stream.
      reader.setErrorHandler(new DefaultHandler());
      reader.parse(new InputSource(in));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new KojiProtocolException(
          "Tried to read the answer to %s but failed because: %s".formatted(method, e.getMessage()),
          e);
    }
    if (!parser.isComplete()) {
      throw new KojiProtocolException("The answer to " + method + " holds no value");
    }
    KojiValue value = KojiValue.of(parser.value());
    return parser.isSuccess() ? new XmlRpcReply.Value(value) : new XmlRpcReply.Fault(fault(value));
  }

  private XMLReader newReader() throws ParserConfigurationException, SAXException {
    // A factory is not documented to be thread-safe.
    parsersLock.lock();
    try {
      return parsers.newSAXParser().getXMLReader();
    } finally {
      parsersLock.unlock();
    }
  }

  /**
   * Reads the struct of a fault, which a failed call of a batch is too.
   *
   * @param struct with {@code faultCode} and {@code faultString}
   * @return the fault
   */
  public static KojiFault fault(KojiValue struct) {
    return new KojiFault(
        struct.member("faultCode").asInt(), struct.member("faultString").asString());
  }
}
