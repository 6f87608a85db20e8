package io.github.packit4j.specfile;

import io.github.packit4j.specfile.changelog.internal.ByteText;
import io.github.packit4j.specfile.syntax.Section;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Compares the structure of a spec file with the reference's analysis of it. */
final class CorpusAnalysis {

  private final SpecFile spec;
  private final JsonNode expected;

  CorpusAnalysis(SpecFile spec, JsonNode expected) {
    this.spec = spec;
    this.expected = expected;
  }

  String rawDifference() {
    return first(
        difference(
            "sections",
            sections(),
            strings(
                "sections",
                n -> n.get(0).asString() + " " + n.get(1).asInt() + " " + n.get(2).asString())),
        difference("tags", tags(), strings("tags", n -> pair(n, 0, 1))),
        difference("macros", macros(), strings("macros", CorpusAnalysis::macro)),
        difference("changelog", changelog(), changelog(expected.get("changelog"))),
        difference("prep", prep(), strings("prep", n -> pair(n, 0, 1))),
        difference(
            "release",
            List.of(spec.hasAutorelease() + " " + spec.hasAutochangelog()),
            List.of(
                expected.get("has_autorelease").asBoolean()
                    + " "
                    + expected.get("has_autochangelog").asBoolean())));
  }

  private List<String> sections() {
    List<String> result = new ArrayList<>();
    for (Section section : spec.sections()) {
      String body = section.body().replace("\r\n", "\n");
      List<String> lines = new ArrayList<>(Arrays.asList(body.split("\n", -1)));
      if (body.isEmpty() || body.endsWith("\n")) {
        lines.remove(lines.size() - 1);
      }
      result.add(
          section.id()
              + " "
              + lines.size()
              + " "
              + sha1(String.join("\n", lines)).substring(0, 12));
    }
    return result;
  }

  private List<String> tags() {
    return spec.tags().stream().map(tag -> tag.name() + " " + tag.value()).toList();
  }

  private List<String> macros() {
    return spec.definitions().stream()
        .map(
            d ->
                d.name()
                    + d.options().map(o -> "(" + o + ")").orElse("")
                    + " "
                    + d.global()
                    + " "
                    + sha1(d.body()).substring(0, 12)
                    + " "
                    + d.commentedOut())
        .toList();
  }

  private static String macro(JsonNode n) {
    return n.get(0).asString()
        + " "
        + n.get(1).asBoolean()
        + " "
        + n.get(2).asString()
        + " "
        + n.get(4).asBoolean();
  }

  private List<String> prep() {
    return spec.prepMacros().stream().map(m -> m.name() + " " + m.options()).toList();
  }

  private List<String> changelog() {
    List<String> result = new ArrayList<>();
    spec.changelog()
        .ifPresent(
            log -> {
              result.add("" + log.entries().size());
              log.entries().stream()
                  .limit(2)
                  .forEach(
                      e ->
                          result.add(
                              e.header()
                                  + " "
                                  + e.evr().map(evr -> evr.replaceFirst("^0:", "")).orElse("null")
                                  + " "
                                  + e.lines()));
            });
    return result;
  }

  private static List<String> changelog(JsonNode log) {
    List<String> result = new ArrayList<>();
    if (!log.isNull()) {
      result.add(log.get("count").asString());
      for (JsonNode entry : log.get("newest")) {
        List<String> lines = new ArrayList<>();
        entry.get(2).forEach(line -> lines.add(line.asString()));
        result.add(
            entry.get(0).asString()
                + " "
                + (entry.get(1).isNull() ? "null" : entry.get(1).asString())
                + " "
                + lines);
      }
    }
    return result;
  }

  private List<String> strings(String key, Function<JsonNode, String> text) {
    List<String> result = new ArrayList<>();
    JsonNode list = expected.get(key);
    if (list != null && !list.isNull()) {
      list.forEach(node -> result.add(text.apply(node)));
    }
    return result;
  }

  private static String pair(JsonNode node, int first, int second) {
    return node.get(first).asString() + " " + node.get(second).asString();
  }

  private static String difference(String what, List<String> ours, List<String> theirs) {
    if (ours.equals(theirs)) {
      return "";
    }
    for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
      String our = i < ours.size() ? ours.get(i) : "(none)";
      String their = i < theirs.size() ? theirs.get(i) : "(none)";
      if (!our.equals(their)) {
        return what + ": ours <" + our + "> reference <" + their + ">";
      }
    }
    return what;
  }

  private static String first(String... differences) {
    for (String difference : differences) {
      if (!difference.isEmpty()) {
        return difference.replace("\n", "\\n");
      }
    }
    return "";
  }

  static String sha1(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(ByteText.encode(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
