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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import tools.jackson.databind.JsonNode;

/** Finds out what runs on an unknown host, by the addresses that only one kind of forge has. */
public final class Probe {

  /** The addresses that tell, each with a field of its answer. */
  private static final List<Sign> SIGNS =
      List.of(
          new Sign(ForgeType.FORGEJO, "api/v1/version", "version"),
          new Sign(ForgeType.PAGURE, "api/0/-/version", "version"),
          // GitLab has its version behind a login, and says so in JSON.
          new Sign(ForgeType.GITLAB, "api/v4/version", "message", "version"),
          new Sign(ForgeType.GITHUB, "api/v3/meta", "verifiable_password_authentication"));

  private record Sign(ForgeType type, String path, Set<String> fields) {
    Sign(ForgeType type, String path, String... fields) {
      this(type, path, Set.of(fields));
    }
  }

  /**
   * What was found.
   *
   * @param type the type, or empty if no forge has answered
   * @param decided whether every question had an answer that counts, as far as they were needed
   */
  public record Finding(Optional<ForgeType> type, boolean decided) {}

  private enum Answer {
    YES,
    NO,
    NONE
  }

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
    return look(web, connection).type();
  }

  public static Finding look(URI web, Connection connection) {
    JsonCaller json = connection.json(Authorizer.anonymous(), RateLimits.standard());
    boolean decided = true;
    for (Sign sign : SIGNS) {
      Answer answer = ask(json, web, sign);
      if (answer == Answer.YES) {
        return new Finding(Optional.of(sign.type()), true);
      }
      decided &= answer == Answer.NO;
    }
    return new Finding(Optional.empty(), decided);
  }

  private static Answer ask(JsonCaller json, URI web, Sign sign) {
    HttpUrl url = WebUrls.below(web).addPathSegments(sign.path()).build();
    try {
      HttpReply reply = json.exchange(new Request.Builder().url(url).build());
      boolean expected =
          reply.status() == 200 || (reply.status() == 401 && sign.type() == ForgeType.GITLAB);
      JsonNode body = expected ? json.decode(reply) : null;
      if (body != null && sign.fields().stream().anyMatch(body::has)) {
        return Answer.YES;
      }
      return reply.status() >= 500 ? Answer.NONE : Answer.NO;
    } catch (PrivateAddressException e) {
      throw ForgeErrors.of(e);
    } catch (HttpException e) {
      return Answer.NONE;
    }
  }
}
