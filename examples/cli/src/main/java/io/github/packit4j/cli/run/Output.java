package io.github.packit4j.cli.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import java.io.StringWriter;
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

  private final CommandLine commandLine;
  private final boolean json;

  Output(CommandLine commandLine, boolean json) {
    this.commandLine = commandLine;
    this.json = json;
  }

  void answer(Answer answer) {
    if (json) {
      print(commandLine.getOut(), new Page().document(jsonOf(answer.json())), false);
    } else {
      print(commandLine.getOut(), answer.page(), colours());
    }
  }

  void failure(Failure failure) {
    print(commandLine.getErr(), new Page().line(Style.BAD, failure.message()), colours());
    if (json) {
      answer(Answer.of(failure.json(), new Page()));
    }
  }

  void trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    aside(new Page().document(trace.toString()));
  }

  /** Shows a page beside the answer: progress, a plan to agree to. */
  void aside(Page page) {
    print(commandLine.getErr(), page, colours());
  }

  private boolean colours() {
    return commandLine.getColorScheme().ansi().enabled();
  }

  private synchronized void print(PrintWriter to, Page page, boolean colours) {
    for (Page.Line line : page.lines()) {
      String shown = harmless(line.text());
      to.println(colours ? line.style().paint(shown) : shown);
    }
    to.flush();
  }

  /** Escape sequences and marks of text direction are shown as question marks. */
  private static String harmless(String text) {
    return text.replaceAll(
        "[\\p{Cntrl}&&[^\\t]]|[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "?");
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
