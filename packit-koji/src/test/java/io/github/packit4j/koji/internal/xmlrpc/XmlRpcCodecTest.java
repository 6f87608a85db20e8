package io.github.packit4j.koji.internal.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.koji.model.KojiValue;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
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
}
