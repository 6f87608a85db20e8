package io.github.packit4j.core.plan;

import io.github.packit4j.core.failure.WorkflowException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Plans as JSON, to be looked at, approved and carried out later, on another machine if need be.
 *
 * <p>Everything a plan does is in the text, contents of files in Base64. A branch that could not be
 * planned keeps its message, not its stack trace. The text has a number {@code format}, and one of
 * another format is refused.
 */
public final class PlanFile {

  private PlanFile() {}

  /**
   * Writes a plan as JSON.
   *
   * @param plan the plan
   * @return the JSON text, indented
   */
  public static String toJson(ReleasePlan plan) {
    return PlanJson.write(plan);
  }

  /**
   * Reads a plan.
   *
   * @param json what {@link #toJson} wrote
   * @return the same plan
   * @throws WorkflowException if the text is not a plan of this format, or not a whole one, or says
   *     something that cannot be, such as a base that is no commit; names what it is
   */
  public static ReleasePlan parse(String json) {
    return PlanJson.read(json);
  }

  /**
   * Saves a plan.
   *
   * @param plan the plan
   * @param file the file, which is replaced
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void save(ReleasePlan plan, Path file) {
    write(toJson(plan), file);
  }

  /**
   * Loads a plan.
   *
   * @param file the file
   * @return the plan
   * @throws UncheckedIOException if the file cannot be read
   * @throws WorkflowException if it is not a plan
   */
  public static ReleasePlan load(Path file) {
    return parse(read(file));
  }

  /**
   * Writes the plan of a way back upstream as JSON.
   *
   * @param plan the plan
   * @return the JSON text, indented
   */
  public static String toJson(SyncPlan plan) {
    return PlanJson.write(plan);
  }

  /**
   * Reads the plan of a way back upstream.
   *
   * @param json what {@link #toJson(SyncPlan)} wrote
   * @return the same plan
   * @throws WorkflowException as {@link #parse} does
   */
  public static SyncPlan parseSync(String json) {
    return PlanJson.readSync(json);
  }

  /**
   * Saves the plan of a way back upstream.
   *
   * @param plan the plan
   * @param file the file, which is replaced
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void save(SyncPlan plan, Path file) {
    write(toJson(plan), file);
  }

  /**
   * Loads the plan of a way back upstream.
   *
   * @param file the file
   * @return the plan
   * @throws UncheckedIOException if the file cannot be read
   * @throws WorkflowException if it is not a plan
   */
  public static SyncPlan loadSync(Path file) {
    return parseSync(read(file));
  }

  private static void write(String json, Path file) {
    try {
      Files.writeString(file, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
