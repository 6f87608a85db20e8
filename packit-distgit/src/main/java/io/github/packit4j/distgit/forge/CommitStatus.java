package io.github.packit4j.distgit.forge;

import java.net.URI;
import java.util.Optional;

/**
 * The status of a commit under one name (Pagure: a flag).
 *
 * @param context the name; a later status of the same name replaces the earlier one
 * @param state the outcome
 * @param description one short line; what is longer than a forge takes is cut
 * @param url where to read more, or empty
 */
public record CommitStatus(
    String context, CommitState state, String description, Optional<URI> url) {

  /**
   * A status without a link.
   *
   * @param context the name
   * @param state the outcome
   * @param description one short line
   * @return the status
   */
  public static CommitStatus of(String context, CommitState state, String description) {
    return new CommitStatus(context, state, description, Optional.empty());
  }

  /**
   * The same status with a link.
   *
   * @param target where to read more
   * @return the changed status
   */
  public CommitStatus withUrl(URI target) {
    return new CommitStatus(context, state, description, Optional.of(target));
  }
}
