package io.github.packit4j.core.plan.internal;

import com.fasterxml.jackson.annotation.Nulls;
import io.github.packit4j.core.failure.WorkflowException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A kind of plan as JSON with a number {@code format}, which goes up with every change that an
 * older reader would take for something else.
 *
 * @param <T> the JSON form
 * @param kind what people call it, such as {@code release plan}
 * @param format the number that is written, and the only one that is read
 * @param form the type of the JSON form
 * @param mapper reads and writes it
 */
public record PlanDocument<T>(String kind, int format, Class<T> form, JsonMapper mapper) {

  /**
   * Starts a mapper that takes nothing that is missing, there twice, or null where it may not be.
   *
   * @return a builder, for the mix-ins
   */
  public static JsonMapper.Builder strictMapper() {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
  }

  /**
   * Writes a plan.
   *
   * @param plan its JSON form
   * @return indented JSON
   */
  public String write(T plan) {
    return mapper.writeValueAsString(plan) + "\n";
  }

  /**
   * Reads a plan.
   *
   * @param json the JSON
   * @param plan makes the plan of its form
   * @return the plan
   * @throws WorkflowException if it is none
   */
  public <R> R read(String json, Function<T, R> plan) {
    try {
      requireFormat(mapper.readTree(json));
      return plan.apply(mapper.readValue(json, form));
    } catch (DatabindException e) {
      throw new WorkflowException(
          "This is no whole %s: %s, at %s. Make the plan again."
              .formatted(kind, e.getOriginalMessage().replaceFirst(" \\(index .*", ""), place(e)),
          e);
    } catch (JacksonException | IllegalArgumentException | IllegalStateException e) {
      throw new WorkflowException(
          "This is no %s: %s. Make the plan again.".formatted(kind, e.getMessage()), e);
    }
  }

  private void requireFormat(@Nullable JsonNode json) {
    JsonNode number = json == null ? MissingNode.getInstance() : json.path("format");
    if (!number.isInt()) {
      throw new WorkflowException(
          "This is no %s: it has no number 'format'. Give what packit4j has written."
              .formatted(kind));
    }
    if (number.asInt() != format) {
      throw new WorkflowException(
          "The %s has the format %d, and this version of packit4j reads %d. Make the plan again."
              .formatted(kind, number.asInt(), format));
    }
  }

  /** Gives the path to what is wrong, such as {@code branches[0].base}. */
  private static String place(DatabindException e) {
    StringBuilder place = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      if (step.getPropertyName() == null) {
        place.append('[').append(step.getIndex()).append(']');
      } else {
        place.append(place.length() == 0 ? "" : ".").append(step.getPropertyName());
      }
    }
    return place.length() == 0 ? "the top" : place.toString();
  }
}
