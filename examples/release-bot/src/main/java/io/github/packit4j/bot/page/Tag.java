package io.github.packit4j.bot.page;

import io.github.packit4j.bot.journal.WebLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An element of a page. It is built by one thread and written once or more. */
final class Tag implements Html {

  private static final Set<String> WITHOUT_END = Set.of("input", "link", "meta");

  /** Attributes that hold a plain text, whatever it is: none runs, loads or leads anywhere. */
  private static final Set<String> PLAIN =
      Set.of(
          "aria-current",
          "aria-hidden",
          "aria-label",
          "aria-labelledby",
          "autocomplete",
          "charset",
          "class",
          "content",
          "data-label",
          "data-live",
          "datetime",
          "for",
          "id",
          "lang",
          "maxlength",
          "method",
          "name",
          "open",
          "rel",
          "required",
          "role",
          "scope",
          "tabindex",
          "title",
          "type",
          "value");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Html> parts = new ArrayList<>();

  private Tag(String name) {
    this.name = name;
  }

  static Tag tag(String name) {
    return new Tag(name);
  }

  /** An element of a class. */
  static Tag tag(String name, String kind) {
    return new Tag(name).set("class", kind);
  }

  /** An element with a text in it. */
  static Tag tag(String name, String kind, String text) {
    return tag(name, kind).text(text);
  }

  /** A link to a page of one's own. */
  static Tag link(Path path) {
    return new Tag("a").path("href", path);
  }

  /** A link to somewhere else, which is told nothing of where it is followed from. */
  static Tag link(WebLink address) {
    Tag link = new Tag("a").set("rel", "noopener noreferrer");
    link.attributes.put("href", address.address());
    return link;
  }

  Tag set(String attribute, String value) {
    if (!PLAIN.contains(attribute)) {
      throw new IllegalArgumentException(attribute + " does not hold a plain text.");
    }
    attributes.put(attribute, value);
    return this;
  }

  /** Sets where something of one's own is. */
  Tag path(String attribute, Path path) {
    attributes.put(attribute, path.toString());
    return this;
  }

  Tag text(String text) {
    parts.add(Html.text(text));
    return this;
  }

  Tag add(Html... more) {
    parts.addAll(List.of(more));
    return this;
  }

  Tag add(List<? extends Html> more) {
    parts.addAll(more);
    return this;
  }

  @Override
  public void write(StringBuilder page) {
    page.append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          page.append(' ').append(attribute).append("=\"");
          Html.escape(value, page);
          page.append('"');
        });
    page.append('>');
    if (!WITHOUT_END.contains(name)) {
      parts.forEach(part -> part.write(page));
      page.append("</").append(name).append('>');
    }
  }
}
