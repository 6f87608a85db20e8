package io.github.packit4j.core.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Events as JSON, for programs that store what they have received before they answer, and handle it
 * later. Equal events have equal texts, so a text tells an event that came twice if it has no
 * {@link PackitEvent#id}.
 */
public final class EventJson {

  private static final String WHAT = "stored event";
  private static final String ORIGIN = "origin";

  /** What events have been told of since, and texts of older versions do not have. */
  private static final Map<String, String> ADDED =
      Map.of("tag", "hub", "new_versions", "distribution");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // A half of a character outlives a database, which takes UTF-8 alone.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .addModule(new SimpleModule().addSerializer(Set.class, new SortedTexts()))
          .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .addMixIn(PackitEvent.class, Form.class)
          .build();

  private EventJson() {}

  /**
   * Writes an event.
   *
   * @param event the event
   * @return one line of JSON, in ASCII
   */
  public static String write(PackitEvent event) {
    return MAPPER.writeValueAsString(event);
  }

  /**
   * Reads an event.
   *
   * @param json what {@link #write} wrote; what older versions did not write is unknown
   * @return an equal event
   * @throws EventFormatException if the text is not such an event
   */
  public static PackitEvent read(String json) {
    try {
      if (!(MAPPER.readTree(json) instanceof ObjectNode form)) {
        throw new EventFormatException(WHAT, "it is no object");
      }
      if (!form.has(ORIGIN)) {
        form.set(ORIGIN, MAPPER.valueToTree(Origin.UNKNOWN));
      }
      String later = ADDED.getOrDefault(form.path("event").asString(""), ORIGIN);
      if (!form.has(later)) {
        form.putNull(later);
      }
      return MAPPER.treeToValue(form, PackitEvent.class);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new EventFormatException(
          WHAT,
          e instanceof JacksonException j
              ? j.getOriginalMessage()
              : String.valueOf(e.getMessage()));
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = PackitEvent.ReleasePublished.class, name = "release"),
    @JsonSubTypes.Type(value = PackitEvent.NewVersions.class, name = "new_versions"),
    @JsonSubTypes.Type(value = PackitEvent.DistGitPush.class, name = "push"),
    @JsonSubTypes.Type(value = PackitEvent.BuildStateChanged.class, name = "build"),
    @JsonSubTypes.Type(value = PackitEvent.BuildTagged.class, name = "tag"),
    @JsonSubTypes.Type(value = PackitEvent.CommentPosted.class, name = "comment"),
    @JsonSubTypes.Type(value = PackitEvent.PullRequestChanged.class, name = "pull_request"),
    @JsonSubTypes.Type(value = PackitEvent.ScratchBuildChanged.class, name = "scratch_build"),
    @JsonSubTypes.Type(value = PackitEvent.UpdateTested.class, name = "update_tested"),
    @JsonSubTypes.Type(value = PackitEvent.VersionsFound.class, name = "versions_found"),
    @JsonSubTypes.Type(value = PackitEvent.VersionsDropped.class, name = "versions_dropped"),
    @JsonSubTypes.Type(value = PackitEvent.BuildUntagged.class, name = "untag"),
    @JsonSubTypes.Type(value = PackitEvent.UpdateChanged.class, name = "update"),
    @JsonSubTypes.Type(value = PackitEvent.PullRequestClosed.class, name = "pull_request_closed"),
    @JsonSubTypes.Type(value = PackitEvent.CommitCommented.class, name = "commit_comment"),
    @JsonSubTypes.Type(value = PackitEvent.CheckRerun.class, name = "check_rerun"),
    @JsonSubTypes.Type(value = PackitEvent.Ignored.class, name = "ignored")
  })
  private interface Form {}

  /** An immutable set has another order in each run of the JVM. */
  @SuppressWarnings("rawtypes") // The type of the serializer is that of the class it is for.
  private static final class SortedTexts extends StdSerializer<Set> {

    SortedTexts() {
      super(Set.class);
    }

    @Override
    public void serialize(Set texts, JsonGenerator out, SerializationContext context) {
      Set<String> sorted = new TreeSet<>();
      for (Object text : texts) {
        sorted.add(text.toString());
      }
      out.writeStartArray();
      sorted.forEach(out::writeString);
      out.writeEndArray();
    }
  }
}
