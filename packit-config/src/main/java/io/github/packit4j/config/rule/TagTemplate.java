package io.github.packit4j.config.rule;

import io.github.packit4j.config.problem.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns versions into upstream tags and back: {@code upstream_tag_template}.
 *
 * <p>A template holds the placeholders {@code {version}} and {@code {upstream_package_name}}; all
 * else in it is literal, and the whole tag must fit. (Packit matches the text of a template as a
 * regular expression, and only at the start of the tag, so that {@code v{version}.2} finds a
 * version in {@code v1-2-beta}.) Doubled braces stand for braces. Immutable and thread-safe.
 */
public final class TagTemplate {

  private static final String VERSION = "version";
  private static final String PACKAGE_NAME = "upstream_package_name";
  private static final Pattern TOKEN =
      Pattern.compile("\\{\\{|\\}\\}|\\{(?<name>[^{}]*)\\}|(?<stray>[{}])");

  private final String template;
  private final String packageName;
  private final List<Part> parts;
  private final Pattern pattern;

  private TagTemplate(String template, String packageName, List<Part> parts) {
    this.template = template;
    this.packageName = packageName;
    this.parts = parts;
    this.pattern = pattern(parts, packageName);
  }

  private record Part(boolean placeholder, String text) {}

  /**
   * Returns the template.
   *
   * @param template the text, such as {@code v{version}}
   * @param upstreamPackageName what {@code {upstream_package_name}} stands for
   * @throws ConfigException if the template holds another placeholder or a single brace
   */
  public static TagTemplate of(String template, String upstreamPackageName) {
    return new TagTemplate(template, upstreamPackageName, parts(template));
  }

  private static List<Part> parts(String template) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(template);
    int from = 0;
    while (matcher.find()) {
      literal(parts, template.substring(from, matcher.start()));
      from = matcher.end();
      String name = matcher.group("name");
      if (matcher.group("stray") != null) {
        throw new ConfigException(
            "the template '%s' has a single '%s' at character %d: close it, or double it to mean the character itself"
                .formatted(template, matcher.group(), matcher.start() + 1));
      } else if (name == null) {
        literal(parts, matcher.group().substring(1));
      } else if (name.equals(VERSION) || name.equals(PACKAGE_NAME)) {
        parts.add(new Part(true, name));
      } else {
        throw new ConfigException(
            "the template '%s' has the unknown placeholder {%s}: use {version} and {upstream_package_name}"
                .formatted(template, name));
      }
    }
    literal(parts, template.substring(from));
    return List.copyOf(parts);
  }

  private static void literal(List<Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part(false, text));
    }
  }

  private static Pattern pattern(List<Part> parts, String packageName) {
    StringBuilder regex = new StringBuilder();
    boolean seen = false;
    for (Part part : parts) {
      if (part.placeholder() && part.text().equals(VERSION)) {
        regex.append(seen ? "\\k<version>" : "(?<version>.+)");
        seen = true;
      } else {
        regex.append(Pattern.quote(part.placeholder() ? packageName : part.text()));
      }
    }
    return Pattern.compile(regex.toString());
  }

  /** Returns the text of the template. */
  public String template() {
    return template;
  }

  /** Returns whether the template holds {@code {version}}, without which no tag has a version. */
  public boolean hasVersion() {
    return parts.contains(new Part(true, VERSION));
  }

  /**
   * Returns the version a tag stands for.
   *
   * @param tag the tag's name
   * @return the version, or empty if the tag does not fit the template
   */
  public Optional<String> version(String tag) {
    if (!hasVersion()) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(tag);
    return matcher.matches() ? Optional.of(matcher.group(VERSION)) : Optional.empty();
  }

  /**
   * Returns the tag of a version.
   *
   * @param version the version
   */
  public String tag(String version) {
    StringBuilder tag = new StringBuilder();
    for (Part part : parts) {
      if (part.placeholder()) {
        tag.append(part.text().equals(VERSION) ? version : packageName);
      } else {
        tag.append(part.text());
      }
    }
    return tag.toString();
  }

  @Override
  public String toString() {
    return template;
  }
}
