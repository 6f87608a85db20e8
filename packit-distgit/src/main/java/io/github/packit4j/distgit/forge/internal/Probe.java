package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.PrivateAddressException;
import io.github.packit4j.http.support.Authorizer;
import io.github.packit4j.http.support.HttpReply;
import io.github.packit4j.http.support.JsonCaller;
import io.github.packit4j.http.support.RateLimits;
import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import tools.jackson.databind.JsonNode;

/** Finds out what runs on an unknown host, by the addresses that only one kind of forge has. */
public final class Probe {

  private Probe() {}

  /**
   * Asks a host what it runs. No credential is sent.
   *
   * @param web the host's web address
   * @param connection how to connect
   * @return the type, or empty if no forge answers
   * @throws ForgeException with reason UNSUPPORTED if the host is not public, nor named
   */
  public static Optional<ForgeType> typeOf(URI web, Connection connection) {
    JsonCaller json = connection.json(Authorizer.anonymous(), RateLimits.standard());
    if (answers(json, web, "api/v1/version", "version")) {
      return Optional.of(ForgeType.FORGEJO);
    }
    if (answers(json, web, "api/0/-/version", "version")) {
      return Optional.of(ForgeType.PAGURE);
    }
    if (answers(json, web, "api/v4/version", "message")
        || answers(json, web, "api/v4/version", "version")) {
      return Optional.of(ForgeType.GITLAB);
    }
    return answers(json, web, "api/v3/meta", "verifiable_password_authentication")
        ? Optional.of(ForgeType.GITHUB)
        : Optional.empty();
  }

  private static boolean answers(JsonCaller json, URI web, String path, String field) {
    HttpUrl url = WebUrls.below(web).addPathSegments(path).build();
    try {
      HttpReply reply = json.exchange(new Request.Builder().url(url).build());
      // GitLab has its version behind a login, and says so in JSON.
      boolean expected = reply.status() == 200 || (reply.status() == 401 && path.contains("v4"));
      JsonNode body = expected ? json.decode(reply) : null;
      return body != null && body.has(field);
    } catch (PrivateAddressException e) {
      throw ForgeErrors.of(e);
    } catch (HttpException e) {
      return false;
    }
  }
}
