package io.github.packit4j.core;

import java.util.Optional;

/**
 * A wish to have updates in testing pushed to stable ({@code push-updates}).
 *
 * @param packageName the package
 * @param alias the alias of one update, such as {@code FEDORA-2026-1a2b3c4d5e}; empty for all of
 *     the package that are in testing
 */
public record PushRequest(String packageName, Optional<String> alias) {

  /**
   * Wishes for all updates of a package that are in testing.
   *
   * @param packageName the package
   * @return the request
   */
  public static PushRequest of(String packageName) {
    return new PushRequest(packageName, Optional.empty());
  }

  /**
   * Wishes for one update.
   *
   * @param packageName the package, of which it has a build
   * @param alias the update's alias
   * @return the request
   */
  public static PushRequest of(String packageName, String alias) {
    return new PushRequest(packageName, Optional.of(alias));
  }
}
