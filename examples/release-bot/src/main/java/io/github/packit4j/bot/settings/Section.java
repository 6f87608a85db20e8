package io.github.packit4j.bot.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of the file. What it has in another form than asked for is a problem, and missing. */
final class Section {

  private final String path;
  private final Optional<Mark> start;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final SettingsProblems problems;

  /** Reads a mapping; a key that is not among the known ones is a problem. */
  Section(String path, Node node, Set<String> known, SettingsProblems problems) {
    this.path = path;
    this.start = Optional.of(node.getStartMark());
    this.problems = problems;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(entry -> add(entry, known));
    } else if (!isNull(node)) {
      problems.add(start, path, "a mapping is needed", "write " + keys(known) + " below it");
    }
  }

  private static String keys(Set<String> known) {
    return String.join(", ", new TreeSet<>(known));
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private void add(NodeTuple entry, Set<String> known) {
    Optional<Mark> mark = Optional.of(entry.getKeyNode().getStartMark());
    String key =
        entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(not a text)";
    if (!known.contains(key)) {
      problems.add(mark, path(key), "this key is unknown", "known ones are here " + keys(known));
    } else if (values.containsKey(key)) {
      problems.add(mark, path(key), "this key is there twice", "remove one of them");
    } else if (isNull(entry.getValueNode())) {
      problems.add(mark, path(key), "this key has no value", "give it one, or remove it");
    } else {
      values.put(key, entry.getValueNode());
    }
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The known keys that are there. */
  Set<String> keys() {
    return values.keySet();
  }

  /** Tells what is wrong with a value, or that it is missing. */
  void problem(String key, String message, String hint) {
    problems.add(
        Optional.ofNullable(values.get(key)).map(Node::getStartMark).or(() -> start),
        path(key),
        message,
        hint);
  }

  Optional<String> text(String key, String example) {
    Optional<Node> value = Optional.ofNullable(values.get(key));
    if (value.isPresent() && !(value.get() instanceof ScalarNode)) {
      problem(key, "a text is needed", "such as " + example);
      return Optional.empty();
    }
    return value.map(node -> ((ScalarNode) node).getValue());
  }

  Optional<String> needed(String key, String example) {
    if (!has(key)) {
      problem(key, "this key is missing", "such as " + key + ": " + example);
    }
    return text(key, example).filter(text -> notBlank(key, text, example));
  }

  private boolean notBlank(String key, String text, String example) {
    if (text.isBlank()) {
      problem(key, "this is empty", "such as " + example);
    }
    return !text.isBlank();
  }

  /** Whether the value is a single text, as it may be instead of a mapping. */
  boolean isText(String key) {
    return values.get(key) instanceof ScalarNode;
  }

  /**
   * Reads a list of texts.
   *
   * @param wrong tells what is wrong with a text, if anything is
   */
  List<String> texts(String key, String example, Function<String, Optional<String>> wrong) {
    Node node = values.get(key);
    List<String> texts = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (int i = 0; i < sequence.getValue().size(); i++) {
        Node element = sequence.getValue().get(i);
        String place = "%s[%d]".formatted(path(key), i);
        Optional<String> text = text(element);
        text.ifPresent(texts::add);
        text.map(wrong)
            .orElseGet(() -> Optional.of("a text is needed"))
            .ifPresent(
                message ->
                    problems.add(
                        Optional.of(element.getStartMark()), place, message, "such as " + example));
      }
    } else if (node != null) {
      problem(key, "a list is needed", "such as [" + example + "]");
    }
    return texts;
  }

  private static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar && !isNull(node)
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  Optional<Section> section(String key, Set<String> known) {
    return Optional.ofNullable(values.get(key))
        .map(node -> new Section(path(key), node, known, problems));
  }
}
