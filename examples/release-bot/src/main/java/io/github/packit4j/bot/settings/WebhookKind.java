package io.github.packit4j.bot.settings;

import io.github.packit4j.core.event.WebhookReader;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** How a forge proves that a delivery is its own. */
public enum WebhookKind {
  /** GitHub. */
  GITHUB("github", (clock, secret) -> WebhookReader.gitHub(secret)),
  /** GitLab with a signing token. */
  GITLAB("gitlab", WebhookReader::gitLabSigned),
  /** GitLab with a secret token, which every delivery shows. */
  GITLAB_TOKEN("gitlab-token", WebhookReader::gitLabToken),
  /** Forgejo. */
  FORGEJO("forgejo", (clock, secret) -> WebhookReader.forgejo(secret)),
  /** Gitea. */
  GITEA("gitea", (clock, secret) -> WebhookReader.gitea(secret)),
  /** The Pagure of a dist-git. */
  PAGURE("pagure", (clock, secret) -> WebhookReader.pagureDistGit(secret));

  private final String key;
  private final BiFunction<Clock, String, WebhookReader> readers;

  WebhookKind(String key, BiFunction<Clock, String, WebhookReader> readers) {
    this.key = key;
    this.readers = readers;
  }

  static Optional<WebhookKind> find(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }

  static Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    Arrays.stream(values()).forEach(kind -> keys.add(kind.key));
    return keys;
  }

  WebhookReader reader(Clock clock, String secret) {
    return readers.apply(clock, secret);
  }
}
