package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.DefinitionParser.Keyword;
import io.github.packit4j.specfile.macro.ExpansionProblem.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The functions of the macro language of one RPM release, by name. */
final class Builtins {

  /** The release that brought a function, for those that RPM 4.14 does not have. */
  private static final Map<String, RpmRelease> SINCE = since();

  private static final Set<String> WITHOUT_WORDS =
      Set.of("dump", "trace", "getconfdir", "getncpus", "rpmversion");

  private static final RpmRelease WITH_STRING_FUNCTIONS = new RpmRelease(4, 19);
  private static final Set<String> PROCESSOR_COUNTS = Set.of("total", "proc", "thread");

  /** Where users keep their files, below their home. */
  private static final Map<String, String> USER_FOLDERS =
      Map.of(
          "cache", ".cache",
          "config", ".config",
          "data", ".local/share",
          "state", ".local/state");

  private static final Map<String, Builtin> ALL = all();

  /** Where distributions build RPM to look for its own files. */
  private static final String CONFIGURATION_FOLDER = "/usr/lib/rpm";

  private static final NavigableMap<RpmRelease, Builtins> BY_RELEASE = byRelease();

  private final Map<String, Builtin> functions;

  private Builtins(RpmRelease release) {
    Map<String, Builtin> known = new HashMap<>(ALL);
    known.keySet().removeIf(name -> SINCE.getOrDefault(name, release).compareTo(release) > 0);
    this.functions = known;
  }

  /** Returns the functions of a release; one before 4.14 counts as 4.14. */
  static Builtins of(RpmRelease release) {
    Map.Entry<RpmRelease, Builtins> known = BY_RELEASE.floorEntry(release);
    return known == null ? BY_RELEASE.firstEntry().getValue() : known.getValue();
  }

  private static NavigableMap<RpmRelease, Builtins> byRelease() {
    NavigableMap<RpmRelease, Builtins> all = new TreeMap<>();
    RpmRelease oldest = new RpmRelease(4, 14);
    all.put(oldest, new Builtins(oldest));
    SINCE.values().forEach(release -> all.computeIfAbsent(release, Builtins::new));
    return all;
  }

  private static Map<String, RpmRelease> since() {
    Map<String, RpmRelease> since = new HashMap<>();
    since(since, 4, 15, "dnl", "expr", "getncpus");
    since(since, 4, 16, "macrobody");
    since(since, 4, 17, "exists");
    since(since, 4, 18, "rpmversion", "shescape");
    since(since, 4, 19, "gsub", "len", "lower", "rep", "reverse", "sub", "upper");
    since(since, 6, 0, "span", "xdg");
    return Map.copyOf(since);
  }

  private static void since(Map<String, RpmRelease> since, int major, int minor, String... names) {
    for (String name : names) {
      since.put(name, new RpmRelease(major, minor));
    }
  }

