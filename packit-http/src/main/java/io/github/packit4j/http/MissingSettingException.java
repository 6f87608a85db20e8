package io.github.packit4j.http;

import org.jspecify.annotations.Nullable;

/** Something was asked for that needs a setting which was not given. Nothing was sent. */
public final class MissingSettingException extends PackitException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param what what cannot be made or done without it, as the beginning of a sentence: {@code The
   *     release workflow}
   * @param setting the call that gives it: {@code ReleaseWorkflow.builder().forges(...)}
   */
  public MissingSettingException(String what, String setting) {
    super("%s needs a setting that is missing. Give it with %s.".formatted(what, setting));
  }

  /**
   * Requires a setting.
   *
   * @param value the setting, or null where it was not given
   * @param what what needs it, as the beginning of a sentence
   * @param setting the call that gives it
   * @return the setting
   * @throws MissingSettingException if it is null
   */
  public static <T> T require(@Nullable T value, String what, String setting) {
    if (value == null) {
      throw new MissingSettingException(what, setting);
    }
    return value;
  }

  @Override
  public boolean mayPassByItself() {
    return false;
  }
}
