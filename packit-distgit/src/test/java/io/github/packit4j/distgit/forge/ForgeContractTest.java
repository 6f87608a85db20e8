package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every forge has to do, held against recordings of real servers. */
abstract class ForgeContractTest {

  private final List<Replay> replays = new ArrayList<>();

  /** Adds all replays of the forge, by {@link #replay}. */
  abstract void replays();

  /** The replays of this forge. */
  final List<Replay> all() {
    if (replays.isEmpty()) {
      replays();
    }
    return List.copyOf(replays);
  }

  @TestFactory
  final Stream<DynamicTest> recordedExchanges() {
    return all().stream().map(replay -> DynamicTest.dynamicTest(replay.toString(), replay::run));
  }

  final void replay(
      Operation operation,
      String address,
      List<String> recordings,
      Replay.Call call,
      Consumer<Object> check) {
    replays.add(new Replay(operation, recordings, address, call, check));
  }

  static Consumer<Object> is(Object expected) {
    return result -> assertThat(result).isEqualTo(expected);
  }

  static Consumer<Object> fails(ForgeException.Reason reason, String... texts) {
    return result ->
        assertThat(result)
            .asInstanceOf(InstanceOfAssertFactories.type(ForgeException.class))
            .satisfies(
                e -> {
                  assertThat(e.reason()).isEqualTo(reason);
                  assertThat(e).hasMessageStartingWith("Tried to");
                  assertThat(e.getMessage()).doesNotContain("token-of-");
                  assertThat(List.of(texts)).allMatch((e.getMessage() + "")::contains);
                });
  }

  static Consumer<Object> pullRequest(Consumer<PullRequest> check) {
    return result ->
        assertThat(result)
            .asInstanceOf(InstanceOfAssertFactories.type(PullRequest.class))
            .satisfies(check);
  }

  /** A text of the recorded answer, so that expectations come from the recording itself. */
  static String recorded(String recording, String... path) {
    var node = Replay.load(recording).answer();
    for (String name : path) {
      node = name.matches("[0-9]+") ? node.path(Integer.parseInt(name)) : node.path(name);
    }
    return node.asString();
  }
}
