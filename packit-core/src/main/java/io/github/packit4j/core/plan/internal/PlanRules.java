package io.github.packit4j.core.plan.internal;

import io.github.packit4j.core.failure.WorkflowException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the values of a plan that comes from a file must hold before any of it is carried out:
 * somebody may have edited it.
 *
 * @param what whose plan it is, such as {@code hello on f44}
 */
public record PlanRules(String what) {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[\\w.+-]+");

  /** What the workflow's own texts never have. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\u00ad\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e"
              + "\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\x{e0000}-\\x{e007f}]");

  /** Shows the name of an edited plan without what would spoil the message. */
  public PlanRules {
    what = what.replaceAll("\\p{Cntrl}", "?");
  }

  /**
   * Requires something.
   *
   * @param holds whether it holds
   * @param property what is wrong otherwise
   * @param is what it is then
   * @throws WorkflowException if it does not hold
   */
  public void require(boolean holds, String property, String is) {
    if (!holds) {
      throw new WorkflowException(
          "The plan of %s cannot be carried out: its '%s' is %s. Make the plan again."
              .formatted(what, property, is));
    }
  }

  /** Requires a full commit hash. */
  public void requireCommit(String value, String property) {
    require(COMMIT.matcher(value).matches(), property, "no full commit hash");
  }

  /** Requires the name of a package, target, tag or build. */
  public void requireName(String value, String property, String kind) {
    require(NAME.matcher(value).matches(), property, "no name of a " + kind);
  }

  /** Requires an address of the web. */
  public void requireWebAddress(URI value, String property) {
    require(
        List.of("http", "https")
            .contains(String.valueOf(value.getScheme()).toLowerCase(Locale.ROOT)),
        property,
        "no address of http or https");
  }

  /** Requires one line of text. */
  public void requireLine(String value, String property) {
    requireText(value, property);
    require(
        !value.isBlank() && value.indexOf('\n') < 0 && value.indexOf('\t') < 0,
        property,
        "not one line of text");
  }

  /** Requires what people read before they approve to be what it looks like. */
  public void requireShown(String value, String property) {
    requireText(value, property);
    require(
        !UNSEEN.matcher(value).find(),
        property,
        "text with characters that cannot be seen or turn the direction of writing");
  }

  private void requireText(String value, String property) {
    require(
        value.chars().noneMatch(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0),
        property,
        "text with control characters");
  }
}
