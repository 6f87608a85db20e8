package io.github.packit4j.distgit.forge.internal.found;

import io.github.packit4j.distgit.forge.ForgeCredential;
import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.distgit.forge.internal.Connection;
import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.forgejo.Forgejo;
import io.github.packit4j.distgit.forge.internal.github.GitHub;
import io.github.packit4j.distgit.forge.internal.gitlab.GitLab;
import io.github.packit4j.distgit.forge.internal.pagure.Pagure;
import java.net.URI;
import java.util.Optional;

/** Chooses the dialect of a forge. */
public final class Dialects {

  private Dialects() {}

  /**
   * The dialect of a forge.
   *
   * @param type what runs there
   * @param web its web address
   * @param credential who asks, or empty for anonymous access
   * @param connection how to connect
   * @return the dialect
   */
  public static Dialect of(
      ForgeType type, URI web, Optional<ForgeCredential> credential, Connection connection) {
    return switch (type) {
      case GITHUB -> GitHub.connect(web, credential, connection);
      case PAGURE -> Pagure.connect(web, credential, connection);
      case GITLAB -> GitLab.connect(web, credential, connection);
      case FORGEJO -> Forgejo.connect(web, credential, connection);
    };
  }
}
