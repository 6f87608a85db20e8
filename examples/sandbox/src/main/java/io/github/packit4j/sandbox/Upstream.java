package io.github.packit4j.sandbox;

import java.util.List;

/**
 * A forge of upstream projects: GitHub, {@code https://github.com} with its API at {@code
 * https://api.github.com}; GitLab with {@code /api/v4}; Forgejo with {@code /api/v1}. Each serves
 * its projects over git, too. Thread-safe.
 *
 * <p>Reading needs no token. Everybody with an account may comment, open issues, fork, and open
 * pull requests from a fork. The account that owns a project, and {@code admin}, may do all there;
 * others have what {@link UpstreamProject#grant} gave them.
 */
public interface Upstream {

  /** Returns the host of the forge's web pages and git repositories, such as {@code github.com}. */
  String host();

  /**
   * Returns the project of this name, created with an empty repository (default branch {@code
   * main}) if it is new.
   *
   * @param fullName owner and repository, such as {@code packit/ogr}; GitLab has subgroups, too
   * @throws IllegalArgumentException if the forge does not allow the name
   */
  UpstreamProject project(String fullName);

  /**
   * Deletes a project; pull requests from it stay, without a source project.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  void deleteProject(String fullName);

  /** Returns the webhook deliveries of all projects in the order in which they were caused. */
  List<WebhookDelivery> webhookDeliveries();

  /** Returns the secret that webhooks are signed with, or carry as GitLab's token. */
  String webhookSecret();

  /**
   * Chooses what deliveries are made for, as the checkboxes of a webhook do; at first for {@link
   * UpstreamEvent#RELEASE} alone.
   */
  void webhookEvents(UpstreamEvent... events);

  /**
   * Delivers once more, as the button on the page of a delivery does: with the same body. GitHub
   * and GitLab keep the identifier of the delivery, Forgejo gives it a new one. No forge of these
   * does it by itself when a receiver was down.
   *
   * @return the delivery, which is also the newest of {@link #webhookDeliveries()}
   * @throws IllegalArgumentException if it is none of this forge's deliveries
   */
  WebhookDelivery redeliver(WebhookDelivery delivery);

  /** Issues one more token for an account, which may only read on this forge. */
  String readOnlyToken(Account account);

  /** Makes a token invalid on this forge. */
  void revokeToken(String token);

  /**
   * Leaves every caller this many requests to the API in the present hour. Without this, GitHub
   * allows 60 an hour without a token and 5000 with one; GitLab counts by the minute.
   */
  void limitRequests(int remaining);

  /** Refuses the next requests to the API because they come too fast. */
  void throttle(Throttle throttle, int requests);

  /**
   * Lets the git of new forks work only after a while.
   *
   * @param requests how many requests about a new fork find it empty; 0 at first
   */
  void forksReadyAfter(int requests);
}