  private static Map<String, Builtin> all() {
    Map<String, Builtin> all = new HashMap<>();
    raw(
        all,
        "define",
        (run, out, text, from, to, braced) -> define(run, text, from, to, braced, Keyword.DEFINE));
    raw(
        all,
        "global",
        (run, out, text, from, to, braced) -> define(run, text, from, to, braced, Keyword.GLOBAL));
    raw(all, "dnl", Builtins::discardLine);
    raw(all, "lua", (run, out, text, from, to, braced) -> run.lua(out, text, from, to));
    words(all, "undefine", (run, out, words) -> run.undefine(words.get(0)));
    words(all, "expand", Builtins::expand);
    raw(all, "verbose", Builtins::verbose);
    words(all, "quote", (run, out, words) -> run.append(out, Arguments.join(words)));
    words(all, "trace", (run, out, words) -> noArgument("trace", words));
    words(all, "dump", (run, out, words) -> noArgument("dump", words));
    words(all, "macrobody", Builtins::macroBody);
    words(all, "expr", Builtins::expr);
    words(all, "getenv", Builtins::environment);
    words(all, "exists", Builtins::exists);
    words(all, "load", Builtins::load);
    words(all, "S", (run, out, words) -> sourceOrPatch(run, out, "SOURCE", words));
    words(all, "P", (run, out, words) -> sourceOrPatch(run, out, "PATCH", words));
    words(all, "echo", (run, out, words) -> message(run, "echo", words));
    words(all, "warn", (run, out, words) -> message(run, "warn", words));
    words(
        all,
        "error",
        (run, out, words) -> {
          throw new MacroException(String.join(" ", words));
        });
    words(all, "getncpus", Builtins::processors);
    words(
        all,
        "rpmversion",
        (run, out, words) -> {
          noArgument("rpmversion", words);
          run.append(out, run.release() + ".0");
        });
    words(
        all,
        "getconfdir",
        (run, out, words) -> {
          noArgument("getconfdir", words);
          run.append(out, CONFIGURATION_FOLDER);
        });
    words(all, "xdg", Builtins::userFolder);
    words(all, "uncompress", (run, out, words) -> uncompress(run, out, words));
    words(
        all, "shescape", (run, out, words) -> run.append(out, StringFunctions.shellEscape(words)));
    words(
        all,
        "basename",
        (run, out, words) ->
            run.append(out, StringFunctions.baseName(run.release(), words.get(0))));
    words(
        all,
        "dirname",
        (run, out, words) ->
            run.append(out, StringFunctions.directoryName(run.release(), words.get(0))));
    text(all, "suffix", StringFunctions::suffix);
    text(all, "shrink", StringFunctions::shrink);
    text(all, "url2path", StringFunctions::urlPath);
    text(all, "u2p", StringFunctions::urlPath);
    text(all, "span", UnaryOperator.identity());
    text(all, "len", argument -> Integer.toString(argument.length()));
    text(all, "lower", StringFunctions::lower);
    text(all, "upper", StringFunctions::upper);
    text(all, "reverse", argument -> new StringBuilder(argument).reverse().toString());
    words(all, "rep", (run, out, words) -> run.append(out, StringFunctions.repeat(words)));
    words(all, "sub", (run, out, words) -> run.append(out, StringFunctions.substring(words)));
    words(
        all,
        "gsub",
        (run, out, words) ->
            run.append(out, StringFunctions.replaceAll(words, count -> run.step(8 * count))));
    return Map.copyOf(all);
  }

  @Nullable Builtin find(String name) {
    return functions.get(name);
  }

  boolean has(String name) {
    return functions.containsKey(name);
  }

  private static void raw(Map<String, Builtin> all, String name, Builtin.Raw function) {
    all.put(name, function);
  }

  /**
   * A function of words, which RPM refuses without any unless it is one of those that take none.
   */
  private static void words(Map<String, Builtin> all, String name, Builtin.Words function) {
    Builtin.Words checked =
        (run, out, words) -> {
          if (words.isEmpty() && !WITHOUT_WORDS.contains(name)) {
            throw new MacroException("%" + name + ": argument expected");
          }
          function.call(run, out, words);
        };
    all.put(name, checked);
  }

  /** A function of its first word. */
  private static void text(Map<String, Builtin> all, String name, UnaryOperator<String> function) {
    words(all, name, (run, out, words) -> run.append(out, function.apply(argument(name, words))));
  }

  private static void noArgument(String name, List<String> words) {
    if (!words.isEmpty()) {
      throw new MacroException("%" + name + ": unexpected argument");
    }
  }

  private static String argument(String name, List<String> words) {
    if (words.isEmpty()) {
      throw new MacroException("%" + name + ": argument expected");
    }
    return words.get(0);
  }

  private static int define(
      Interpreter run, String text, int from, int to, boolean braced, Keyword keyword) {
    DefinitionParser.Parsed parsed =
        DefinitionParser.parse(text, from, to, braced, keyword, run.release());
    run.define(parsed);
    return parsed.next();
  }

