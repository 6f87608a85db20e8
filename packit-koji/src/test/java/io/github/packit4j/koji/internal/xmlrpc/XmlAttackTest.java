package io.github.packit4j.koji.internal.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.koji.KojiProtocolException;
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
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    try (MockWebServer server = new MockWebServer()) {
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
