package io.github.packit4j.config.problem.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "a, '', 1",
    "'', ab, 2",
    "ab, ba, 1",
    "abc, acb, 1",
    "abcd, badc, 2",
    "ab, bxa, 3",
    "kitten, sitting, 3",
    "jobs, jobz, 1",
    "trigger, tirgger, 1",
    "aab, aba, 1",
  })
  void editsAreCounted(String left, String right, int edits) {
    assertThat(NearestName.distance(left, right)).isEqualTo(edits);
    assertThat(NearestName.distance(right, left)).isEqualTo(edits);
  }

  /** One edit from three letters on, two from six, three from nine. */
  @ParameterizedTest
  @CsvSource({
    "ab, abc, false",
    "abc, abd, true",
    "abc, ade, false",
    "abcde, abcdf, true",
    "abcde, abcxy, false",
    "abcdef, abcdxy, true",
    "abcdef, abcxyz, false",
    "abcdefgh, abcdefxy, true",
    "abcdefgh, abcdexyz, false",
    "abcdefghi, abcdefxyz, true",
    "abcdefghi, abcdewxyz, false",
    "abcdefghi, abcdefghijkl, true",
    "abcdefghijkl, abcdefghi, true",
    "abc-def, ABC_DEF, true",
  })
  void fewEditsForTheLengthOfTheNameAreAMisspelling(String name, String known, boolean near) {
    assertThat(NearestName.of(name, List.of(known)).isPresent()).isEqualTo(near);
  }

  @Test
  void theNearestIsSuggestedAndOfTwoTheFirstOfTheAlphabet() {
    assertThat(NearestName.of("trigger", List.of("triggers", "trigge", "tigers", "trigget")))
        .contains("trigge");
    assertThat(NearestName.of("release", List.of("relaese", "reless"))).contains("relaese");
  }

  @Test
  void noNameIsThatLong() {
    String name = "x".repeat(99);
    assertThat(NearestName.of(name + "a", List.of(name + "b"))).contains(name + "b");
    assertThat(NearestName.of(name + "ab", List.of(name + "ac"))).isEmpty();
  }
}
