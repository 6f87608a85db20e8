package io.github.packit4j.bot.settings;

import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Secrets, which a file of settings names the place of and never holds. */
record SecretSettings(UnaryOperator<String> environment, Function<String, Path> paths) {

  private static final Set<String> KEYS = Set.of("env", "file");
  private static final String FORM = "{env: VARIABLE} or {file: PATH}";

  Optional<Secret> optional(Section section, String key) {
    return section.has(key) ? needed(section, key) : Optional.empty();
  }

  Optional<Secret> needed(Section section, String key) {
    if (!section.has(key)) {
      section.problem(key, "this key is missing", "write %s: %s".formatted(key, FORM));
      return Optional.empty();
    }
    if (section.isText(key)) {
      section.problem(
          key, "a secret does not belong into this file", "write %s: %s".formatted(key, FORM));
      return Optional.empty();
    }
    Section place = section.section(key, KEYS).orElseThrow();
    if (place.has("env") == place.has("file")) {
      section.problem(key, "a secret has one place", "write %s: %s".formatted(key, FORM));
      return Optional.empty();
    }
    return place.has("env") ? variable(place) : file(place);
  }

  private Optional<Secret> variable(Section place) {
    return place
        .needed("env", "BOT_SECRET")
        .flatMap(
            name -> {
              String value = environment.apply(name);
              return secret(
                  place,
                  "env",
                  value,
                  value.isBlank()
                      ? "the variable %s is not set".formatted(name)
                      : "the variable %s holds no secret of one line".formatted(name),
                  "set it, or use {file: PATH}");
            });
  }

  private Optional<Secret> file(Section place) {
    return place
        .needed("file", "/etc/bot/secret")
        .map(paths)
        .flatMap(
            file -> {
              try {
                return secret(
                    place,
                    "file",
                    Files.readString(file),
                    "the file %s holds no secret of one line".formatted(file),
                    "write one into it");
              } catch (IOException e) {
                place.problem(
                    "file",
                    "the file %s cannot be read".formatted(file),
                    "make it readable for the bot, and for nobody else");
                return Optional.empty();
              }
            });
  }

  private static Optional<Secret> secret(
      Section place, String key, String value, String message, String hint) {
    try {
      return Optional.of(Secret.of(value));
    } catch (IllegalArgumentException e) {
      place.problem(key, message, hint);
      return Optional.empty();
    }
  }
}
