package io.github.packit4j.distgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The cases of {@code sources-cases.json} are what Fedora's rpkg does. */
class SourcesFileTest {

  private static final String A = "a".repeat(128);
  private static final String B = "b".repeat(128);

  static Stream<JsonNode> parseCases() {
    return SourcesCases.of("parse");
  }

  static Stream<JsonNode> addCases() {
    return SourcesCases.of("add");
  }

  @ParameterizedTest
  @MethodSource("parseCases")
  void readsWhatRpkgReads(JsonNode test) {
    String input = test.get("input").asString();
    if (test.has("error")) {
      assertThatThrownBy(() -> SourcesFile.parse(input))
          .isInstanceOfSatisfying(SourcesException.class, e -> assertThat(e.line()).hasValue(1));
      return;
    }
    SourcesFile file = SourcesFile.parse(input);
    List<SourceEntry> expected =
        StreamSupport.stream(test.get("entries").spliterator(), false)
            .map(SourcesCases::entry)
            .toList();
    assertThat(file.entries()).isEqualTo(expected);
    assertThat(file.normalized()).isEqualTo(test.get("written").asString());
    assertThat(file.text()).isEqualTo(input);
  }

  @Test
  void comesBackByteForByteWhateverItsEncoding() {
    String latin1 = "SHA512 (caf\u00e9-1.tar.gz) = " + A + "\r\n";
    String utf8 = "SHA512 (na\u00efve-1.tar.gz) = " + B + "\n";
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
    content.writeBytes(utf8.getBytes(StandardCharsets.UTF_8));
    SourcesFile file = SourcesFile.parse(content.toByteArray());
    assertThat(file.toBytes()).isEqualTo(content.toByteArray());

    SourceEntry added = new SourceEntry("sha512", A, "\u4f60\u597d-1.tar.gz");
    content.writeBytes((added.toLine() + "\n").getBytes(StandardCharsets.UTF_8));
    assertThat(file.with(added).toBytes()).isEqualTo(content.toByteArray());
  }

  @ParameterizedTest
  @MethodSource("addCases")
  void writesWhatRpkgWrites(JsonNode test) {
    SourcesFile start = SourcesFile.parse(test.get("start").asString());
    List<SourceEntry> added =
        StreamSupport.stream(test.get("add").spliterator(), false)
            .map(
                e -> new SourceEntry(e.get(0).asString(), e.get(2).asString(), e.get(1).asString()))
            .toList();
    if (test.get("replace").asBoolean()) {
      assertThat(start.replaceAll(added).text()).isEqualTo(test.get("written").asString());
    } else if (test.has("error")) {
      assertThatThrownBy(() -> start.add(added.get(0)))
          .isInstanceOf(SourcesException.class)
          .hasMessageContaining("types cannot be mixed");
    } else {
      SourcesFile file = start;
      for (SourceEntry entry : added) {
        file = file.add(entry);
      }
      assertThat(file.text()).isEqualTo(test.get("written").asString());
    }
  }

  @Test
  void changesOneLineInPlace() {
    String text = "  SHA512 (a) = " + A + "\r\n\nSHA512 (b) = " + A + "\nSHA512 (c) = " + A;
    SourcesFile file = SourcesFile.parse(text);

    assertThat(file.with(SourceEntry.sha512(B, "b")).text())
        .isEqualTo("  SHA512 (a) = " + A + "\r\n\nSHA512 (b) = " + B + "\nSHA512 (c) = " + A);
    assertThat(file.with(SourceEntry.sha512(B, "d")).text())
        .isEqualTo(text + "\nSHA512 (d) = " + B + "\n");
    assertThat(file.without("b").text())
        .isEqualTo("  SHA512 (a) = " + A + "\r\n\nSHA512 (c) = " + A);
    assertThat(file.with(SourceEntry.sha512(A, "a"))).isSameAs(file);
    assertThat(file.replaceAll(file.entries())).isSameAs(file);
  }

  @Test
  void dropsTheSecondLineOfAName() {
    SourcesFile file = SourcesFile.parse("SHA512 (a) = " + A + "\nSHA512 (a) = " + B + "\n");
    assertThat(file.entriesOf("a")).hasSize(2);
    assertThat(file.with(SourceEntry.sha512(B, "a")).text()).isEqualTo("SHA512 (a) = " + B + "\n");
  }

