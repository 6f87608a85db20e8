package io.github.packit4j.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.Origin;
import io.github.packit4j.core.event.PackitEvent;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventWordsTest {

  private static final Map<Class<?>, Object> VALUES =
      Map.ofEntries(
          Map.entry(URI.class, URI.create("https://github.com/example/hello")),
          Map.entry(String.class, "hello-1.1-1.fc44"),
          Map.entry(int.class, 1),
          Map.entry(long.class, 1L),
          Map.entry(boolean.class, false),
          Map.entry(List.class, List.of("hello-1.1-1.fc44")),
          Map.entry(Set.class, Set.of()),
          Map.entry(Optional.class, Optional.empty()),
          Map.entry(OptionalInt.class, OptionalInt.empty()),
          Map.entry(OptionalLong.class, OptionalLong.empty()),
          Map.entry(Origin.class, Origin.UNKNOWN));

  static List<Class<?>> kinds() {
    return List.of(PackitEvent.class.getPermittedSubclasses());
  }

  /** One without words would take the whole page with it. */
  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindOfEventHasWordsOfItsOwn(Class<?> kind) throws ReflectiveOperationException {
    RecordComponent[] components = kind.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> constructor = kind.getDeclaredConstructor(types);
    PackitEvent event =
        (PackitEvent) constructor.newInstance(Arrays.stream(types).map(VALUES::get).toArray());

    assertThat(EventWords.of(event)).isNotBlank();
    if (!(event instanceof PackitEvent.Ignored)) {
      assertThat(EventWords.of(event)).doesNotStartWith("Something about");
    }
  }
}
