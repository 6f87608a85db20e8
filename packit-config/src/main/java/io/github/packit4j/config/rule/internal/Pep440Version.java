package io.github.packit4j.config.rule.internal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version by the rules of PEP 440, with all their variants of spelling.
 *
 * @param epoch the epoch, 0 unless given
 * @param release the numbers of the release, trailing zeros kept
 * @param pre the pre-release, {@code a}, {@code b} or {@code rc} with its number
 * @param post the number of the post-release
 * @param dev the number of the development release
 * @param local the parts of the local version; empty if there is none
 */
public record Pep440Version(
    BigInteger epoch,
    List<BigInteger> release,
    @Nullable Pre pre,
    @Nullable BigInteger post,
    @Nullable BigInteger dev,
    List<String> local)
    implements Comparable<Pep440Version> {

  private static final Pattern VERSION =
      Pattern.compile(
          "v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\\.[0-9]+)*)"
              + "(?<pre>[-_.]?(?<prel>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<pren>[0-9]*))?"
              + "(?<post>-(?<postn1>[0-9]+)|[-_.]?(?:post|rev|r)[-_.]?(?<postn2>[0-9]*))?"
              + "(?<dev>[-_.]?dev[-_.]?(?<devn>[0-9]*))?"
              + "(?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?");

  /**
   * The pre-release part.
   *
   * @param phase {@code a}, {@code b} or {@code rc}
   * @param number the number, 0 unless given
   */
  public record Pre(String phase, BigInteger number) implements Comparable<Pre> {
    @Override
    public int compareTo(Pre other) {
      int byPhase = phase.compareTo(other.phase);
      return byPhase != 0 ? byPhase : number.compareTo(other.number);
    }
  }

  /**
   * Reads a version.
   *
   * @param text the text, blanks around it ignored
   * @return the version, or empty if the text is none
   */
  public static Optional<Pep440Version> parse(String text) {
    if (text.length() > 1_000) {
      return Optional.empty();
    }
    Matcher matcher = VERSION.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<BigInteger> release = new ArrayList<>();
    for (String part : matcher.group("release").split("\\.", -1)) {
      release.add(new BigInteger(part));
    }
    String local = matcher.group("local");
    String post = matcher.group("postn1");
    return Optional.of(
        new Pep440Version(
            number(matcher.group("epoch")),
            List.copyOf(release),
            matcher.group("pre") == null
                ? null
                : new Pre(phase(matcher.group("prel")), number(matcher.group("pren"))),
            matcher.group("post") == null
                ? null
                : number(post == null ? matcher.group("postn2") : post),
            matcher.group("dev") == null ? null : number(matcher.group("devn")),
            local == null ? List.of() : List.of(local.split("[-_.]", -1))));
  }

  private static BigInteger number(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
  }

  private static String phase(String written) {
    return switch (written) {
      case "a", "alpha" -> "a";
      case "b", "beta" -> "b";
      default -> "rc";
    };
  }

  /**
   * Returns whether this comes before its release: an alpha, beta, candidate or development one.
   */
  public boolean isPrerelease() {
    return pre != null || dev != null;
  }

  /** Returns this version without its local part. */
  public Pep440Version withoutLocal() {
    return new Pep440Version(epoch, release, pre, post, dev, List.of());
  }

  /** Returns the epoch and release alone. */
  public Pep440Version base() {
    return new Pep440Version(epoch, release, null, null, null, List.of());
  }

  /**
   * Returns whether this version starts like another, whose release may be shorter: what {@code
   * ==1.2.*} asks.
   *
   * @param prefix the version before the {@code .*}
   */
  public boolean startsWith(Pep440Version prefix) {
    if (!epoch.equals(prefix.epoch)) {
      return false;
    }
    if (prefix.pre != null || prefix.post != null) {
      return base().compareTo(prefix.base()) == 0
          && java.util.Objects.equals(pre, prefix.pre)
          && (prefix.post == null || prefix.post.equals(post));
    }
    for (int i = 0; i < prefix.release.size(); i++) {
      if (!part(release, i).equals(prefix.release.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(Pep440Version other) {
    int order = epoch.compareTo(other.epoch);
    for (int i = 0; order == 0 && i < Math.max(release.size(), other.release.size()); i++) {
      order = part(release, i).compareTo(part(other.release, i));
    }
    if (order == 0) {
      order = comparePre(other);
    }
    if (order == 0) {
      order = compareAbsentFirst(post, other.post);
    }
    if (order == 0) {
      // A development release comes before the version it leads to.
      order = -compareAbsentFirst(negate(dev), negate(other.dev));
    }
    return order == 0 ? compareLocal(local, other.local) : order;
  }

  private int comparePre(Pep440Version other) {
    int order = Integer.compare(preRank(), other.preRank());
    return order == 0 && pre != null && other.pre != null ? pre.compareTo(other.pre) : order;
  }

  private int preRank() {
    if (pre != null) {
      return 1;
    }
    return dev != null && post == null ? 0 : 2;
  }

  private static BigInteger part(List<BigInteger> numbers, int index) {
    return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
  }

  private static @Nullable BigInteger negate(@Nullable BigInteger number) {
    return number == null ? null : number.negate();
  }

  private static int compareAbsentFirst(@Nullable BigInteger left, @Nullable BigInteger right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    return left.compareTo(right);
  }

  private static int compareLocal(List<String> left, List<String> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = compareLocalPart(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareLocalPart(String left, String right) {
    boolean leftNumber =
        Character.isDigit(left.charAt(0)) && left.chars().allMatch(Character::isDigit);
    boolean rightNumber =
        Character.isDigit(right.charAt(0)) && right.chars().allMatch(Character::isDigit);
    if (leftNumber && rightNumber) {
      return new BigInteger(left).compareTo(new BigInteger(right));
    }
    return leftNumber == rightNumber
        ? left.compareTo(right)
        : Boolean.compare(leftNumber, rightNumber);
  }
}
