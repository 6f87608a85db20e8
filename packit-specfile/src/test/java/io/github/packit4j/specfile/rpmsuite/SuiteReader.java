package io.github.packit4j.specfile.rpmsuite;

import io.github.packit4j.specfile.rpmsuite.SuiteGroup.Check;
import io.github.packit4j.specfile.rpmsuite.SuiteGroup.Preparation;
import io.github.packit4j.specfile.rpmsuite.SuiteGroup.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a file of RPM's test suite. */
final class SuiteReader {

  private final String file;
  private final String version;
  private final Map<String, String> macros = new HashMap<>();
  private final List<SuiteGroup> groups = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final StringBuilder commands = new StringBuilder();
  private String title = "";
  private boolean expectedToFail;
  private int checks;

  private SuiteReader(String file, String version) {
    this.file = file;
    this.version = version;
  }

  /** Returns the groups of a file; {@code version} is what it takes for RPM's own. */
  static List<SuiteGroup> read(String file, String text, String version) {
    SuiteReader reader = new SuiteReader(file, version);
    reader.read(text);
    reader.endGroup();
    return reader.groups;
  }

  private void read(String text) {
    M4Text m4 = new M4Text(text);
    while (!m4.atEnd()) {
      String word = m4.word();
      String body = macros.get(word);
      if (body != null) {
        read(substitute(body, m4.arguments()));
        continue;
      }
      switch (word) {
        case "#", "dnl" -> m4.line();
        case "m4_define" -> {
          List<String> definition = m4.arguments();
          macros.put(
              M4Text.withoutOuterQuotes(definition.get(0)),
              M4Text.withoutOuterQuotes(definition.get(1)));
        }
        case "AT_SETUP", "RPMTEST_SETUP", "RPMTEST_SETUP_RW" -> setup(m4.arguments());
        case "AT_CHECK", "RPMTEST_CHECK", "RPMTEST_CHECK_UNQUOTED" -> check(m4.arguments());
        case "AT_XFAIL_IF" -> {
          m4.arguments();
          expectedToFail = true;
        }
        case "RPMTEST_CLEANUP" -> endGroup();
        case "AT_BANNER", "AT_KEYWORDS", "AT_SKIP_IF", "RPMTEST_SKIP_IF", "RPMPY_TEST" ->
            m4.arguments();
        case "RPMDB_INIT", "RPMDB_RESET" -> {}
        default -> commands.append(word);
      }
    }
  }

  /** A call without arguments prepares files, and begins no group. */
  private void setup(List<String> arguments) {
    if (!arguments.isEmpty()) {
      endGroup();
      title = M4Text.value(arguments.get(0));
    }
  }

  private void check(List<String> arguments) {
    endCommands();
    List<String> values =
        new ArrayList<>(
            arguments.stream()
                .map(argument -> M4Text.value(argument).replace("AT_PACKAGE_VERSION", version))
                .toList());
    while (values.size() < 4) {
      values.add("");
    }
    String script = values.get(0);
    if (script.contains("AT_XFAIL_IF")) {
      expectedToFail = true;
    }
    steps.add(new Check(++checks, script, values.get(1), values.get(2), values.get(3)));
  }

  private void endCommands() {
    if (!commands.toString().isBlank()) {
      steps.add(new Preparation(commands.toString()));
    }
    commands.setLength(0);
  }

  private void endGroup() {
    endCommands();
    if (!steps.isEmpty()) {
      groups.add(new SuiteGroup(file, title, expectedToFail, List.copyOf(steps)));
    }
    steps.clear();
    expectedToFail = false;
  }

  private static String substitute(String body, List<String> arguments) {
    String result = body;
    for (int i = arguments.size(); i > 0; i--) {
      result = result.replace("$" + i, M4Text.withoutOuterQuotes(arguments.get(i - 1)));
    }
    return result;
  }
}
