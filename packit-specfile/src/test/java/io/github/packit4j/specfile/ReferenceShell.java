package io.github.packit4j.specfile;

import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.macro.ShellEvaluator;
import java.util.Optional;

/**
 * The machine the reference ran shell commands on: a POSIX {@code sh}, Perl 5.36.0, and none of the
 * programs and files that a Fedora build root has.
 */
final class ReferenceShell {

  private static final ShellEvaluator POSIX = ShellEvaluator.posix();

  private ReferenceShell() {}

  static MacroExpander.Builder settings(MacroExpander.Builder builder) {
    return builder.shell(ReferenceShell::evaluate);
  }

  private static Optional<String> evaluate(String command) {
    if (command.matches("(?s)\\s*eval\\s+\"[$`(]+%\\{__perl\\}\\s+-V:version.*")) {
      return Optional.of("");
    }
    if (command.matches("(?s)\\s*eval\\s+\"[$`(]+(?:/usr/bin/)?perl\\s+'?-V:version.*")) {
      return Optional.of("5.36.0");
    }
    if (command.startsWith("cat /usr/include/httpd/.mmn")) {
      return Optional.of("0-0");
    }
    if (command.startsWith("xserver-sdk-abi-requires ")) {
      return Optional.of("");
    }
    return POSIX.evaluate(command);
  }
}
