package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * One operation, run against the exchanges that a real server once had.
 *
 * @param operation what is done
 * @param recordings the exchanges that it meets, in order
 * @param address the project
 * @param call does it
 * @param check looks at the result, or at the exception
 */
record Replay(
    Operation operation,
    List<String> recordings,
    String address,
    Call call,
    Consumer<Object> check) {

  /** An operation on a project. */
  @FunctionalInterface
  interface Call {
    Object on(ForgeProject project) throws InterruptedException;
  }

  /** Loads {@code forge/operation}, with {@code @path} to stand for the same answer elsewhere. */
  static Recording load(String name) {
    int at = name.indexOf('@');
    if (at > 0) {
      return load(name.substring(0, at)).at(name.substring(at + 1));
    }
    String[] parts = name.split("/", 3);
    if (!parts[0].equals("dist-git")) {
      return Recording.of(parts[0], parts[1]);
    }
    return Objects.requireNonNull(Recording.pagure(parts[1]).get(parts[2]), name);
  }

  void run() throws InterruptedException {
    try (ReplayServer server = new ReplayServer()) {
      recordings.forEach(name -> server.play(load(name)));
      Object result;
      try {
        result = call.on(server.project(address));
      } catch (ForgeException e) {
        result = e;
      }
      assertThat(server.problems()).as("result was %s", result).isEmpty();
      assertThat(server.unused()).as("exchanges that were not met").isEmpty();
      check.accept(result);
      assertThat(server.sent())
          .allSatisfy(sent -> assertThat(sent.authorization()).doesNotContain("null "));
    }
  }

  @Override
  public String toString() {
    return operation + " " + recordings;
  }
}
