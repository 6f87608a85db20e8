package io.github.packit4j.specfile.rpmautospec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Picks the items of a changelog entry out of a commit message, line by line. */
final class CommitItems {

  private static final Pattern ELLIPSIS = Pattern.compile("(?:\\.{3,}|…+)\\s*(.*)");

  private enum State {
    BEFORE_SUBJECT,
    SUBJECT,
    BEFORE_BODY,
    CONTINUATION,
    LIST,
    DONE
  }

  private final List<StringBuilder> items = new ArrayList<>();
  private State state = State.BEFORE_SUBJECT;

  private CommitItems() {}

  static List<String> of(String message) {
    CommitItems reader = new CommitItems();
    for (String line : message.replace("%", "%%").split("\\R", -1)) {
      reader.read(line.strip());
    }
    return reader.items.stream().map(StringBuilder::toString).toList();
  }

  private void read(String line) {
    switch (state) {
      case BEFORE_SUBJECT -> {
        if (!line.isEmpty()) {
          begin(line.startsWith("-") ? line.substring(1).strip() : line);
          state = State.SUBJECT;
        }
      }
      case SUBJECT -> {
        if (line.isEmpty()) {
          state = State.BEFORE_BODY;
        } else {
          go(line);
        }
      }
      case BEFORE_BODY -> beginBody(line);
      case CONTINUATION, LIST -> {
        if (line.isEmpty()) {
          state = State.DONE;
        } else if (line.startsWith("-")) {
          begin(line.substring(1).strip());
          state = State.LIST;
        } else {
          go(line);
        }
      }
      case DONE -> {}
    }
  }

  private void beginBody(String line) {
    if (line.isEmpty()) {
      return;
    }
    Matcher ellipsis = ELLIPSIS.matcher(line);
    if (ellipsis.matches()) {
      go(ellipsis.group(1));
      state = State.CONTINUATION;
    } else if (line.startsWith("-")) {
      begin(line.substring(1).strip());
      state = State.LIST;
    } else {
      state = State.DONE;
    }
  }

  private void begin(String text) {
    items.add(new StringBuilder(text));
  }

  private void go(String text) {
    items.get(items.size() - 1).append(' ').append(text);
  }
}
