package io.github.packit4j.core.event;

import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Checks and reads the webhooks of one forge. Implementations are immutable and thread-safe.
 *
 * <p>The forge, and with it the way its deliveries prove themselves, is chosen when the reader is
 * made and never guessed from the headers that happen to be there: a forge may send the headers of
 * another one, too. Where several secrets are given, each of them is accepted, so that one can be
 * replaced without losing a delivery.
 *
 * <table>
 * <caption>What becomes an event</caption>
 * <tr><th>forge</th><th>delivery</th><th>event</th></tr>
 * <tr><td>GitHub, Forgejo, Gitea</td><td>a release is published</td>
 *     <td>{@link PackitEvent.ReleasePublished}</td></tr>
 * <tr><td>GitLab</td><td>a release is created whose date has come</td>
 *     <td>{@link PackitEvent.ReleasePublished}</td></tr>
 * <tr><td>all</td><td>commits are pushed to a branch</td>
 *     <td>{@link PackitEvent.DistGitPush}</td></tr>
 * <tr><td>all</td><td>a pull request is opened, or opened again, or has new commits</td>
 *     <td>{@link PackitEvent.PullRequestChanged}</td></tr>
 * <tr><td>all</td><td>a pull request is merged or closed</td>
 *     <td>{@link PackitEvent.PullRequestClosed}</td></tr>
 * <tr><td>all</td><td>somebody comments on an issue or a pull request; not if a comment is changed
 *     or deleted</td>
 *     <td>{@link PackitEvent.CommentPosted}</td></tr>
 * <tr><td>GitHub, GitLab</td><td>somebody comments on a commit</td>
 *     <td>{@link PackitEvent.CommitCommented}</td></tr>
 * <tr><td>GitHub</td><td>somebody asks for a check, or all of them, again</td>
 *     <td>{@link PackitEvent.CheckRerun}</td></tr>
 * <tr><td>all</td><td>anything else</td>
 *     <td>{@link PackitEvent.Ignored}</td></tr>
 * </table>
 *
 * <p>The {@link PackitEvent#id} is that of the delivery, which a forge keeps when it delivers it
 * again: {@code X-GitHub-Delivery}, {@code X-Forgejo-Delivery}, {@code X-Gitea-Delivery}, GitLab's
 * {@code webhook-id} or {@code Idempotency-Key}, and the {@code msg_id} of Pagure's body.
 *
 * <p>A delivery may arrive more than once: forges repeat what was not answered in time, and a
 * recorded one can be sent again. Handling the same event again starts nothing new.
 */
public interface WebhookReader {

  /**
   * The largest body that is read, in bytes; GitHub sends none beyond 25 MB. A server should stop
   * receiving here.
   */
  int MAX_BODY_BYTES = 25 * 1024 * 1024;

  /**
   * Checks that a delivery comes from the forge and reads it.
   *
   * @param headers the delivery's HTTP headers; names in any case
   * @param body the body, byte for byte as it arrived: JSON, or a form with the field {@code
   *     payload}
   * @return the event; {@link PackitEvent.Ignored} if nothing here reacts to what is delivered
   * @throws WebhookRejectedException if the delivery does not prove that its sender knows a secret,
   *     or if it is too large
   * @throws EventFormatException if the body does not have the shape of its kind
   */
  PackitEvent read(Map<String, String> headers, byte[] body);

  /**
   * Narrows a program to its packages and projects: what happens to others is {@link
   * PackitEvent.Ignored}, and need not even be stored.
   *
   * @param wanted tells whether a subject is one of them
   * @return a reader of the same deliveries
   * @see MessageReader#accepts
   */
  default WebhookReader accepts(Predicate<Subject> wanted) {
    Acceptance acceptance = new Acceptance(wanted);
    return (headers, body) -> acceptance.of(read(headers, body));
  }

  /**
   * Reads webhooks of GitHub, signed with {@code X-Hub-Signature-256}.
   *
   * @param secret the secret configured for the webhook
   * @param others further secrets to accept
   * @return the reader
   * @throws IllegalArgumentException if a secret is empty
   */
  static WebhookReader gitHub(String secret, String... others) {
    return new CheckedWebhookReader(
        HexSignature.ofBody("X-Hub-Signature-256", "sha256=", HmacKeys.ofTexts(secret, others)),
        HookedEvents.ofGitHub());
  }

  /**
   * Reads webhooks of Forgejo, signed with {@code X-Forgejo-Signature}.
   *
   * @param secret the secret configured for the webhook
   * @param others further secrets to accept
   * @return the reader
   * @throws IllegalArgumentException if a secret is empty
   */
  static WebhookReader forgejo(String secret, String... others) {
    return new CheckedWebhookReader(
        HexSignature.ofJson("X-Forgejo-Signature", HmacKeys.ofTexts(secret, others)),
        HookedEvents.ofForgejo("Forgejo"));
  }

  /**
   * Reads webhooks of Gitea, signed with {@code X-Gitea-Signature}.
   *
   * @param secret the secret configured for the webhook
   * @param others further secrets to accept
   * @return the reader
   * @throws IllegalArgumentException if a secret is empty
   */
  static WebhookReader gitea(String secret, String... others) {
    return new CheckedWebhookReader(
        HexSignature.ofJson("X-Gitea-Signature", HmacKeys.ofTexts(secret, others)),
        HookedEvents.ofForgejo("Gitea"));
  }

  /**
   * Reads webhooks of GitLab 19 and later, signed with a signing token as <a
   * href="https://www.standardwebhooks.com">Standard Webhooks</a> describes. Deliveries whose
   * timestamp is more than five minutes from the clock are rejected.
   *
   * <p>A release with a date to come is no event, and GitLab sends none when the date is there.
   *
   * @param clock tells whether a delivery is fresh and a release due
   * @param signingToken the signing token of the webhook, {@code whsec_} and the key in base64
   * @param others further tokens to accept
   * @return the reader
   * @throws IllegalArgumentException if a token does not have this form
   */
  static WebhookReader gitLabSigned(Clock clock, String signingToken, String... others) {
    return new CheckedWebhookReader(
        new StandardSignature(clock, HmacKeys.ofSigningTokens(signingToken, others)),
        new GitLabDeliveries(clock));
  }

  /**
   * Reads webhooks of GitLab that carry the secret itself in {@code X-Gitlab-Token}. Such a token
   * says nothing about the body, and whoever sees one delivery can make others: prefer {@link
   * #gitLabSigned} where GitLab is new enough.
   *
   * <p>A release with a date to come is no event, and GitLab sends none when the date is there.
   *
   * @param clock tells whether a release is due
   * @param token the secret token of the webhook
   * @param others further tokens to accept
   * @return the reader
   * @throws IllegalArgumentException if a token is empty
   */
  static WebhookReader gitLabToken(Clock clock, String token, String... others) {
    return new CheckedWebhookReader(
        new SharedToken("X-Gitlab-Token", token, others), new GitLabDeliveries(clock));
  }

  /**
   * Reads webhooks of GitLab whose {@code X-Gitlab-Token} is a token that the Packit service has
   * issued: a JSON Web Token, signed with HS256, that names the namespace and maybe the repository
   * for which it is valid. It does not name the GitLab instance.
   *
   * <p>A release with a date to come is no event, and GitLab sends none when the date is there.
   *
   * @param clock tells whether a token has expired and whether a release is due
   * @param secret the secret that signs the tokens
   * @param others further secrets to accept
   * @return the reader
   * @throws IllegalArgumentException if a secret is empty
   */
  static WebhookReader gitLabPackitToken(Clock clock, String secret, String... others) {
    return new CheckedWebhookReader(
        new PackitToken(clock, HmacKeys.ofTexts(secret, others)), new GitLabDeliveries(clock));
  }

  /**
   * Reads webhooks of a Pagure that serves dist-git, signed with {@code X-Pagure-Signature-256}.
   * Pagure has no releases, so of upstream projects on it only comments are read.
   *
   * @param key the web-hook key of the project
   * @param others further keys to accept, of other projects for one
   * @return the reader
   * @throws IllegalArgumentException if a key is empty
   */
  static WebhookReader pagureDistGit(String key, String... others) {
    return new CheckedWebhookReader(
        HexSignature.ofJson("X-Pagure-Signature-256", HmacKeys.ofTexts(key, others)),
        new PagureDeliveries());
  }
}
