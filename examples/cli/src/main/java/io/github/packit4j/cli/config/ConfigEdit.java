package io.github.packit4j.cli.config;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.FileEdit;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.ConfigText;
import io.github.packit4j.config.problem.ConfigException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Changes single keys. */
@Command(
    name = "edit",
    description = {
      "Change single keys; comments, order and quoting stay as they are.",
      "A change that leaves the configuration wrong is refused."
    })
final class ConfigEdit implements Action {

  @Mixin private final ConfigFile file = new ConfigFile();
  @Mixin private final FileEdit edit = new FileEdit();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "Set a key, such as 'jobs[0].trigger=release'.",
        "The value is JSON (true, 3, [\"f44\"]) or else a text."
      })
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--remove",
      paramLabel = "KEY",
      description = "Remove a key or an item of a list.")
  private List<String> remove = List.of();

  @Override
  public Answer run(Session session) {
    Path path = file.path(session);
    byte[] before = FileEdit.read(path);
    String name = session.subject().orElseGet(path::toString);
    ConfigText text = text(before, name);
    for (Map.Entry<String, String> entry : set.entrySet()) {
      text = text.set(entry.getKey(), value(entry.getValue()));
    }
    for (String key : remove) {
      text = text.remove(key);
    }
    byte[] after = text.text().getBytes(StandardCharsets.UTF_8);
    return edit.answer(
        session, path, before, after, ConfigLoader.create().parse(after, name).warnings());
  }

  private static ConfigText text(byte[] content, String name) {
    try {
      return ConfigText.of(new String(content, StandardCharsets.UTF_8));
    } catch (ConfigException e) {
      // What is no YAML the loader refuses, too, and it says where.
      ConfigLoader.create().parse(content, name);
      throw e;
    }
  }

  private static @Nullable Object value(String text) {
    try {
      return JsonMapper.shared().readValue(text, Object.class);
    } catch (JacksonException e) {
      return text;
    }
  }
}
