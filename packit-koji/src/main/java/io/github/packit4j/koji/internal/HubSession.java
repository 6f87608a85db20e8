package io.github.packit4j.koji.internal;

import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.koji.failure.FaultCode;
import io.github.packit4j.koji.failure.KojiAuthenticationException;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.internal.xmlrpc.XmlRpcCodec;
import io.github.packit4j.koji.internal.xmlrpc.XmlRpcReply;
import io.github.packit4j.koji.model.KojiValue;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client's one session with a hub. Reads go out in parallel and without a number; a login is
 * made for the first call that needs one and renewed when it has expired. Thread-safe.
 */
public final class HubSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HubSession.class);

  private final HubTransport transport;
  private final HttpCaller caller;
  private final XmlRpcCodec codec;
  private final HttpUrl hub;
  private final HubLogin login;
  private final NumberedCalls numberedCalls;
  private final Lock sessionLock = new ReentrantLock();
  private @Nullable SessionKey current;
  private boolean closed;

  HubSession(
      HubTransport transport, HttpCaller caller, XmlRpcCodec codec, HttpUrl hub, HubLogin login) {
    this.transport = transport;
    this.caller = caller;
    this.codec = codec;
    this.hub = hub;
    this.login = login;
    this.numberedCalls = new NumberedCalls(this);
  }

  /**
   * Calls without a login.
   *
   * @param method the method
   * @param arguments its arguments
   * @return the result
   */
  public KojiValue read(String method, List<@Nullable Object> arguments) {
    byte[] body = codec.encode(method, arguments);
    return valueOf(method, exchange(method, body, null, new CallAttempts()));
  }

  /**
   * Calls with the session, without a number: for reads only.
   *
   * @param method the method
   * @param arguments its arguments
   * @return the result
   */
  public KojiValue readAsUser(String method, List<@Nullable Object> arguments) {
    byte[] body = codec.encode(method, arguments);
    return inSession(
        method, key -> exchange(method, body, CallHeaders.unnumbered(key), new CallAttempts()));
  }

  /**
   * Calls with the session and a number, so that the hub executes the call once.
   *
   * @param method the method
   * @param arguments its arguments
   * @param lost finds the result if the answer gets lost
   * @return the result
   */
  public KojiValue write(String method, List<@Nullable Object> arguments, LostAnswer lost) {
    return numberedCalls.execute(method, codec.encode(method, arguments), lost);
  }

  /**
   * Posts a piece of a file. The hub keeps no number of uploads, and a repeated one overwrites.
   *
   * @param url the hub's URL with the upload's query
   * @param body the bytes
   * @return the hub's receipt
   */
  public KojiValue upload(HttpUrl url, RequestBody body) {
    return inSession(
        "rawUpload",
        key ->
            transport.send(
                caller, url, "rawUpload", body, CallHeaders.unnumbered(key), new CallAttempts()));
  }

  /**
   * The hub's URL.
   *
   * @return where calls go
   */
  public HttpUrl hub() {
    return hub;
  }

  /** Runs something in the session, renewing or replacing that once if the hub refuses it. */
  private KojiValue inSession(String method, Function<SessionKey, XmlRpcReply> call) {
    SessionKey key = open();
    XmlRpcReply reply = call.apply(key);
    if (reply instanceof XmlRpcReply.Fault fault) {
      FaultCode code = fault.fault().code();
      if (code == FaultCode.AUTHENTICATION_EXPIRED) {
        reply = call.apply(renewed(key));
      } else if (code == FaultCode.AUTHENTICATION) {
        reply = call.apply(replaced(key));
      }
    }
    return valueOf(method, reply);
  }

  XmlRpcReply exchange(
      String method, byte[] body, @Nullable CallHeaders headers, CallAttempts attempts) {
    return transport.call(caller, hub, method, body, headers, attempts);
  }

  /** The session, opened if there is none. */
  SessionKey open() {
    sessionLock.lock();
    try {
      SessionKey key = current;
      if (key == null) {
        if (closed) {
          throw new IllegalStateException("The client is closed");
        }
        key = login.logIn(null);
        current = key;
      }
      return key;
    } finally {
      sessionLock.unlock();
    }
  }

  /** A session with a fresh key; concurrent callers with the same expired one renew once. */
  SessionKey renewed(SessionKey expired) {
    sessionLock.lock();
    try {
      if (expired.equals(current)) {
        current = null;
        try {
          current = login.logIn(expired);
        } catch (KojiAuthenticationException e) {
          LOG.debug("The session could not be renewed, opening another one", e);
        }
      }
      return open();
    } finally {
      sessionLock.unlock();
    }
  }

  /** Another session in place of one that the hub does not know any more. */
  SessionKey replaced(SessionKey refused) {
    sessionLock.lock();
    try {
      if (refused.equals(current)) {
        current = null;
      }
      return open();
    } finally {
      sessionLock.unlock();
    }
  }

  static KojiValue valueOf(String method, XmlRpcReply reply) {
    if (reply instanceof XmlRpcReply.Value value) {
      return value.value();
    }
    throw exception(method, ((XmlRpcReply.Fault) reply).fault());
  }

  static KojiException exception(String method, KojiFault fault) {
    boolean session =
        switch (fault.code()) {
          case AUTHENTICATION, AUTHENTICATION_EXPIRED, AUTHENTICATION_LOCK, GSSAPI -> true;
          default -> fault.isNotLoggedIn();
        };
    return session
        ? new KojiAuthenticationException(
            "Tried to call %s but the hub did not accept the session: %s"
                .formatted(method, fault.message()),
            fault.toException(method))
        : fault.toException(method);
  }

  /** Logs out, if there was a login; a hub that cannot be reached is ignored. */
  @Override
  public void close() {
    SessionKey key;
    sessionLock.lock();
    try {
      closed = true;
      key = current;
      current = null;
    } finally {
      sessionLock.unlock();
    }
    if (key != null) {
      try {
        byte[] body = codec.encode("logout", List.of());
        exchange("logout", body, CallHeaders.unnumbered(key), new CallAttempts());
      } catch (KojiException e) {
        LOG.debug("Could not log out; the session will expire", e);
      }
    }
  }
}
