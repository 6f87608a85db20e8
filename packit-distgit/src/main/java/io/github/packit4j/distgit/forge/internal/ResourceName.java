package io.github.packit4j.distgit.forge.internal;

import java.util.Arrays;

/** Names of tags, branches and files as they stand in addresses. */
final class ResourceName {

  private ResourceName() {}

  /**
   * Tells whether a name leads to what it names: one with a dot for a part would lead to another
   * resource of the forge, as every URL does.
   */
  static boolean isWhole(String name) {
    return Arrays.stream(name.split("/", -1))
        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }
}