  /** RPM is not verbose here. */
  private static int verbose(
      Interpreter run, StringBuilder out, String text, int from, int to, boolean braced) {
    if (!braced || from == to) {
      run.append(out, "0");
    }
    return braced ? to : from;
  }

  /** The machine that spec files are read for has one processor, and memory for it. */
  private static void processors(Interpreter run, StringBuilder out, List<String> words) {
    String what = words.isEmpty() ? "total" : words.get(0);
    if (!run.release().isAtLeast(WITH_STRING_FUNCTIONS)) {
      noArgument("getncpus", words);
    } else if (!PROCESSOR_COUNTS.contains(what)) {
      throw new MacroException("invalid argument: " + what);
    }
    run.append(out, "1");
  }

  private static void userFolder(Interpreter run, StringBuilder out, List<String> words) {
    String kind = words.get(0);
    String folder = USER_FOLDERS.get(kind);
    if (folder == null) {
      throw new MacroException("xdg: invalid argument: " + kind);
    }
    Map<String, String> environment = run.seams().environment();
    String own = environment.getOrDefault("XDG_" + kind.toUpperCase(Locale.ROOT) + "_HOME", "");
    run.append(out, own.isEmpty() ? environment.getOrDefault("HOME", "") + "/" + folder : own);
  }

  private static int discardLine(
      Interpreter run, StringBuilder out, String text, int from, int to, boolean braced) {
    return Math.min(to, Brackets.indexOf(text, '\n', from, to) + 1);
  }

  private static void expand(Interpreter run, StringBuilder out, List<String> words) {
    if (!words.isEmpty()) {
      String text = words.get(0);
      run.expandInto(out, text, 0, text.length());
    }
  }

  private static void macroBody(Interpreter run, StringBuilder out, List<String> words) {
    String name = argument("macrobody", words);
    Macro macro = run.table().find(name);
    if (macro == null) {
      throw new MacroException("no such macro: '" + name + "'");
    }
    run.append(out, macro.body());
  }

  private static void expr(Interpreter run, StringBuilder out, List<String> words) {
    run.append(out, run.expandedExpression(argument("expr", words)).text());
  }

  private static void environment(Interpreter run, StringBuilder out, List<String> words) {
    String name = argument("getenv", words);
    run.append(out, run.seams().environment().getOrDefault(name, ""));
  }

  private static void exists(Interpreter run, StringBuilder out, List<String> words) {
    String name = argument("exists", words);
    run.append(out, run.seams().files().read(name).isPresent() ? "1" : "0");
  }

  private static void load(Interpreter run, StringBuilder out, List<String> words) {
    String name = argument("load", words);
    Optional<String> text = run.file(name);
    if (text.isEmpty()) {
      run.report(Kind.FILE, "%{load:" + name + "}", "No text was supplied for this macro file");
      return;
    }
    MacroFile.parse(text.get(), run.release()).forEach(macro -> run.table().push(macro, 0));
  }

  private static void sourceOrPatch(
      Interpreter run, StringBuilder out, String prefix, List<String> words) {
    String number = argument(prefix.substring(0, 1), words);
    String call = "%{" + prefix + number + "}";
    Macro macro = run.table().find(prefix + number);
    if (macro == null) {
      run.append(out, "%" + prefix + number);
    } else {
      run.expandInto(out, call, 0, call.length());
    }
  }

  private static void message(Interpreter run, String name, List<String> words) {
    run.report(Kind.MESSAGE, "%{" + name + "}", String.join(" ", words));
  }

  private static void uncompress(Interpreter run, StringBuilder out, List<String> words) {
    String archive = argument("uncompress", words);
    if (!archive.isEmpty()) {
      run.append(out, run.expand("%__rpmuncompress ") + archive);
    }
  }
}