  @Test
  void namesTheBadLine() {
    assertThatThrownBy(() -> SourcesFile.parse("SHA512 (a) = " + A + "\n\n# comment\n"))
        .isInstanceOf(SourcesException.class)
        .hasMessageStartingWith("sources:3: ")
        .hasMessageContaining("# comment");
  }

  @Test
  void refusesNamesItCouldNotReadBack() {
    assertThatThrownBy(() -> SourcesFile.empty().with(SourceEntry.sha512(A, "a b.tar.gz")))
        .isInstanceOf(SourcesException.class);
    assertThatThrownBy(() -> SourcesFile.empty().with(SourceEntry.sha512(A, "a(1).tar.gz")))
        .isInstanceOf(SourcesException.class);
    assertThatThrownBy(
            () -> SourcesFile.empty().with(SourceEntry.sha512(A, "a\nSHA512 (b) = " + A)))
        .isInstanceOf(SourcesException.class);
  }

  @Property
  void everyTextIsReadOrRefused(@ForAll String text) {
    try {
      assertThat(SourcesFile.parse(text).text()).isEqualTo(text);
    } catch (SourcesException e) {
      assertThat(e.line()).isPresent();
    }
  }

  private static SourceEntry entry(String name, String hash) {
    return SourceEntry.sha512(hash, name);
  }

  @Test
  void allWaysToWriteRefuseWhatCouldNotBeReadBackOrMixed() {
    SourcesFile file = SourcesFile.parse("SHA512 (a) = " + A + "\n");
    SourceEntry md5 = new SourceEntry("md5", "0".repeat(32), "a");
    for (SourceEntry odd : List.of(entry("a b", A), entry("a)", A))) {
      assertThatThrownBy(() -> file.with(odd)).isInstanceOf(SourcesException.class);
      assertThatThrownBy(() -> file.add(odd)).isInstanceOf(SourcesException.class);
      assertThatThrownBy(() -> file.replaceAll(List.of(odd))).isInstanceOf(SourcesException.class);
    }
    SourceEntry other = new SourceEntry("md5", "0".repeat(32), "b");
    assertThatThrownBy(() -> file.with(other)).hasMessageContaining("types cannot be mixed");
    assertThatThrownBy(() -> file.add(other)).hasMessageContaining("types cannot be mixed");
    assertThatThrownBy(() -> file.add(md5)).hasMessageContaining("types cannot be mixed");
    assertThat(file.with(md5).text()).isEqualTo("MD5 (a) = " + "0".repeat(32) + "\n");
    assertThat(file.replaceAll(List.of(other)).entries()).containsExactly(other);
  }

  @Test
  void aLineThatStaysKeepsItsForm() {
    String odd = "  SHA512 (a) = " + A + "  ";
    SourcesFile file = SourcesFile.parse(odd);

    assertThat(file.replaceAll(List.of(entry("b", B), entry("a", A))).text())
        .isEqualTo("SHA512 (b) = " + B + "\n" + odd + "\n");
    assertThat(file.replaceAll(List.of(entry("a", A)))).isSameAs(file);
    assertThat(file.replaceAll(List.of(entry("a", B))).text())
        .isEqualTo("SHA512 (a) = " + B + "\n");
  }

  @Test
  void isEqualByItsText() {
    SourcesFile file = SourcesFile.parse("SHA512 (a) = " + A + "\n");

    assertThat(file)
        .isEqualTo(SourcesFile.parse("SHA512 (a) = " + A + "\n"))
        .hasSameHashCodeAs(SourcesFile.parse("SHA512 (a) = " + A + "\n"))
        .isNotEqualTo(SourcesFile.empty())
        .isNotEqualTo("SHA512 (a) = " + A + "\n")
        .hasToString("SHA512 (a) = " + A + "\n");
    assertThat(file.hashCode()).isNotEqualTo(SourcesFile.empty().hashCode());
  }

  @Test
  void lengthIsBounded() {
    assertThat(SourcesFile.parse("\n".repeat(4 << 20)).entries()).isEmpty();
    assertThatThrownBy(() -> SourcesFile.parse("\n".repeat((4 << 20) + 1)))
        .hasMessageContaining("longer than");
  }
}
