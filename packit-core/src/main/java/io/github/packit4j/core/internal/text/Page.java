package io.github.packit4j.core.internal.text;

import java.util.ArrayList;
import java.util.List;

/** A page of Markdown that ends where forges take no more. */
final class Page {

  /** Forges accept some 65,000 characters in a comment. */
  private static final int MAX_LENGTH = 60_000;

  private static final String MORE = "*and more*";

  private final List<String> parts = new ArrayList<>();
  private final List<String> items = new ArrayList<>();
  private int length;
  private boolean full;

  /** Adds a heading, a paragraph or a block. */
  Page paragraph(String paragraph) {
    endList();
    if (fits(paragraph)) {
      parts.add(paragraph);
    }
    return this;
  }

  /** Adds an item to the list that this place is in, or to a new one. */
  Page item(String item) {
    if (fits(item)) {
      items.add("- " + item);
    }
    return this;
  }

  private boolean fits(String part) {
    if (full) {
      return false;
    }
    length += part.length() + 4;
    full = length > MAX_LENGTH;
    if (full) {
      endList();
      parts.add(MORE);
    }
    return !full;
  }

  private void endList() {
    if (!items.isEmpty()) {
      parts.add(String.join("\n", items));
      items.clear();
    }
  }

  @Override
  public String toString() {
    endList();
    return String.join("\n\n", parts) + "\n";
  }
}
