package io.github.packit4j.sandbox;

/**
 * A GitLab. It has neither drafts nor pre-releases: {@link
 * UpstreamProject#release(UpstreamRelease)} refuses them. Its merge requests and issues are
 * numbered apart.
 *
 * <p>Deliveries carry {@link #webhookSecret()} in {@code X-Gitlab-Token} and are signed with {@link
 * #signingToken()}, as of GitLab 19.
 */
public interface GitLabServer extends Upstream {

  /** Returns the signing token of the webhooks, {@code whsec_} and the key in base64. */
  String signingToken();
}
