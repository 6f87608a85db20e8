package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.failure.BodhiProblem;
import io.github.packit4j.bodhi.internal.JsonFields;
import io.github.packit4j.bodhi.internal.MemoryCookies;
import io.github.packit4j.bodhi.model.internal.Fields;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.support.HttpReply;
import io.github.packit4j.http.support.Repeat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Writes to Bodhi. A write needs a ticket (a cookie got for an access token) and a CSRF token that
 * belongs to the session cookie. Both are got when first needed and got anew, once, when the server
 * no longer takes them: the ticket lives a day, an idle session 20 minutes.
 *
 * <p>Thread-safe; the lock is held while logging in, not while writing.
 */
final class BodhiSession {
  private final BodhiCaller caller;
  private final MemoryCookies cookies;
  private final BearerToken bearer;
  private final BodhiAuthentication authentication;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Login login;

  /**
   * A session that has not begun.
   *
   * @param caller sends with the cookies and the bearer token
   */
  BodhiSession(
      BodhiCaller caller,
      MemoryCookies cookies,
      BearerToken bearer,
      BodhiAuthentication authentication) {
    this.caller = caller;
    this.cookies = cookies;
    this.bearer = bearer;
    this.authentication = authentication;
  }

  /** Posts a form; {@code segments} as in {@link BodhiCaller#url}. */
  JsonFields post(String action, Fields fields, String... segments) {
    Login used = login(action);
    HttpReply reply = send(action, fields, used, segments);
    if (isStale(reply)) {
      used = renew(action, used, reply.status() == 401);
      reply = send(action, fields, used, segments);
    }
    return caller.read(action, reply);
  }

  /** Gets the ticket and the CSRF token now, to find out early whether the account works. */
  Login login(String action) {
    lock.lock();
    try {
      Login present = login;
      return present == null ? begin(action, null) : present;
    } finally {
      lock.unlock();
    }
  }

  private Login renew(String action, Login stale, boolean tokenRefused) {
    lock.lock();
    try {
      Login present = login;
      // Another thread may have renewed it meanwhile.
      if (present != null && !present.equals(stale)) {
        return present;
      }
      return begin(action, tokenRefused ? stale.token() : null);
    } finally {
      lock.unlock();
    }
  }

  private Login begin(String action, @Nullable Secret refused) {
    login = null;
    cookies.clear();
    Secret token =
        (refused == null
                ? authentication.accessToken()
                : authentication.renewedToken(refused).or(() -> Optional.of(refused)))
            .orElseThrow(() -> anonymous(action));
    HttpReply reply = ticket(token);
    if (reply.status() == 401 || reply.status() == 403) {
      Optional<Secret> other = authentication.renewedToken(token);
      if (other.isPresent()) {
        token = other.get();
        reply = ticket(token);
      }
    }
    if (reply.status() == 401 || reply.status() == 403) {
      throw new BodhiAuthenticationException(
          "Tried to log in to Bodhi but failed because: the access token was refused; get a new one",
          reply.failure());
    }
    if (!reply.isSuccessful()) {
      throw caller.failure("log in to Bodhi", reply);
    }
    Login begun = new Login(token, csrf());
    login = begun;
    return begun;
  }

  private HttpReply ticket(Secret token) {
    bearer.set(token);
    return caller.exchange(
        "log in to Bodhi",
        new Request.Builder().url(caller.url("oidc", "login-token").build()).build());
  }

  private Secret csrf() {
    String action = "get a CSRF token of Bodhi";
    HttpReply reply =
        caller.exchange(action, new Request.Builder().url(caller.url("csrf").build()).build());
    return caller
        .read(action, reply)
        .text("csrf_token")
        .map(Secret::of)
        .orElseThrow(
            () ->
                new BodhiException(
                    "Tried to %s but failed because: the answer has none".formatted(action),
                    false,
                    null));
  }

  private HttpReply send(String action, Fields fields, Login login, String... segments) {
    Fields complete = fields.and(new Fields().add("csrf_token", login.csrf().reveal()));
    return caller.exchange(
        action,
        new Request.Builder()
            .url(caller.url(segments).build())
            .post(complete.form())
            .tag(Repeat.class, Repeat.IF_REFUSED)
            .build());
  }

  /** Refused before anything was done, for a reason that a new login may remove. */
  private boolean isStale(HttpReply reply) {
    if (reply.isSuccessful()) {
      return false;
    }
    List<BodhiProblem> problems = caller.problems(reply);
    if (problems.stream().anyMatch(p -> p.kind() == BodhiProblem.Kind.STALE_CSRF)) {
      return true;
    }
    return reply.status() == 401
        || (reply.status() == 403
            && problems.stream().noneMatch(p -> p.kind() == BodhiProblem.Kind.NOT_PERMITTED));
  }

  private static BodhiAuthenticationException anonymous(String action) {
    return new BodhiAuthenticationException(
        "Tried to %s but failed because: this client is anonymous; build it with authentication(...)"
            .formatted(action),
        null);
  }

  /** What writes are sent with. */
  record Login(Secret token, Secret csrf) {}
}
