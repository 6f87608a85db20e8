package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.Reaction;

/** The words for reactions. */
public final class Reactions {

  private Reactions() {}

  /**
   * The word of GitHub and Forgejo.
   *
   * @param reaction the reaction
   * @return the word
   */
  public static String gitHub(Reaction reaction) {
    return switch (reaction) {
      case PLUS_ONE -> "+1";
      case MINUS_ONE -> "-1";
      case LAUGH -> "laugh";
      case CONFUSED -> "confused";
      case HEART -> "heart";
      case HOORAY -> "hooray";
      case ROCKET -> "rocket";
      case EYES -> "eyes";
    };
  }

  /**
   * The name of GitLab's emoji.
   *
   * @param reaction the reaction
   * @return the name
   */
  public static String gitLab(Reaction reaction) {
    return switch (reaction) {
      case PLUS_ONE -> "thumbsup";
      case MINUS_ONE -> "thumbsdown";
      case LAUGH -> "laughing";
      case CONFUSED -> "confused";
      case HEART -> "heart";
      case HOORAY -> "tada";
      case ROCKET -> "rocket";
      case EYES -> "eyes";
    };
  }
}
