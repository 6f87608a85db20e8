package io.github.packit4j.sandbox;

/** A Forgejo, or a Gitea, which it comes from. Its webhooks have the headers of both. */
public interface ForgejoServer extends Upstream {

  /**
   * Chooses the version's way to announce a draft that is published on a tag that exists: with the
   * action {@code published}, as at first, or {@code updated}. Where publishing makes the tag, it
   * is always {@code published}.
   */
  void announceDraftsOnTagsAsUpdated(boolean updated);
}
