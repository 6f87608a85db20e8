package io.github.packit4j.config.internal.type;

import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.type.ScalarTypes.TextType;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.config.problem.internal.Excerpt;
import io.github.packit4j.config.rule.PrereleasePattern;
import io.github.packit4j.config.rule.PythonPattern;
import io.github.packit4j.config.rule.TagTemplate;
import io.github.packit4j.config.rule.VersionSpecifiers;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types of texts that have a syntax of their own, which is checked on load. */
public final class CheckedTypes {

  public static final ValueType<String> REGEX =
      ScalarTypes.checkedText("Python regular expression", PythonPattern::compile);

  public static final ValueType<String> PRERELEASE_PATTERN =
      new WarnedText(
          "Python regular expression",
          text ->
              text.isEmpty() || PrereleasePattern.of(text).hasDelimiter()
                  ? Optional.empty()
                  : Optional.of(
                      new Warning(
                          "the pattern '%s' has no group for the delimiter, so versions of pre-releases are written as they are",
                          "put an empty group () before it")));

  public static final ValueType<String> TAG_TEMPLATE =
      new WarnedText(
          "template with {version}, {upstream_package_name}",
          text ->
              TagTemplate.of(text, "").hasVersion()
                  ? Optional.empty()
                  : Optional.of(
                      new Warning(
                          "the template '%s' lacks {version}, so no tag has a version",
                          "add {version}")));

  public static final ValueType<VersionSpecifiers> SPECIFIERS =
      new TextType<>(
          "PEP 440 version specifiers", VersionSpecifiers::parse, VersionSpecifiers::text);

  public static final ValueType<String> FILE_NAME =
      ScalarTypes.checkedText(
          "text without /",
          text -> {
            if (text.indexOf('/') >= 0 || text.indexOf('\0') >= 0) {
              throw new ConfigException(
                  "'%s' must be a name without '/'; a project's address goes to upstream_project_url"
                      .formatted(Excerpt.of(text).replace('\0', '?')));
            }
          });

  public static final ValueType<String> PKG_TOOL =
      new PkgToolType(
          ScalarTypes.names(
              "packaging tool", DistGitInstances.Tool.values(), DistGitInstances.Tool::key));

  public static final ValueType<URI> SERVER =
      new TextType<>("URL of a server", CheckedTypes::server, URI::toString);

  private static final Pattern SERVER_URL =
      Pattern.compile(
          "(?:[A-Za-z][A-Za-z0-9+.-]*://)?(?:[^@/?#]*@)?([A-Za-z0-9._-]+)(?::\\d*)?(?:[/?#].*)?");

  private CheckedTypes() {}

  /** Keeps the host of a URL, which is all that counts, in lower case like the reference. */
  private static URI server(String text) {
    Matcher matcher = SERVER_URL.matcher(text);
    if (!matcher.matches()) {
      throw new ConfigException(
          "'%s' is not the address of a server: write it as https://HOST/"
              .formatted(Excerpt.of(text)));
    }
    return URI.create("https://" + matcher.group(1).toLowerCase(Locale.ROOT) + "/");
  }

  /** What makes a text useless, with a place for its excerpt. */
  private record Warning(String message, String fix) {}

  /** A text that is read, but may be useless. */
  private record WarnedText(String label, Function<String, Optional<Warning>> check)
      implements ValueType<String> {

    @Override
    public @Nullable String read(YamlNode node, Place place) {
      String text = ScalarTypes.text(node, place);
      if (text == null) {
        return null;
      }
      try {
        check
            .apply(text)
            .ifPresent(
                warning ->
                    place.warning(
                        node.start(),
                        warning.message().formatted(Excerpt.of(text)),
                        warning.fix()));
        return text;
      } catch (ConfigException e) {
        place.error(node.start(), String.valueOf(e.getMessage()));
        return null;
      }
    }

    @Override
    public Object write(String value) {
      return value;
    }

    @Override
    public Map<String, Object> schema() {
      return ScalarTypes.schemaOf("string");
    }
  }

  /** The name of a packaging tool, kept as text. */
  private record PkgToolType(ValueType<DistGitInstances.Tool> tools) implements ValueType<String> {

    @Override
    public @Nullable String read(YamlNode node, Place place) {
      if (node instanceof Scalar scalar && "".equals(scalar.value())) {
        return "";
      }
      DistGitInstances.Tool tool = tools.read(node, place);
      return tool == null ? null : tool.key();
    }

    @Override
    public Object write(String value) {
      return value;
    }

    @Override
    public String label() {
      return tools.label();
    }

    @Override
    public Map<String, Object> schema() {
      return tools.schema();
    }
  }
}
