package io.github.packit4j.core.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The commands and their options. */
final class CommandTable {

  static final String NAME_FORM = "[A-Za-z0-9][A-Za-z0-9._+-]*";
  private static final String BRANCH_FORM = "[A-Za-z0-9][A-Za-z0-9._/-]*";
  private static final String VERSION_FORM = "[A-Za-z0-9][A-Za-z0-9._+~^-]*";
  private static final String BUG_FORM = "[A-Za-z0-9][A-Za-z0-9._#-]*";

  private static final Map<String, CommandTable.Entry> ENTRIES = new LinkedHashMap<>();

  static {
    own("help", given -> new Command.Help());
    own("propose-downstream", given -> new Command.ProposeDownstream());
    own(
        "pull-from-upstream",
        given ->
            new Command.PullFromUpstream(
                given.values("version").stream().findFirst(),
                given.values("resolve-bug"),
                given.has("with-pr-config")),
        CommandOption.value("--version").of(VERSION_FORM),
        CommandOption.list("--resolve-bug").of(BUG_FORM),
        CommandOption.flag("--with-pr-config"));
    own(
        "koji-build",
        given -> new Command.KojiBuild(given.has("scratch"), given.values("branch")),
        CommandOption.flag("--scratch"),
        CommandOption.list("--branch").of(BRANCH_FORM));
    own(
        "koji-tag",
        given -> new Command.KojiTag(given.has("all-branches")),
        CommandOption.flag("--all-branches"));
    own(
        "create-update",
        given -> new Command.CreateUpdate(given.values("branch")),
        CommandOption.list("--branch").of(BRANCH_FORM));
    List<CommandOption> refs =
        List.of(CommandOption.value("--commit"), CommandOption.value("--release"));
    elsewhere("build", false, refs);
    elsewhere("copr-build", false, refs);
    elsewhere("rebuild-failed", false, List.of());
    elsewhere("retest-failed", false, List.of());
    elsewhere("upstream-koji-build", false, List.of());
    elsewhere("vm-image-build", false, List.of());
    elsewhere("scratch-build", false, List.of(CommandOption.value("--target")));
    elsewhere("verify-fas", true, List.of());
    elsewhere(
        "test",
        true,
        List.of(
            CommandOption.value("--commit"),
            CommandOption.value("--release"),
            CommandOption.value("--identifier", "--id", "-i"),
            CommandOption.list("--labels"),
            CommandOption.repeated("--env"),
            CommandOption.value("--target")));
  }

  private CommandTable() {}

  /**
   * A command.
   *
   * @param name the word that people write
   * @param own whether it is carried out here
   * @param takesWords whether words may follow that belong to no option
   * @param options its options
   * @param maker makes the command of what is given
   */
  record Entry(
      String name, boolean own, boolean takesWords, List<CommandOption> options, Maker maker) {

    Optional<CommandOption> option(String spelling) {
      return options.stream().filter(option -> option.spellings().contains(spelling)).findFirst();
    }

    /** The command and its options, as a person would write them. */
    String usage() {
      return options.isEmpty()
          ? name
          : name
              + options.stream()
                  .map(CommandOption::usage)
                  .collect(Collectors.joining(" ", " ", ""));
    }
  }

  /** Makes a command of the options that are given. */
  @FunctionalInterface
  interface Maker {
    Command command(Given given);
  }

  /**
   * The options that are given.
   *
   * @param options the values of each, by its name without dashes; none of a flag
   */
  record Given(Map<String, List<String>> options) {

    boolean has(String name) {
      return options.containsKey(name);
    }

    List<String> values(String name) {
      return options.getOrDefault(name, List.of());
    }
  }

  static Optional<Entry> find(String name) {
    return Optional.ofNullable(ENTRIES.get(name));
  }

  /** Those that are carried out here. */
  static List<Entry> own() {
    return ENTRIES.values().stream().filter(Entry::own).toList();
  }

  private static void own(String name, Maker maker, CommandOption... options) {
    ENTRIES.put(name, new Entry(name, true, false, List.of(options), maker));
  }

  private static void elsewhere(String name, boolean takesWords, List<CommandOption> options) {
    ENTRIES.put(
        name,
        new Entry(
            name,
            false,
            takesWords,
            options,
            given -> new Command.Elsewhere(name, given.options())));
  }
}
