package io.github.packit4j.koji.internal.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.model.KojiValue;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

class XmlRpcCodecTest {
  private final XmlRpcCodec codec = new XmlRpcCodec();

  private String encode(@Nullable Object value) {
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(value);
    return new String(codec.encode("echo", arguments), StandardCharsets.UTF_8);
  }

  /** What the hub's echo would answer to a request. */
  private KojiValue echo(@Nullable Object value) {
    String answer =
        encode(value)
            .replace("<methodName>echo</methodName>", "")
            .replace("methodCall>", "methodResponse>");
    XmlRpcReply reply = codec.decode("echo", answer.getBytes(StandardCharsets.UTF_8));
    return ((XmlRpcReply.Value) reply).value();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsReadAgain(@ForAll("values") Object value) {
    assertThat(echo(value)).isEqualTo(KojiValue.of(value));
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> text =
        Arbitraries.strings()
            .withCharRange(' ', '\uD7FF')
            .withChars('\t', '\n', '\r', '&', '<', '>', '"')
            .ofMaxLength(20)
            .map(string -> string);
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            text,
            Arbitraries.longs().map(number -> number),
            Arbitraries.doubles().map(number -> number),
            Arbitraries.of(true, false).map(flag -> flag),
            Arbitraries.just(LocalDateTime.of(2025, 11, 6, 12, 0)));
    return Arbitraries.recursive(() -> scalars, XmlRpcCodecTest::nested, 0, 2);
  }

