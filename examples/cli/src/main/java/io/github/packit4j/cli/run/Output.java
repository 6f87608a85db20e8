package io.github.packit4j.cli.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;
import picocli.CommandLine;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The only place that prints: answers to the standard output, all else to the standard error, so
 * that a pipe gets answers alone. Colours are for terminals; what spec files and servers say cannot
 * control the terminal.
 */
final class Output {

  /** What could control a terminal: control characters but tabs, and marks of text direction. */
  private static final Pattern CONTROLS =
      Pattern.compile(
          "[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff"
              + "\\x{e0000}-\\x{e007f}]");

  private final CommandLine commandLine;
  private final boolean json;

  Output(CommandLine commandLine, boolean json) {
    this.commandLine = commandLine;
    this.json = json;
  }

  void answer(Answer answer) {
    if (json) {
      printJson(answer.json());
    } else {
      print(commandLine.getOut(), answer.page());
    }
  }

  void failure(Failure failure) {
    print(commandLine.getErr(), new Page().line(Style.BAD, failure.message()));
    if (json) {
      printJson(failure.json());
    }
  }

  void trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    aside(new Page().document(trace.toString()));
  }

  /** Shows a page beside the answer: progress, a plan to agree to. */
  void aside(Page page) {
    print(commandLine.getErr(), page);
  }

  private synchronized void print(PrintWriter to, Page page) {
    boolean colours = commandLine.getColorScheme().ansi().enabled();
    for (Page.Line line : page.lines()) {
      String shown = CONTROLS.matcher(line.text()).replaceAll("?");
      to.println(colours ? line.style().paint(shown) : shown);
    }
    to.flush();
  }

  /** In JSON such characters are in texts alone, where they have another spelling. */
  private synchronized void printJson(Object value) {
    for (Page.Line line : new Page().document(jsonOf(value)).lines()) {
      commandLine
          .getOut()
          .println(
              CONTROLS
                  .matcher(line.text())
                  .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0))));
    }
    commandLine.getOut().flush();
  }

  private static String jsonOf(Object value) {
    if (value instanceof Answer.JsonText ready) {
      return ready.text();
    }
    return JsonMapper.builder()
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .build()
        .writeValueAsString(value);
  }
}
