package io.github.packit4j.specfile.rpmsuite;

import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecProblem;
import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.macro.RpmRelease;
import io.github.packit4j.specfile.rpmsuite.LeftOut.Reason;
import io.github.packit4j.specfile.rpmsuite.SuiteRun.Expected;
import io.github.packit4j.specfile.rpmsuite.SuiteRun.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The programs {@code rpmspec} and {@code rpmbuild}, as far as they read spec files. */
final class RpmSpec {

  /** What RPM says while it parses, not while it builds. */
  private static final Pattern PARSE_ERROR =
      Pattern.compile(
          "error: (?:[^:\\n]*\\.spec: ?)?(?:line \\d+|\\d+): ?|error: .*must be present in package"
              + "|bad %\\w+ condition|error: file trigger conditions|error: %patchN is obsolete");

  /** What RPM says of the parts of a spec file that the build writes. */
  private static final String GENERATED = "error: parsing failed";

  private static final Pattern BUILD_STAGE = Pattern.compile("-[brt][a-z]");
  private static final Set<Character> PACKAGING = Set.of('a', 'b', 's');
  private static final Pattern QUERY_TAG = Pattern.compile("%\\{([^}]*)\\}");
  private static final Set<String> IGNORED = Set.of("--quiet", "--nodeps", "--short-circuit");

  private final SuiteFiles files;
  private final Map<String, String> environment;
  private final Outcome outcome;
  private MacroContext context;
  private @Nullable String format;
  private @Nullable String file;
  private boolean prints;
  private boolean queries;
  private boolean source;

  /** What is missing is noted when packages are made, not by a build that stops before. */
  private boolean packages = true;

  RpmSpec(RpmRelease release, SuiteFiles files, Map<String, String> environment, Outcome outcome) {
    this.files = files;
    this.environment = environment;
    this.outcome = outcome;
    this.context = macros(release, files);
  }

  /** All macros of RPM's installation: one that is not there does not exist. */
  private static MacroContext macros(RpmRelease release, SuiteFiles files) {
    MacroContext macros =
        MacroContext.empty().withRpmRelease(release).defineAll(files.installedMacros());
    for (String text : files.macroFiles()) {
      macros = macros.defineAll(text);
    }
    return macros;
  }

  void runQuery(List<String> arguments, Expected expected) {
    options(arguments);
    ExpandedSpecFile spec = read();
    if (outcome.status != 0) {
      return;
    }
    if (queries) {
      query(spec);
    } else if (prints && !expected.printsNothing()) {
      throw new LeftOut(Reason.BUILD, "the expanded text, with the scripts of the build");
    }
  }

  void runBuild(List<String> arguments, Expected expected) {
    options(arguments);
    if (!expected.printsNothing() && !expected.fails()) {
      throw new LeftOut(Reason.BUILD, "prints what the build does");
    }
    if (expected.fails()
        && (!PARSE_ERROR.matcher(expected.errors()).find()
            || expected.errors().contains(GENERATED))) {
      throw new LeftOut(Reason.BUILD, "fails in the build");
    }
    read();
  }

  private void options(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String option = arguments.get(i);
      switch (option) {
        case "--define", "-D" -> define(arguments.get(++i));
        case "--undefine" -> context = context.undefine(arguments.get(++i));
        case "--with" -> condition("with", arguments.get(++i));
        case "--without" -> condition("without", arguments.get(++i));
        case "--target" -> context = context.define("_target_cpu", arguments.get(++i));
        case "--qf", "--queryformat" -> format = arguments.get(++i);
        case "--parse", "-P" -> prints = true;
        case "--query", "-q" -> queries = true;
        case "--srpm" -> source = true;
        case "--rpms" -> source = false;
        case "--shell" -> throw new LeftOut(Reason.INTERACTIVE, option);
        default -> {
          if (!option.startsWith("-")) {
            file = option;
          } else if (BUILD_STAGE.matcher(option).matches()) {
            packages = PACKAGING.contains(option.charAt(2));
          } else if (!IGNORED.contains(option)) {
            throw new LeftOut(queries ? Reason.HEADERS : Reason.BUILD, option);
          }
        }
      }
    }
  }

  private void define(String definition) {
    MacroExpander run = MacroExpander.over(context);
    RpmEval.define(run, definition);
    context = run.snapshot();
  }

  private void condition(String kind, String name) {
    context = context.define("_" + kind + "_" + name, "--" + kind + "-" + name);
  }

  private ExpandedSpecFile read() {
    if (file == null || !file.endsWith(".spec")) {
      throw new LeftOut(Reason.PACKAGES, "a source package or archive");
    }
    SpecFile spec = SpecFile.parse(files.require(file));
    ExpandedSpecFile expanded =
        spec.expand(context, run -> run.includes(files::read).environment(environment));
    Optional<SpecProblem> refusal =
        expanded.problems().stream()
            .filter(problem -> problem.kind().isFatal())
            .filter(problem -> packages || problem.kind() != Kind.MISSING)
            .findFirst();
    if (refusal.isPresent()) {
      outcome.status = 1;
      outcome.errors.append(refusal.get()).append('\n');
    }
    return expanded;
  }

  private void query(ExpandedSpecFile spec) {
    if (!source && spec.tags().stream().anyMatch(tag -> tag.tag().section() > 0 && tag.valid())) {
      throw new LeftOut(Reason.HEADERS, "subpackages");
    }
    String wanted = format == null ? "%{nvr}." + (source ? "src" : "%{arch}") + "\\n" : format;
    Matcher tag = QUERY_TAG.matcher(wanted.replace("\\n", "\n"));
    StringBuilder result = new StringBuilder();
    while (tag.find()) {
      tag.appendReplacement(result, Matcher.quoteReplacement(value(spec, tag.group(1))));
    }
    outcome.output.append(tag.appendTail(result));
  }

  private String value(ExpandedSpecFile spec, String tag) {
    try {
      return switch (tag) {
        case "name" -> spec.name();
        case "version" -> spec.version();
        case "release" -> spec.release();
        case "nvr" -> spec.name() + "-" + spec.version() + "-" + spec.release();
        case "arch" -> spec.expand("%{_target_cpu}");
        case "summary" -> spec.value("Summary").orElse("(none)");
        case "description" -> spec.expand(spec.section("description").orElse("")).strip();
        default -> throw new LeftOut(Reason.HEADERS, "%{" + tag + "}");
      };
    } catch (MacroException e) {
      return "(" + e.getMessage() + ")";
    }
  }
}
