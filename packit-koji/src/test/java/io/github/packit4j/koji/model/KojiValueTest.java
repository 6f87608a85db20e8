package io.github.packit4j.koji.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.packit4j.koji.call.KojiCall;
import io.github.packit4j.koji.failure.KojiProtocolException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KojiValueTest {

  @ParameterizedTest
  @ValueSource(longs = {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE})
  void integersOf32Bits(long number) {
    assertThat(KojiValue.of(number).asInt()).isEqualTo((int) number);
  }

  @ParameterizedTest
  @ValueSource(longs = {Integer.MIN_VALUE - 1L, Integer.MAX_VALUE + 1L})
  void largerIntegersAreRefusedAsSmallOnes(long number) {
    assertThatThrownBy(() -> KojiValue.of(number).asInt())
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("32-bit");
    assertThat(KojiValue.of(number).asLong()).isEqualTo(number);
  }

  @Test
  void truthMayBeANumber() {
    assertThat(KojiValue.of(0).asBoolean()).isFalse();
    assertThat(KojiValue.of(1).asBoolean()).isTrue();
    assertThat(KojiValue.of(true).asBoolean()).isTrue();
    assertThat(KojiValue.of(false).asBoolean()).isFalse();
    assertThatThrownBy(() -> KojiValue.of(2).asBoolean())
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("a boolean");
  }

  @Test
  void kinds() {
    assertThat(KojiValue.of("x").isString()).isTrue();
    assertThat(KojiValue.of(1).isString()).isFalse();
    assertThat(KojiValue.of(List.of()).isList()).isTrue();
    assertThat(KojiValue.of("x").isList()).isFalse();
    assertThat(KojiValue.of(Map.of()).isStruct()).isTrue();
    assertThat(KojiValue.of("x").isStruct()).isFalse();
    assertThat(KojiValue.of(null).isNil()).isTrue();
    assertThat(KojiValue.of("x").isNil()).isFalse();
  }

  @Test
  void nothingIsNoNumber() {
    assertThat(KojiValue.of(null).optionalInt()).isEmpty();
    assertThat(KojiValue.of(3).optionalInt()).hasValue(3);
    assertThat(KojiValue.of(null).optionalLong()).isEmpty();
    assertThat(KojiValue.of(3).optionalLong()).hasValue(3);
  }

  @Test
  void comparesByValue() {
    assertThat(KojiValue.of(List.of(1, "x")))
        .isEqualTo(KojiValue.of(List.of(1, "x")))
        .hasSameHashCodeAs(KojiValue.of(List.of(1, "x")))
        .isNotEqualTo(KojiValue.of(List.of(2, "x")));
    assertThat(KojiValue.of("x").hashCode()).isNotEqualTo(KojiValue.of("y").hashCode());
  }

  @Test
  void isCutForPeople() {
    assertThat(KojiValue.of("x".repeat(200))).hasToString("x".repeat(200));
    assertThat(KojiValue.of("x".repeat(201))).hasToString("x".repeat(200) + "...");
    assertThat(KojiValue.of(ByteBuffer.wrap(new byte[3]))).hasToString("3 bytes");
  }

  @Test
  void argumentsOfOursTravelAsPlainValues() {
    assertThat(
            KojiCall.read(
                    "x",
                    KojiValue.of(7),
                    Optional.of(TaskId.of(14)),
                    Optional.empty(),
                    OptionalLong.of(5),
                    OptionalLong.empty(),
                    OptionalInt.of(6),
                    OptionalInt.empty(),
                    Nvr.parse("a-1-2"),
                    List.of(TaskId.of(3)),
                    Map.of("k", TaskId.of(4)))
                .arguments())
        .isEqualTo(
            Arrays.asList(7L, 14L, null, 5L, null, 6, null, "a-1-2", List.of(3L), Map.of("k", 4L)));
    assertThat(KojiCall.read("getBuild", "secret")).hasToString("KojiCall[getBuild]");
  }

  @Test
  void bytesAreCopiedInAndOut() {
    byte[] bytes = {1, 2};
    KojiValue value = KojiValue.of(bytes);
    bytes[0] = 9;
    value.asBytes()[1] = 9;

    assertThat(value.asBytes()).containsExactly(1, 2);
    assertThat(value.asBytes()).containsExactly(1, 2);
  }

  @Test
  void structsKeepTheirOrderAndCannotBeChanged() {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name : List.of("zulu", "alpha", "x-ray", "bravo")) {
      members.put(name, 1);
    }
    Map<String, KojiValue> struct = KojiValue.of(members).asStruct();

    assertThat(struct.keySet()).containsExactly("zulu", "alpha", "x-ray", "bravo");
    assertThat(struct.get("alpha")).isEqualTo(KojiValue.of(1));
    assertThatThrownBy(() -> struct.put("c", KojiValue.of(1)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(KojiValue.of(members).member("none").isNil()).isTrue();
  }

  static Stream<Arguments> mismatches() {
    return Stream.of(
        arguments((Consumer<KojiValue>) KojiValue::asString, 1, "Long 1", "text"),
        arguments((Consumer<KojiValue>) KojiValue::asString, null, "nil", "text"),
        arguments((Consumer<KojiValue>) KojiValue::asLong, "0x10", "String 0x10", "an integer"),
        arguments((Consumer<KojiValue>) KojiValue::asLong, 1.5, "Double 1.5", "an integer"),
        arguments((Consumer<KojiValue>) KojiValue::asDouble, "x", "String x", "a number"),
        arguments((Consumer<KojiValue>) KojiValue::asBoolean, "x", "String x", "a boolean"),
        arguments((Consumer<KojiValue>) KojiValue::asBytes, "x", "String x", "bytes"),
        arguments((Consumer<KojiValue>) KojiValue::asList, "x", "String x", "an array"),
        arguments((Consumer<KojiValue>) KojiValue::asStruct, "x", "String x", "a struct"));
  }

  @ParameterizedTest
  @MethodSource("mismatches")
  void aValueOfAnotherTypeIsNamed(
      Consumer<KojiValue> read, @Nullable Object raw, String got, String wanted) {
    assertThatThrownBy(() -> read.accept(KojiValue.of(raw)))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessage("The hub sent " + got + " where " + wanted + " was expected");
  }

  @Test
  void numbersMayBeTexts() {
    assertThat(KojiValue.of("12").asLong()).isEqualTo(12);
    assertThat(KojiValue.of("x").optionalString()).contains("x");
    assertThat(KojiValue.of(null).optionalString()).isEmpty();
    assertThat(KojiValue.of(1.9999999).asInstant()).isEqualTo(Instant.ofEpochSecond(2));
  }
}
