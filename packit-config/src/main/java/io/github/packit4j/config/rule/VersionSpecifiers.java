package io.github.packit4j.config.rule;

import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.config.rule.internal.Pep440Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A set of conditions on a version by PEP 440, such as {@code >=3.0, <4.0}: the value of {@code
 * version_update_specifiers}.
 *
 * <p>A pre-release satisfies a set wherever its order says so: {@code >=3.0} holds for {@code
 * 4.0rc1}, {@code <4.0} does not. Immutable.
 */
public final class VersionSpecifiers {

  private static final Pattern SPECIFIER =
      Pattern.compile("\\s*(~=|===|==|!=|<=|>=|<|>)\\s*(\\S+)\\s*");

  private final String text;
  private final List<Specifier> specifiers;

  private VersionSpecifiers(String text, List<Specifier> specifiers) {
    this.text = text;
    this.specifiers = specifiers;
  }

  /**
   * Reads a set.
   *
   * @param text conditions separated by commas; without any, every version satisfies it
   * @throws ConfigException if a condition cannot be read
   */
  public static VersionSpecifiers parse(String text) {
    List<Specifier> specifiers = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        specifiers.add(specifier(part));
      }
    }
    return new VersionSpecifiers(text, List.copyOf(specifiers));
  }

  private static Specifier specifier(String part) {
    Matcher matcher = SPECIFIER.matcher(part);
    if (!matcher.matches()) {
      throw new ConfigException(
          "'%s' is not a version condition: write an operator (~=, ==, !=, <=, >=, <, >, ===) and a version, several separated by commas, such as '>=1.0, <2.0'"
              .formatted(part.strip()));
    }
    String operator = matcher.group(1);
    String version = matcher.group(2);
    if (operator.equals("===")) {
      return new Specifier(operator, version, Optional.empty(), false);
    }
    boolean prefix = version.endsWith(".*");
    if (prefix && !operator.equals("==") && !operator.equals("!=")) {
      throw new ConfigException(
          "'%s' is not a version condition: '.*' goes only with == and !=".formatted(part.strip()));
    }
    Pep440Version parsed =
        Pep440Version.parse(prefix ? version.substring(0, version.length() - 2) : version)
            .filter(found -> !prefix || (found.dev() == null && found.local().isEmpty()))
            .orElseThrow(
                () ->
                    new ConfigException(
                        "'%s' is not a version condition: '%s' is not a version by PEP 440"
                            .formatted(part.strip(), version)));
    if (!parsed.local().isEmpty() && !operator.equals("==") && !operator.equals("!=")) {
      throw new ConfigException(
          "'%s' is not a version condition: a local version (+...) goes only with == and !="
              .formatted(part.strip()));
    }
    if (operator.equals("~=") && parsed.release().size() < 2) {
      throw new ConfigException(
          "'%s' is not a version condition: ~= needs at least two numbers, such as ~=%s.0"
              .formatted(part.strip(), version));
    }
    return new Specifier(operator, version, Optional.of(parsed), prefix);
  }

  /** Returns the set as written. */
  public String text() {
    return text;
  }

  /**
   * Returns whether a version satisfies all conditions.
   *
   * @param version the version; one that is none by PEP 440 satisfies only {@code ===} and a set
   *     without conditions
   */
  public boolean contains(String version) {
    Optional<Pep440Version> parsed = Pep440Version.parse(version);
    return specifiers.stream().allMatch(specifier -> specifier.holds(version, parsed));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VersionSpecifiers that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private record Specifier(
      String operator, String written, Optional<Pep440Version> version, boolean prefix) {

    boolean holds(String text, Optional<Pep440Version> candidate) {
      if (version.isEmpty()) {
        return text.strip().equalsIgnoreCase(written);
      }
      return candidate.isPresent() && holds(candidate.get(), version.get());
    }

    private boolean holds(Pep440Version candidate, Pep440Version wanted) {
      Pep440Version plain = candidate.withoutLocal();
      return switch (operator) {
        case "==" -> equal(candidate, wanted);
        case "!=" -> !equal(candidate, wanted);
        case "<=" -> plain.compareTo(wanted) <= 0;
        case ">=" -> plain.compareTo(wanted) >= 0;
        case "<" -> before(plain, wanted);
        case ">" -> after(plain, wanted);
        default -> plain.compareTo(wanted) >= 0 && plain.startsWith(shortened(wanted));
      };
    }

    private boolean equal(Pep440Version candidate, Pep440Version wanted) {
      if (prefix) {
        return candidate.startsWith(wanted);
      }
      return (wanted.local().isEmpty() ? candidate.withoutLocal() : candidate).compareTo(wanted)
          == 0;
    }

    /** {@code <4.0} leaves out the pre-releases of 4.0 itself. */
    private static boolean before(Pep440Version candidate, Pep440Version wanted) {
      return candidate.compareTo(wanted) < 0
          && (wanted.isPrerelease()
              || !candidate.isPrerelease()
              || candidate.base().compareTo(wanted.base()) != 0);
    }

    /** {@code >4.0} leaves out the post-releases of 4.0 itself. */
    private static boolean after(Pep440Version candidate, Pep440Version wanted) {
      return candidate.compareTo(wanted) > 0
          && (wanted.post() != null
              || candidate.post() == null
              || candidate.base().compareTo(wanted.base()) != 0);
    }

    private static Pep440Version shortened(Pep440Version wanted) {
      return new Pep440Version(
          wanted.epoch(),
          wanted.release().subList(0, wanted.release().size() - 1),
          null,
          null,
          null,
          List.of());
    }
  }
}
