package io.github.packit4j.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SkipReasonTest {

  @Test
  void thereIsOneOfEachKind() {
    assertThat(SkipReason.class.getPermittedSubclasses())
        .allSatisfy(kind -> assertThat(SkipReasons.ALL).hasAtLeastOneElementOfType(kind));
  }

  @Test
  void theMessageNamesTheValuesThatDecided() throws ReflectiveOperationException {
    for (SkipReason reason : SkipReasons.ALL) {
      for (RecordComponent component : reason.getClass().getRecordComponents()) {
        Object value = component.getAccessor().invoke(reason);
        if (value instanceof Optional<?> optional) {
          assertThat(reason.message()).contains(optional.map(Object::toString).orElse(""));
        } else {
          assertThat(reason.message()).contains(value.toString());
        }
      }
    }
  }

  @Test
  void aLastDayIsNamedWhereItIsKnown() {
    assertThat(new SkipReason.EndOfLife("f39", Optional.empty()).message())
        .startsWith("f39 is at the end of its life;");
  }
}
