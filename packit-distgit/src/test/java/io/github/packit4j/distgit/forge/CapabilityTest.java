package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a forge says that it cannot do is refused before anything is sent. */
class CapabilityTest {

  private static final ReplayServer SERVER = new ReplayServer();

  private static final Map<Capability, Consumer<ForgeProject>> OPERATIONS =
      Map.of(
          Capability.LABELS, p -> p.pullRequests().addLabels(1, List.of("x")),
          Capability.PULL_REQUEST_COMMITS, p -> p.pullRequests().commits(1).toList(),
          Capability.COMMENT_EDITING, p -> p.pullRequests().editComment(1, 2, "text"),
          Capability.REACTIONS, p -> p.pullRequests().react(1, 2, Reaction.EYES),
          Capability.COMMIT_COMMENTS, p -> p.commits().comment("0123", "text"),
          Capability.CHECK_RUNS, p -> p.checkRuns().list("0123").toList(),
          Capability.GROUP_ACCESS, p -> p.access().grantGroup("group", AccessLevel.WRITE),
          Capability.FORK_COMMITTERS, p -> p.access().committersKeptOut(),
          Capability.GROUP_MEMBERS, p -> p.forge().groupMembers("group"),
          Capability.MERGED_COMMITS, p -> p.pullRequests().mergedAs("f44", "0123"));

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatTheForgeLacks() {
    Forges forges = SERVER.forges().withoutProbing().build();
    return Stream.of(
            "https://github.com/a/b",
            "https://gitlab.com/a/b",
            "https://pagure.io/a/b",
            "https://codeberg.org/a/b")
        .map(forges::project)
        .flatMap(
            project ->
                OPERATIONS.entrySet().stream()
                    .filter(operation -> !project.forge().can(operation.getKey()))
                    .map(
                        operation ->
                            DynamicTest.dynamicTest(
                                project + " " + operation.getKey(),
                                () -> refuses(project, operation.getValue()))));
  }

  private static void refuses(ForgeProject project, Consumer<ForgeProject> operation) {
    assertThatThrownBy(() -> operation.accept(project))
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED))
        .hasMessageContaining("Forge.can(");
    assertThat(SERVER.sent()).isEmpty();
  }
}
