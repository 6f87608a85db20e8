package io.github.packit4j.distgit.forge.internal.github;

import io.github.packit4j.distgit.forge.ForgeCredential;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.distgit.forge.internal.Connection;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.Paging;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.support.Authorizer;
import io.github.packit4j.http.support.Origin;
import io.github.packit4j.http.support.Repeat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Authenticates as a GitHub App (forges.md, 2.2): below {@code /repos/owner} with a token of the
 * installation on that account, below {@code /app} as the application itself. Tokens are kept until
 * five minutes before they expire, and one thread at a time asks for a new one. Thread-safe.
 */
final class GitHubAppAuthorizer implements Authorizer {

  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final Origin origin;
  private final List<String> prefix;
  private final AppJwt jwt;
  private final ForgeApi api;
  private final Clock clock;
  private final Map<String, Installation> installations = new ConcurrentHashMap<>();

  private GitHubAppAuthorizer(HttpUrl base, AppJwt jwt, ForgeApi api, Clock clock) {
    this.origin = Origin.of(base);
    this.prefix = base.pathSegments().stream().filter(part -> !part.isEmpty()).toList();
    this.jwt = jwt;
    this.api = api;
    this.clock = clock;
  }

  static GitHubAppAuthorizer of(
      HttpUrl base,
      ForgeCredential.GitHubApp app,
      Map<String, String> headers,
      Connection connection) {
    AppJwt jwt = AppJwt.of(app.id(), app.privateKey(), connection.clock());
    Authorizer asApp = Authorizer.authorization(base.uri(), "Bearer", jwt::token);
    ForgeApi api =
        new ForgeApi(
            connection.json(asApp, new GitHubRateLimits()),
            base,
            headers,
            Paging.link(),
            "",
            false);
    return new GitHubAppAuthorizer(base, jwt, api, connection.clock());
  }

  @Override
  public Map<String, String> headers(HttpUrl url) {
    List<String> path = url.pathSegments();
    if (!Origin.of(url).equals(origin)
        || path.size() <= prefix.size()
        || !path.subList(0, prefix.size()).equals(prefix)) {
      return Map.of();
    }
    List<String> rest = path.subList(prefix.size(), path.size());
    if (rest.size() > 2 && rest.get(0).equals("repos")) {
      return bearer(installation(rest.get(1)).token(rest.get(1), rest.get(2)));
    }
    return rest.get(0).equals("app") ? bearer(jwt.token()) : Map.of();
  }

  private static Map<String, String> bearer(Secret token) {
    return Map.of("Authorization", "Bearer " + token.reveal());
  }

  private Installation installation(String owner) {
    return installations.computeIfAbsent(
        owner.toLowerCase(Locale.ROOT), account -> new Installation());
  }

  /** The application on one account, with its present token. */
  private final class Installation {

    private final Lock lock = new ReentrantLock();
    private @Nullable Secret token;
    private Instant expires = Instant.MIN;

    Secret token(String owner, String repository) {
      lock.lock();
      try {
        Secret current = token;
        if (current == null || expires.isBefore(clock.instant().plus(MARGIN))) {
          current = request(owner, repository);
          token = current;
        }
        return current;
      } finally {
        lock.unlock();
      }
    }

    private Secret request(String owner, String repository) {
      JsonNode installed =
          api.find(api.url("repos", owner, repository, "installation"))
              .orElseThrow(() -> notInstalled(owner, repository));
      String id = Long.toString(Fields.number(installed, "id"));
      JsonNode answer =
          api.write(
              "POST",
              api.url("app", "installations", id, "access_tokens"),
              api.body(Map.of()),
              Repeat.ALWAYS);
      expires = Fields.instant(answer, "expires_at").orElseGet(() -> clock.instant().plus(MARGIN));
      return Secret.of(Fields.text(answer, "token"));
    }

    private ForgeException notInstalled(String owner, String repository) {
      return new ForgeException(
          Reason.AUTHENTICATION,
          "Tried to act as a GitHub App on "
              + owner
              + "/"
              + repository
              + " but failed because: the app is not installed there, or the repository does not"
              + " exist");
    }
  }
}
