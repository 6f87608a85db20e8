package io.github.packit4j.specfile;

import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.macro.ShellEvaluator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The machine the reference ran shell commands on: a POSIX {@code sh}, Perl 5.36.0, and none of the
 * programs and files that a Fedora build root has.
 */
final class ReferenceShell {

  private static final ShellEvaluator POSIX = ShellEvaluator.posix();
  private static final double PERL = 5.036;

  /** What the machine does not have, where a command begins. */
  private static final Pattern ABSENT =
      Pattern.compile(
          "(?<![\\w./%{-])(?:pkg-?conf(?:ig)?|type -p|xserver-sdk-abi-requires|%\\{__perl\\})(?=\\s)");

  private static final Pattern PERL_VERSION =
      Pattern.compile("(?<![\\w.%{-])(?:/usr/bin/)?perl\\s+'?-V:version'?");
  private static final Pattern PERL_COMPARISON =
      Pattern.compile("(?:/usr/bin/)?perl -e '\\s*print \\$] (>=?|<=?) ([\\d.]+);?\\s*'");
  private static final Pattern ABSENT_FILE = Pattern.compile("cat /usr/include/\\S+");

  private ReferenceShell() {}

  static MacroExpander.Builder settings(MacroExpander.Builder builder) {
    return builder.shell(ReferenceShell::evaluate);
  }

  private static Optional<String> evaluate(String command) {
    String known = PERL_VERSION.matcher(command).replaceAll("echo \"version='5.36.0';\"");
    known = PERL_COMPARISON.matcher(known).replaceAll(ReferenceShell::comparison);
    known = ABSENT_FILE.matcher(known).replaceAll("false");
    known = ABSENT.matcher(known).replaceAll("false");
    return POSIX.evaluate(known);
  }

  private static String comparison(MatchResult comparison) {
    int order = Double.compare(PERL, Double.parseDouble(comparison.group(2)));
    String operator = comparison.group(1);
    boolean holds = operator.startsWith(">") ? order > 0 : order < 0;
    return holds || (order == 0 && operator.endsWith("=")) ? "echo 1" : "echo";
  }
}
