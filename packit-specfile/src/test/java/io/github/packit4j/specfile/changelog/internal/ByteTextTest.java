package io.github.packit4j.specfile.changelog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteTextTest {

  /** Bytes, and the text they are: a byte that is no UTF-8 is the surrogate that has it. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'', ''",
        "41, A",
        "c3a9, \u00e9",
        "f09f9880, '\ud83d\ude00'",
        "efbfbd, \ufffd",
        "e9, '\udce9'",
        "41e942, 'A\udce9B'",
        "80, '\udc80'",
        "ff, '\udcff'",
        "c3, '\udcc3'",
        "c328, '\udcc3('",
        "e282, '\udce2\udc82'",
        "f09f98, '\udcf0\udc9f\udc98'",
        "eda080, '\udced\udca0\udc80'",
        "c3a9e9c3a9, '\u00e9\udce9\u00e9'",
        "efbfbde9, '\ufffd\udce9'",
        "f09f9880e9, '\ud83d\ude00\udce9'",
      })
  void everyByteSurvives(String bytes, String text) {
    assertThat(ByteText.decode(HexFormat.of().parseHex(bytes))).isEqualTo(text);
    assertThat(HexFormat.of().formatHex(ByteText.encode(text))).isEqualTo(bytes);
  }

  /** Surrogates that stand for no byte become question marks, as everywhere in Java. */
  @Test
  void whatIsNoByteIsAQuestionMark() {
    for (String lone : new String[] {"\ud83d", "\udc7f", "\udd00", "\ude00"}) {
      assertThat(ByteText.encode("a" + lone + "b\udce9\u00e9\ud83d\ude00"))
          .isEqualTo(concat("a?b".getBytes(StandardCharsets.UTF_8), 0xe9, "\u00e9\ud83d\ude00"));
    }
    assertThat(ByteText.encode("\ud83d")).isEqualTo(new byte[] {'?'});
  }

  private static byte[] concat(byte[] first, int middle, String last) {
    byte[] rest = last.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[first.length + 1 + rest.length];
    System.arraycopy(first, 0, all, 0, first.length);
    all[first.length] = (byte) middle;
    System.arraycopy(rest, 0, all, first.length + 1, rest.length);
    return all;
  }
}
