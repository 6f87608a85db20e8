package io.github.packit4j.core.command;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An option of a command.
 *
 * @param spellings how it is written, the usual way first
 * @param kind what follows it
 * @param form what each of its values looks like
 */
record CommandOption(List<String> spellings, Kind kind, Pattern form) {

  private static final Pattern ANY = Pattern.compile(".*");

  /** What follows an option. */
  enum Kind {
    /** Nothing. */
    FLAG,
    /** One value. */
    VALUE,
    /** Values, joined by commas. */
    LIST,
    /** One value, each time that the option is given. */
    REPEATED
  }

  static CommandOption flag(String... spellings) {
    return new CommandOption(List.of(spellings), Kind.FLAG, ANY);
  }

  static CommandOption value(String... spellings) {
    return new CommandOption(List.of(spellings), Kind.VALUE, ANY);
  }

  static CommandOption list(String... spellings) {
    return new CommandOption(List.of(spellings), Kind.LIST, ANY);
  }

  static CommandOption repeated(String... spellings) {
    return new CommandOption(List.of(spellings), Kind.REPEATED, ANY);
  }

  CommandOption of(String regex) {
    return new CommandOption(spellings, kind, Pattern.compile(regex));
  }

  /** Its name without dashes. */
  String name() {
    return spellings.get(0).replaceFirst("^-+", "");
  }

  List<String> values(String text) {
    return kind == Kind.LIST ? Arrays.asList(text.split(",", -1)) : List.of(text);
  }

  /** How it is written in a line of usage. */
  String usage() {
    String value =
        switch (kind) {
          case FLAG -> "";
          case LIST -> " A,B";
          case VALUE, REPEATED -> " X";
        };
    return "[" + spellings.get(0) + value + "]";
  }
}
