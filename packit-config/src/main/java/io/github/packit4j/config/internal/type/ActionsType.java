package io.github.packit4j.config.internal.type;

import io.github.packit4j.config.ActionCommands;
import io.github.packit4j.config.ActionCommands.Arguments;
import io.github.packit4j.config.ActionCommands.Command;
import io.github.packit4j.config.ActionCommands.Line;
import io.github.packit4j.config.ActionName;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import io.github.packit4j.config.internal.yaml.YamlNode.Sequence;
import io.github.packit4j.config.problem.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The type of {@code actions}. */
public final class ActionsType implements ValueType<Map<ActionName, ActionCommands>> {

  public static final ActionsType ACTIONS = new ActionsType();

  private static final List<String> NAMES =
      Stream.of(ActionName.values()).map(ActionName::key).toList();

  private ActionsType() {}

  @Override
  public @Nullable Map<ActionName, ActionCommands> read(YamlNode node, Place place) {
    if (!(node instanceof Mapping mapping)) {
      place.wrongType(node, "a mapping of actions to commands");
      return null;
    }
    Map<ActionName, ActionCommands> actions = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      Place below = place.key(entry.key().text());
      int index = entry.key().value() instanceof String name ? NAMES.indexOf(name) : -1;
      if (index < 0) {
        below.unknownName(entry.key().start(), "action", entry.key().text(), NAMES);
      } else if (entry.value().isNull()) {
        below.warning(
            entry.value().start(),
            "null is no command, so the action counts as absent",
            "remove it, or write [] to replace the step by nothing");
      } else {
        actions.put(ActionName.values()[index], commands(entry.value(), below));
      }
    }
    return actions;
  }

  /** Reads commands; where there are none, an error is noted. */
  private static ActionCommands commands(YamlNode node, Place place) {
    if (node instanceof Sequence sequence) {
      List<Command> commands = new ArrayList<>();
      for (int i = 0; i < sequence.items().size(); i++) {
        command(sequence.items().get(i), place.item(i)).ifPresent(commands::add);
      }
      return new ActionCommands(commands, false);
    }
    if (node instanceof Scalar scalar && scalar.value() instanceof String text) {
      return new ActionCommands(List.of(line(text, node, place)), true);
    }
    place.wrongType(node, "text (a command) or a list of commands");
    return new ActionCommands(List.of(), false);
  }

  private static Optional<Command> command(YamlNode node, Place place) {
    if (node instanceof Sequence) {
      return Optional.ofNullable(ScalarTypes.TEXTS.read(node, place)).map(Arguments::new);
    }
    return Optional.ofNullable(ScalarTypes.text(node, place)).map(text -> line(text, node, place));
  }

  private static Line line(String text, YamlNode node, Place place) {
    Line line = new Line(text);
    try {
      line.words();
    } catch (ConfigException e) {
      // The reference accepts it as well, and fails when the command is run.
      place.warning(node.start(), String.valueOf(e.getMessage()), "balance the quotation marks");
    }
    return line;
  }

  @Override
  public Object write(Map<ActionName, ActionCommands> value) {
    Map<String, Object> result = new LinkedHashMap<>();
    value.forEach((name, commands) -> result.put(name.key(), write(commands)));
    return result;
  }

  private static Object write(ActionCommands commands) {
    return commands.single()
        ? write(commands.commands().get(0))
        : commands.commands().stream().map(ActionsType::write).toList();
  }

  private static Object write(Command command) {
    return command instanceof Line line ? line.text() : command.words();
  }

  @Override
  public String label() {
    return "mapping of actions to a command or a list of commands";
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> text = ScalarTypes.TEXT.schema();
    Map<String, Object> list = ScalarTypes.schemaOf("array");
    list.put("items", Schemas.anyOf(List.of(text, ScalarTypes.TEXTS.schema())));
    Map<String, Object> properties = new LinkedHashMap<>();
    NAMES.forEach(name -> properties.put(name, Schemas.orNull(Schemas.anyOf(List.of(text, list)))));
    Map<String, Object> schema = ScalarTypes.schemaOf("object");
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    return schema;
  }
}
