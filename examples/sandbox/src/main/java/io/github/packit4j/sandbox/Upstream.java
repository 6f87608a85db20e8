package io.github.packit4j.sandbox;

import java.util.List;

/**
 * The forge of upstream projects, in GitHub's shape: {@code https://github.com} for the web, git
 * and downloads, {@code https://api.github.com} for the API. Thread-safe.
 */
public interface Upstream {

  /**
   * Returns the project of this name, created with an empty repository (default branch {@code
   * main}) if it is new.
   *
   * @param fullName owner and repository, such as {@code packit/ogr}
   */
  UpstreamProject project(String fullName);

  /** Returns the webhook deliveries of all projects in the order in which they were caused. */
  List<WebhookDelivery> webhookDeliveries();

  /** Returns the secret with which deliveries are signed. */
  String webhookSecret();
}
