package io.github.packit4j.cli.run;

import io.github.packit4j.core.WorkflowEvent;
import io.github.packit4j.core.WorkflowListener;
import java.util.Locale;

/** Shows the steps of each branch as they end. */
final class Progress implements WorkflowListener {

  private final Output output;

  Progress(Output output) {
    this.output = output;
  }

  @Override
  public void on(WorkflowEvent event) {
    if (event instanceof WorkflowEvent.StepSucceeded step) {
      show(event, Style.FAINT, step.step(), step.detail());
    } else if (event instanceof WorkflowEvent.StepFailed step) {
      show(event, Style.BAD, step.step(), String.valueOf(step.cause().getMessage()));
    }
  }

  private void show(WorkflowEvent event, Style style, Enum<?> step, String detail) {
    output.aside(
        new Page()
            .line(
                style,
                "%-10s %-14s %s"
                    .formatted(
                        event.branch(),
                        step.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        detail)));
  }
}
