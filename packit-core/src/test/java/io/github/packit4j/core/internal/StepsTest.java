package io.github.packit4j.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowEvent;
import io.github.packit4j.core.WorkflowEvent.BranchFinished;
import io.github.packit4j.core.WorkflowEvent.BranchStarted;
import io.github.packit4j.core.WorkflowEvent.StepFailed;
import io.github.packit4j.core.WorkflowEvent.StepStarted;
import io.github.packit4j.core.WorkflowEvent.StepSucceeded;
import io.github.packit4j.core.internal.work.Steps;
import io.github.packit4j.core.internal.work.Steps.Done;
import io.github.packit4j.http.PackitException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of the steps of a branch, and what becomes of their failures. */
class StepsTest {

  private static final BranchResult RESULT = new BranchResult.Pushed("hello", "f44", "abc");

  private final List<WorkflowEvent> events = new ArrayList<>();
  private final Steps steps = new Steps("hello", "f44", events::add);

  @Test
  void everythingIsToldInOrder() {
    BranchResult result =
        steps.branch(
            () -> {
              String fork = steps.step(Step.FORK, () -> "fork", done -> Done.of("made " + done));
              assertThat(fork).isEqualTo("fork");
              return steps.step(Step.PUSH, () -> RESULT, done -> new Done("pushed", 7));
            });

    assertThat(result).isEqualTo(RESULT);
    assertThat(events).hasSize(6);
    assertThat(events.get(0)).isEqualTo(new BranchStarted("hello", "f44"));
    assertThat(events.get(1)).isEqualTo(new StepStarted("hello", "f44", Step.FORK));
    assertThat(events.get(2))
        .isInstanceOfSatisfying(
            StepSucceeded.class,
            told -> {
              assertThat(told.step()).isEqualTo(Step.FORK);
              assertThat(told.detail()).isEqualTo("made fork");
              assertThat(told.bytes()).isZero();
              assertThat(told.took()).isGreaterThanOrEqualTo(Duration.ZERO);
            });
    assertThat(((StepSucceeded) events.get(4)).bytes()).isEqualTo(7);
    assertThat(events.get(5)).isEqualTo(new BranchFinished("hello", "f44", RESULT));
  }

  @Test
  void aFailureEndsItsBranchAsAResult() {
    for (boolean passes : new boolean[] {true, false}) {
      events.clear();
      Failing failure = new Failing(passes);
      BranchResult result =
          steps.branch(
              () ->
                  steps.step(
                      Step.PUSH,
                      () -> {
                        throw failure;
                      },
                      done -> Done.of("")));

      assertThat(result)
          .isEqualTo(new BranchResult.Failed("hello", "f44", Step.PUSH, failure, passes));
      assertThat(events)
          .hasExactlyElementsOfTypes(
              BranchStarted.class, StepStarted.class, StepFailed.class, BranchFinished.class);
      StepFailed told = (StepFailed) events.get(2);
      assertThat(told.cause()).isSameAs(failure);
      assertThat(told.step()).isEqualTo(Step.PUSH);
      assertThat(told.took()).isGreaterThanOrEqualTo(Duration.ZERO);
      assertThat(events.get(3)).isEqualTo(new BranchFinished("hello", "f44", result));
    }
  }

  @Test
  void someStepsMayEndWithoutAResult() {
    assertThat(steps.attempt(Optional::empty)).isEmpty();
    assertThat(steps.attempt(() -> Optional.of(RESULT))).hasValue(RESULT);
  }

  @Test
  void aStepThatStandsAlonePassesItsFailureOn() {
    Failing failure = new Failing(false);
    assertThatThrownBy(
            () ->
                steps.told(
                    Step.KOJI_BUILD,
                    () -> {
                      throw failure;
                    },
                    done -> Done.of("")))
        .isSameAs(failure);
    assertThat(steps.told(Step.KOJI_BUILD, () -> "task", Done::of)).isEqualTo("task");
    assertThat(events)
        .hasExactlyElementsOfTypes(
            StepStarted.class, StepFailed.class, StepStarted.class, StepSucceeded.class);
  }

  @Test
  void aListenerThatFailsIsInNobodysWay() {
    Steps deaf =
        new Steps(
            "hello",
            "f44",
            event -> {
              throw new IllegalStateException("deaf");
            });
    assertThat(deaf.branch(() -> deaf.step(Step.PUSH, () -> RESULT, done -> Done.of(""))))
        .isEqualTo(RESULT);
  }

  private static final class Failing extends PackitException {
    private static final long serialVersionUID = 1L;

    private final boolean passes;

    Failing(boolean passes) {
      super("no luck", null);
      this.passes = passes;
    }

    @Override
    public boolean mayPassByItself() {
      return passes;
    }
  }
}