  private static Arbitrary<Object> nested(Arbitrary<Object> inner) {
    return Arbitraries.oneOf(
        inner.list().ofMaxSize(3).map(list -> list),
        Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(5), inner)
            .ofMaxSize(3)
            .map(map -> map));
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5",
    "0.1, 0.1",
    "1e20, 1e+20",
    "1700000000.0, 1700000000.0",
    "1e16, 1e+16",
    "123456789012345.0, 123456789012345.0",
    "1e-5, 1e-05",
    "0.0001, 0.0001",
    "-2.5e-7, -2.5e-07",
    "0.0, 0.0",
    "1.7976931348623157e308, 1.7976931348623157e+308"
  })
  void writesDoublesAsPythonDoes(double number, String text) {
    assertThat(encode(number)).contains("<double>" + text + "</double>");
  }

  @Test
  void picksTheIntegerTypeBySize() {
    assertThat(encode(2147483647L)).contains("<int>2147483647</int>");
    assertThat(encode(2147483648L)).contains("<i8>2147483648</i8>");
    assertThat(encode(-2147483649L)).contains("<i8>-2147483649</i8>");
  }

  @Test
  void sendsBytes() {
    assertThat(echo(new byte[] {1, 2, 3}).asBytes()).containsExactly(1, 2, 3);
  }

  @Test
  void keepsTheOrderOfMembers() {
    KojiValue struct = echo(new java.util.LinkedHashMap<>(Map.of("b", 1L)));
    assertThat(struct.asStruct()).containsOnlyKeys("b");
    java.util.Map<String, Object> many = new java.util.LinkedHashMap<>();
    for (String name : "zulu yankee x-ray whiskey victor alpha".split(" ", -1)) {
      many.put(name, 1L);
    }
    assertThat(echo(many).asStruct().keySet()).containsExactlyElementsOf(many.keySet());
  }

  @Test
  void refusesWhatXmlCannotHold() {
    assertThatThrownBy(() -> encode("a\u0000b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+0000");
    assertThatThrownBy(() -> encode("a\uD800b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> encode(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> encode(new Object())).isInstanceOf(IllegalArgumentException.class);
    assertThat(echo("a\uD83D\uDE00b").asString()).isEqualTo("a\uD83D\uDE00b");
  }

  private Object read(String value) {
    String xml =
        "<methodResponse><params><param><value>%s</value></param></params></methodResponse>"
            .formatted(value);
    XmlRpcReply reply = codec.decode("x", xml.getBytes(StandardCharsets.UTF_8));
    return ((XmlRpcReply.Value) reply).value().toJava().orElse("nil");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<int> 7 </int> | Long 7",
        "<i4>7</i4> | Long 7",
        "<i8>2147483648</i8> | Long 2147483648",
        "<double> 1.5 </double> | Double 1.5",
        "<double>inf</double> | Double Infinity",
        "<double>-inf</double> | Double -Infinity",
        "<double>nan</double> | Double NaN",
        "<boolean>1</boolean> | Boolean true",
        "<boolean>0</boolean> | Boolean false",
        "<nil/> | String nil",
        "<nil> </nil> | String nil",
        "text | String text",
        "<dateTime.iso8601>20251106T12:34:56</dateTime.iso8601> |"
            + " LocalDateTime 2025-11-06T12:34:56",
      })
  void readsTheTypesOfAnAnswer(String wire, String read) {
    Object value = read(wire);

    assertThat(value.getClass().getSimpleName() + " " + value).isEqualTo(read);
  }

  @Test
  void readsBytesOverLinesAndKeepsTheSpaceOfTexts() {
    assertThat(KojiValue.of(read("<base64>YWJj\n ZGVm\n</base64>")).asBytes())
        .containsExactly('a', 'b', 'c', 'd', 'e', 'f');
    assertThat(read("<string> a </string>")).isEqualTo(" a ");
  }

  @Test
  void readsSpaceBetweenMembersAndAnEmptyStruct() {
    assertThat(
            read(
                "<struct>\n<member>\n<name>b</name>\n<value><int>1</int></value>\n</member>\n"
                    + "<member><value>2</value><name>a</name></member></struct>"))
        .hasToString("{b=1, a=2}");
    assertThat(read("<struct/>")).isEqualTo(Map.of());
  }

  @Test
  @SuppressWarnings("unchecked") // The maps and lists of an answer are of anything.
  void whatIsReadCannotBeChanged() {
    Map<Object, Object> struct = (Map<Object, Object>) read("<struct></struct>");
    List<Object> list = (List<Object>) read("<array><data><value>1</value></data></array>");

    assertThatThrownBy(() -> struct.put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> list.set(0, 2)).isInstanceOf(UnsupportedOperationException.class);
  }

  private static final String A = "<member><name>a</name><value>1</value></member>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<struct><x/></struct> | A struct has element x where member belongs",
        "<struct><member><x/></member></struct> | A struct has element x in a member",
        "<struct><member><name>a</name><name>b</name></member></struct> |"
            + " A struct has element name in a member",
        "<struct><member><value>1</value><value>2</value></member></struct> |"
            + " A struct has element value in a member",
        "<struct><member><name><b/></name></member></struct> |"
            + " A struct has an element in the name of a member",
        "<struct>"
            + A
            + "<member><name>b</name></member></struct> |"
            + " A struct has a member without name or value",
        "<struct>"
            + A
            + "<member><value>1</value></member></struct> |"
            + " A struct has a member without name or value",
        "<struct><member>text</member></struct> | A struct has text between members",
        "<int>abc</int> | 'abc' is not a valid int",
        "<i8>abc</i8> | 'abc' is not a valid i8",
        "<double>x</double> | 'x' is not a valid double",
        "<nil>x</nil> | 'x' is not a valid nil",
        "<base64>!</base64> | '!' is not a valid base64",
        "<dateTime.iso8601>2025</dateTime.iso8601> | '2025' is not a valid dateTime.iso8601",
      })
  void saysWhatIsWrongWithAValue(String wire, String problem) {
    assertThatThrownBy(() -> read(wire))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessage("Tried to read the answer to x but failed because: " + problem)
        .hasCauseInstanceOf(SAXException.class);
  }

  @Test
  void cutsALongValueInAMessage() {
    assertThatThrownBy(() -> read("<int>" + "x".repeat(40) + "</int>"))
        .hasMessageEndingWith("'" + "x".repeat(40) + "' is not a valid int");
    assertThatThrownBy(() -> read("<int>" + "x".repeat(41) + "</int>"))
        .hasMessageEndingWith("'" + "x".repeat(40) + "...' is not a valid int");
  }

  @Test
  void saysThatAnAnswerHasNoValueOrTwo() {
    assertThatThrownBy(
            () -> codec.decode("x", "<methodResponse/>".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(KojiProtocolException.class);
    String value = "<param><value>1</value></param>";
    assertThatThrownBy(
            () ->
                codec.decode(
                    "x",
                    "<methodResponse><params>%s</params></methodResponse>"
                        .formatted(value + value)
                        .getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("more than one value");
  }

  /** As Python writes it, line breaks included, which the hub's records hold. */
  @Test
  void writesACallAsPythonDoes() {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("t", "a&b<c>d\re\tf\ng");
    struct.put("n", null);
    struct.put("l", List.of(true, 1));

    assertThat(encode(struct))
        .isEqualTo(
            "<?xml version='1.0'?>\n<methodCall>\n<methodName>echo</methodName>\n<params>\n"
                + "<param>\n<value><struct>\n"
                + "<member>\n<name>t</name>\n"
                + "<value><string>a&amp;b&lt;c&gt;d&#13;e\tf\ng</string></value>\n</member>\n"
                + "<member>\n<name>n</name>\n<value><nil/></value></member>\n"
                + "<member>\n<name>l</name>\n<value><array><data>\n"
                + "<value><boolean>1</boolean></value>\n<value><int>1</int></value>\n"
                + "</data></array></value>\n</member>\n"
                + "</struct></value>\n</param>\n</params>\n</methodCall>\n");
    assertThat(encode(LocalDateTime.of(2025, 11, 6, 1, 2, 3)))
        .contains("<dateTime.iso8601>20251106T01:02:03</dateTime.iso8601>");
    assertThat(encode(new byte[] {'a', 'b', 'c'})).contains("<base64>YWJj</base64>");
  }

  @ParameterizedTest
  @CsvSource({
    "999999999999999.0, 999999999999999.0",
    "1000000000000000.0, 1000000000000000.0",
    "9007199254740992.0, 9007199254740992.0",
    "1e17, 1e+17",
    "0.00012, 0.00012",
    "0.00001, 1e-05",
    "1e100, 1e+100",
    "100.0, 100.0",
    "-0.0, -0.0",
  })
  void writesDoublesAtTheBordersAsPythonDoes(double number, String text) {
    assertThat(encode(number)).contains("<double>" + text + "</double>");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x1, 0x1f, 0xFFFE, 0xFFFF})
  void namesTheCharacterThatXmlCannotHold(int character) {
    assertThatThrownBy(() -> encode("a" + (char) character))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Tried to write the call of echo but failed because: XML cannot hold the character"
                + " U+%04X".formatted(character))
        .hasCauseInstanceOf(SAXException.class);
  }
}
