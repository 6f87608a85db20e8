package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.model.BuildQuery;
import io.github.packit4j.bodhi.model.OverrideQuery;
import io.github.packit4j.bodhi.model.ReleaseQuery;
import io.github.packit4j.bodhi.model.UpdateQuery;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryLimitsTest {

  static Stream<Arguments> queries() {
    return Stream.of(
        query("updates", rows -> UpdateQuery.builder().rowsPerPage(rows).build()),
        query("releases", rows -> ReleaseQuery.builder().rowsPerPage(rows).build()),
        query("builds", rows -> BuildQuery.builder().rowsPerPage(rows).build()),
        query("overrides", rows -> OverrideQuery.builder().rowsPerPage(rows).build()));
  }

  private static Arguments query(String what, IntConsumer build) {
    return Arguments.of(what, build);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("queries")
  void takesOneToAThousandRows(String what, IntConsumer build) {
    assertThatCode(() -> build.accept(1)).doesNotThrowAnyException();
    assertThatCode(() -> build.accept(1000)).doesNotThrowAnyException();
    for (int rows : new int[] {0, 1001}) {
      assertThatThrownBy(() -> build.accept(rows))
          .as(what)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rowsPerPage must be 1 to 1000, not " + rows);
    }
  }
}
