package io.github.packit4j.core;

import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.plan.PlanFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Plans of events as JSON, to be looked at, approved and carried out later, on another machine if
 * need be. The plans of releases in them are those of {@link PlanFile}.
 *
 * <p>Everything a plan does is in the text. A job that could not be planned keeps its message, not
 * its stack trace. The text has a number {@code format}, and one of another format is refused.
 */
public final class EventPlanFile {

  private EventPlanFile() {}

  /**
   * Writes a plan as JSON.
   *
   * @param plan the plan
   * @return the JSON text, indented
   */
  public static String toJson(EventPlan plan) {
    return EventPlanJson.write(plan);
  }

  /**
   * Reads a plan.
   *
   * @param json what {@link #toJson} wrote
   * @return the same plan
   * @throws WorkflowException if the text is not a plan of this format, or not a whole one, or says
   *     something that cannot be, such as a commit that is none; names what it is
   */
  public static EventPlan parse(String json) {
    return EventPlanJson.read(json);
  }

  /**
   * Saves a plan.
   *
   * @param plan the plan
   * @param file the file, which is replaced
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void save(EventPlan plan, Path file) {
    try {
      Files.writeString(file, toJson(plan));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Loads a plan.
   *
   * @param file the file
   * @return the plan
   * @throws UncheckedIOException if the file cannot be read
   * @throws WorkflowException if it is not a plan
   */
  public static EventPlan load(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
