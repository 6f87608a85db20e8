package io.github.packit4j.koji.internal.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.koji.failure.KojiProtocolException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.XMLConstants;
import javax.xml.parsers.SAXParserFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Answers that are made to do harm. */
class XmlAttackTest {
  private static final AtomicInteger DESERIALIZED = new AtomicInteger();

  private final XmlRpcCodec codec = new XmlRpcCodec();

  /** Counts how often it is brought to life. */
  public static final class Bomb extends RuntimeException implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      DESERIALIZED.incrementAndGet();
    }
  }

  private static String response(String value) {
    return "<methodResponse><params><param><value>"
        + value
        + "</value></param></params></methodResponse>";
  }

  private XmlRpcReply decode(String xml) {
    return codec.decode("getBuild", xml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsNoExternalEntity(@TempDir Path dir) throws IOException {
    Path secret = Files.writeString(dir.resolve("secret"), "hush");

    assertThatThrownBy(
            () ->
                decode(
                    "<!DOCTYPE r [<!ENTITY x SYSTEM '"
                        + secret.toUri()
                        + "'>]>"
                        + response("<string>&x;</string>")))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("DOCTYPE")
        .hasMessageNotContaining("hush");
  }

  @Test
  void fetchesNoDocumentType() throws IOException {
    try (MockWebServer server = PromptSockets.webServer()) {
      server.enqueue(new MockResponse.Builder().body("<!ELEMENT methodResponse ANY>").build());
      server.start();

      assertThatThrownBy(
              () ->
                  decode(
                      "<!DOCTYPE methodResponse SYSTEM '%s'>".formatted(server.url("/x.dtd"))
                          + response("<int>1</int>")))
          .isInstanceOf(KojiProtocolException.class);
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  void expandsNoBillionLaughs() {
    StringBuilder entities = new StringBuilder("<!DOCTYPE r [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 30; i++) {
      entities.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1));
    }

    assertThatThrownBy(() -> decode(entities + "]>" + response("<string>&a29;</string>")))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("DOCTYPE");
  }

  @Test
  void deserializesNoFaultCause() throws IOException {
    String fault =
        "<methodResponse><fault><value><struct>"
            + "<member><name>faultCode</name><value><int>1</int></value></member>"
            + "<member><name>faultString</name><value>boom</value></member>"
            + "<member><name>faultCause</name><value><base64>"
            + serializedBomb()
            + "</base64></value></member></struct></value></fault></methodResponse>";

    XmlRpcReply reply = decode(fault);

    assertThat(reply).isInstanceOf(XmlRpcReply.Fault.class);
    assertThat(DESERIALIZED).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"serializable", "jaxb", "dom", "i8", "bigdecimal"})
  void knowsNoExtensionTypes(String type) throws IOException {
    String extension =
        "<ex:%s xmlns:ex='http://ws.apache.org/xmlrpc/namespaces/extensions'>%s</ex:%s>"
            .formatted(type, serializedBomb(), type);

    assertThatThrownBy(() -> decode(response(extension))).isInstanceOf(KojiProtocolException.class);
    assertThat(DESERIALIZED).hasValue(0);
  }

  /** If the refusal of document types were lost, nothing outside of the answer is read still. */
  @Test
  void entitiesStayOffWithoutTheRefusalOfDocumentTypes(@TempDir Path dir) throws Exception {
    Path secret = Files.writeString(dir.resolve("secret"), "hush");
    Path types = Files.writeString(dir.resolve("types.dtd"), "<!ENTITY y 'hush'>");
    SAXParserFactory factory = XmlRpcCodec.safeParsers();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", false);

    String entity = "<!DOCTYPE r [<!ENTITY x SYSTEM '%s'>]><r>&x;</r>".formatted(secret.toUri());
    assertThat(textOf(factory, entity)).isEmpty();
    String declared = "<!DOCTYPE r [<!ENTITY %% p SYSTEM '%s'> %%p;]><r>&y;</r>";
    assertThatThrownBy(() -> textOf(factory, declared.formatted(types.toUri())))
        .isInstanceOf(SAXException.class)
        .hasMessageContaining("not declared");
    assertThat(factory.getFeature(XMLConstants.FEATURE_SECURE_PROCESSING)).isTrue();
    assertThat(factory.getFeature("http://xml.org/sax/features/external-general-entities"))
        .isFalse();
    assertThat(factory.getFeature("http://xml.org/sax/features/external-parameter-entities"))
        .isFalse();
    assertThat(factory.isXIncludeAware()).isFalse();
  }

  private static String textOf(SAXParserFactory factory, String xml) throws Exception {
    StringBuilder read = new StringBuilder();
    factory
        .newSAXParser()
        .parse(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
            new DefaultHandler() {
              @Override
              public void characters(char[] text, int start, int length) {
                read.append(text, start, length);
              }
            });
    return read.toString();
  }

  @Test
  void nestsAsDeepAsTheLimitAndNoDeeper() {
    // An answer has four elements around its value, an array three, and nil one.
    int arrays = (300 - 4 - 1) / 3;
    String deepest =
        "<array><data><value>".repeat(arrays) + "%s" + "</value></data></array>".repeat(arrays);
    assertThat(4 + 3 * arrays + 1).isEqualTo(299);

    assertThat(decode(response(deepest.formatted("<nil/>")))).isInstanceOf(XmlRpcReply.Value.class);
    String one =
        deepest.formatted("<struct><member><name>a</name><value>1</value></member></struct>");
    assertThatThrownBy(() -> decode(response(one)))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("nested deeper than 300 elements");
    String exactly = deepest.formatted("<array><data></data></array>");
    assertThat(decode(response(exactly))).isInstanceOf(XmlRpcReply.Value.class);
  }

  @Test
  void readsNumbersOfTheLimitsLengthAndNoLonger() {
    String longest = "0." + "1".repeat(398);

    assertThat(decode(response("<double>" + longest + "</double>")))
        .isInstanceOf(XmlRpcReply.Value.class);
    assertThatThrownBy(() -> decode(response("<double>" + longest + "1</double>")))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("is not a valid double");
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 1_000_000})
  void refusesDeepNesting(int depth) {
    String xml =
        response("<array><data><value>".repeat(depth) + "</value></data></array>".repeat(depth));

    assertThatThrownBy(() -> decode(xml))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("nested deeper");
  }

  @Test
  void refusesDeepNestingOfUnknownElements() {
    assertThatThrownBy(() -> decode("<a>".repeat(100_000) + "</a>".repeat(100_000)))
        .isInstanceOf(KojiProtocolException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<int>99999999999999999999</int>",
        "<int>abc</int>",
        "<double>1e</double>",
        "<boolean>2</boolean>",
        "<nil>x</nil>",
        "<dateTime.iso8601>20251399T00:00:00</dateTime.iso8601>",
        "<base64>!</base64>",
        "<struct><member><name>a</name></member></struct>",
        "<struct><member><value>1</value></member></struct>",
        "<struct><member><name><b/></name><value>1</value></member></struct>",
        "<struct>text</struct>",
        "<script>1</script>",
      })
  void refusesWhatIsNoValue(String value) {
    assertThatThrownBy(() -> decode(response(value))).isInstanceOf(KojiProtocolException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not xml",
        "<html><body>hello</body></html>",
        "<methodResponse/>",
        "<methodResponse><params/></methodResponse>",
        "<methodResponse><params><param><value>1</value></param>",
        "<methodResponse><params><param><value>1</value></param><param><value>2</value></param>"
            + "</params></methodResponse>",
        "<methodResponse><fault><value>oops</value></fault></methodResponse>",
      })
  void refusesWhatIsNoAnswer(String xml) {
    assertThatThrownBy(() -> decode(xml)).isInstanceOf(KojiProtocolException.class);
  }

  @Test
  void readsALargeHonestAnswer() {
    String text = "a &amp; b &lt; c\n".repeat(500_000);

    XmlRpcReply reply = decode(response("<string>" + text + "</string>"));

    assertThat(((XmlRpcReply.Value) reply).value().asString()).hasSize(500_000 * 10);
  }

  private static String serializedBomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Bomb());
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
