package io.github.packit4j.config.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.packit4j.config.problem.ConfigException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagTemplateTest {

  @ParameterizedTest
  @CsvSource({
    "1.0.0, {version}, 1.0.0",
    "test-1.0.0, test-{version}, 1.0.0",
    "my_name-1.0.0, {upstream_package_name}-{version}, 1.0.0",
    "some_name-1.0.0, other_name-{version}, ",
    "other-1.0.0, {upstream_package_name}-{version}, ",
    "v1.0.0, {version}, v1.0.0",
    "x1y2, x{version}y, ",
    "x1y, x{version}y, 1",
    "v1-2, v{version}.2, ",
    "1.2, tag, ",
    "'', {version}, ",
    "1/1, {version}/{version}, 1",
    "1/2, {version}/{version}, ",
    "'{1}', {{{version}}}, 1"
  })
  void findsTheVersionOfATag(String tag, String template, String version) {
    assertThat(TagTemplate.of(template, "my_name").version(tag).orElse(null)).isEqualTo(version);
  }

  @Test
  void makesTags() {
    assertThat(TagTemplate.of("{upstream_package_name}-{version}", "ogr").tag("0.5"))
        .isEqualTo("ogr-0.5");
    assertThat(TagTemplate.of("release", "ogr").tag("0.5")).isEqualTo("release");
  }

  @Test
  void refusesOtherPlaceholders() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> TagTemplate.of("{rsion}", "a"))
        .withMessageContaining("unknown placeholder {rsion}");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> TagTemplate.of("v}", "a"))
        .withMessageContaining("a single '}' at character 2");
  }

  @Property
  void readsBackWhatItMakes(
      @ForAll
          @AlphaChars
          @NumericChars
          @Chars({'.', '+', '(', '$', '\\', '*'})
          @StringLength(max = 8)
          String before,
      @ForAll @NumericChars @Chars({'.', '-', '~'}) @StringLength(min = 1, max = 12) String version,
      @ForAll @AlphaChars @Chars({'.', '-', '['}) @StringLength(max = 5) String after) {
    TagTemplate template = TagTemplate.of(before + "{version}" + after, "p");
    assertThat(template.version(template.tag(version))).contains(version);
  }

  @ParameterizedTest
  @CsvSource({
    "2.1.1, '', '', true",
    "2.1.1, '', '^.+\\.2\\..+', true",
    "2.1.1, '', '^.+\\.1\\..+', false",
    "2.1.1, '^.+\\.2\\..+', '', false",
    "2.1.1, '^.+\\.1\\..+', '', true",
    "2.1.1, '^.+\\.1\\..+', '^2\\..+', false",
    "v2, 'v', '', true",
    "xv2, 'v', '', false"
  })
  void filtersTags(String tag, String include, String exclude, boolean passes) {
    assertThat(TagFilter.of(include, exclude).accepts(tag)).isEqualTo(passes);
  }
}
