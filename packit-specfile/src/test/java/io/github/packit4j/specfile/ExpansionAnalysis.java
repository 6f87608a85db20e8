package io.github.packit4j.specfile;

import io.github.packit4j.specfile.syntax.Tag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Compares an expanded spec file with the reference's analysis of it, value by value; where a value
 * differs, with what the rules of the reference make of it.
 */
final class ExpansionAnalysis {

  private static final String MINOR_BUMP = "(?s).*%(?:\\{\\??)?dist\\}?\\.\\d+";

  private final SpecFile spec;
  private final ExpandedSpecFile expanded;
  private final JsonNode expected;
  private final ReferenceReading reading;
  private final Set<ReferenceRule> rules = EnumSet.noneOf(ReferenceRule.class);

  ExpansionAnalysis(SpecFile spec, ExpandedSpecFile expanded, JsonNode expected) {
    this.spec = spec;
    this.expanded = expanded;
    this.expected = expected;
    this.reading = new ReferenceReading(spec, expanded);
  }

  /** Compares the values of tags, the validity of tags and definitions, and the release. */
  Verdict values() {
    String difference = tags();
    if (difference.isEmpty()) {
      difference = definitions();
    }
    if (difference.isEmpty()) {
      difference = release();
    }
    return new Verdict(difference.replace("\n", "\\n"), rules);
  }

  /** Compares sources and patches. */
  Verdict sources() {
    String difference = list("sources", expanded.allSources(), 5);
    if (difference.isEmpty()) {
      difference = list("patches", expanded.allPatches(), 3);
    }
    return new Verdict(difference.replace("\n", "\\n"), rules);
  }

  private String tags() {
    List<ExpandedTag> ours =
        expanded.tags().stream().filter(tag -> tag.tag().section() == 0).toList();
    BitSet late = null;
    for (int i = 0; i < ours.size(); i++) {
      ExpandedTag tag = ours.get(i);
      JsonNode theirs = expected.get("tags").get(i);
      boolean valid = expanded.isValid(tag.tag().line());
      if (valid != theirs.get(2).asBoolean()) {
        late = late == null ? reading.invalidInPreamble() : late;
        if (late.get(tag.tag().lineIndex()) == theirs.get(2).asBoolean()) {
          return "tag " + tag.tag().name() + ": ours valid " + valid + " reference " + theirs;
        }
        rules.add(ReferenceRule.LATE_CONDITIONS);
      }
      String value = theirs.get(3).asString();
      if (theirs.get(2).asBoolean() && !(valid && tag.value().equals(value))) {
        if (!reading.value(tag.tag().name(), tag.tag().value()).equals(value)) {
          return "tag " + tag.tag().name() + ": ours <" + tag.value() + "> reference " + theirs;
        }
        rules.add(valid ? ReferenceRule.LATE_VALUES : ReferenceRule.LATE_CONDITIONS);
      }
    }
    return "";
  }

  private String definitions() {
    BitSet late = null;
    for (int i = 0; i < spec.definitions().size(); i++) {
      int line = spec.definitions().get(i).lineIndex();
      JsonNode theirs = expected.get("macros").get(i);
      boolean valid = theirs.get(3).asBoolean();
      if (expanded.isValid(line + 1) != valid) {
        late = late == null ? reading.invalidInFile() : late;
        if (late.get(line) == valid) {
          return "definition: ours valid " + !valid + " reference " + theirs;
        }
        rules.add(ReferenceRule.LATE_CONDITIONS);
      }
    }
    return "";
  }

  private String release() {
    String ours = expanded.releaseWithoutDist();
    String theirs = expected.get("release").asString();
    if (ours.equals(theirs)) {
      return "";
    }
    String raw = expected.get("raw_release").asString();
    if (raw.matches(MINOR_BUMP) && ours.equals(theirs + raw.substring(raw.lastIndexOf('.')))) {
      rules.add(ReferenceRule.MINOR_BUMP);
      return "";
    }
    return "release without dist: ours <" + ours + "> reference <" + theirs + ">";
  }

  private String list(String kind, List<ExpandedSource> ours, int validity) {
    List<JsonNode> theirs = StreamSupport.stream(expected.get(kind).spliterator(), false).toList();
    if (ours.size() > theirs.size()) {
      ours = ours.stream().filter(source -> !isOfSubpackage(source)).toList();
      rules.add(ReferenceRule.SUBPACKAGE_SOURCES);
    } else if (ours.size() < theirs.size()) {
      theirs = theirs.stream().filter(node -> !isCondition(node.get(1).asString())).toList();
      rules.add(ReferenceRule.LIST_CONDITIONS);
    }
    if (ours.size() != theirs.size()) {
      return kind + ": ours " + ours + " reference " + theirs;
    }
    for (int i = 0; i < ours.size(); i++) {
      boolean valid = theirs.get(i).get(validity).asBoolean();
      if (!equal(ours.get(i), theirs.get(i), valid)
          && !equal(asReference(ours.get(i), valid), theirs.get(i), valid)) {
        return kind + ": ours " + ours.get(i) + " reference " + theirs.get(i);
      }
    }
    return "";
  }

  private boolean isOfSubpackage(ExpandedSource source) {
    return spec.syntax().tags().stream()
        .anyMatch(tag -> tag.section() > 0 && tag.value().equals(source.location()));
  }

  private static boolean isCondition(String location) {
    return location.matches("%(?:if.*|el.*|endif)");
  }

  private boolean equal(ExpandedSource ours, JsonNode theirs, boolean valid) {
    List<Object> left = new ArrayList<>(List.of(ours.location(), ours.valid()));
    List<Object> right = new ArrayList<>(List.of(theirs.get(1).asString(), valid));
    if (!rules.contains(ReferenceRule.LIST_CONDITIONS)) {
      left.add(ours.number());
      right.add(theirs.get(0).asInt());
    }
    if (valid) {
      left.add(ours.expandedLocation());
      right.add(theirs.get(2).asString());
    }
    if (valid && theirs.size() > 5) {
      left.addAll(List.of(ours.fileName(), ours.remote()));
      right.addAll(List.of(theirs.get(3).asString(), theirs.get(4).asBoolean()));
    }
    return Objects.equals(left, right);
  }

  /** Gives a source the location and the validity that the reference's rules give it. */
  private ExpandedSource asReference(ExpandedSource source, boolean valid) {
    Tag tag =
        spec.tags().stream()
            .filter(candidate -> candidate.value().equals(source.location()))
            .findFirst()
            .orElse(null);
    boolean branch = tag != null && expanded.isValid(tag.line());
    if (valid != source.valid() && tag != null) {
      if (branch != valid && reading.invalidInPreamble().get(tag.lineIndex()) == valid) {
        return source;
      }
      rules.add(branch == valid ? ReferenceRule.LEFT_OUT : ReferenceRule.LATE_CONDITIONS);
    } else {
      rules.add(ReferenceRule.LATE_VALUES);
    }
    String name = tag == null ? "source" : tag.name();
    String location = valid ? reading.value(name, source.location()) : source.location();
    return new ExpandedSource(source.number(), source.location(), location, valid);
  }
}
