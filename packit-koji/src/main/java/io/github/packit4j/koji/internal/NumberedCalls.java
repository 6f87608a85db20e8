package io.github.packit4j.koji.internal;

import io.github.packit4j.koji.failure.KojiAuthenticationException;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.failure.KojiOutcomeUnknownException;
import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.failure.KojiTransportException;
import io.github.packit4j.koji.internal.xmlrpc.XmlRpcReply;
import io.github.packit4j.koji.model.KojiValue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Executes writing calls exactly once.
 *
 * <p>A session is one sequence: the hub stores the number of each call that it commits and refuses
 * it when it comes again. So a call is repeated with its number and bytes unchanged, never with
 * another number once it may have run, and calls wait for each other. Numbers go on after a
 * renewal, as the hub's do; only a new session starts at zero.
 */
final class NumberedCalls {
  /** How often a call that surely did not run is given a session or number again. */
  private static final int MAX_REPAIRS = 3;

  private static final Pattern STORED_NUMBER = Pattern.compile("(\\d+) > \\d+ ");

  private final HubSession session;
  private final Lock sequence = new ReentrantLock();
  private long sequenceId = -1;
  private long next;

  NumberedCalls(HubSession session) {
    this.session = session;
  }

  KojiValue execute(String method, byte[] body, LostAnswer lost) {
    CallAttempts attempts = new CallAttempts();
    sequence.lock();
    try {
      SessionKey key = session.open();
      long number = take(key);
      for (int repairs = 0; ; repairs++) {
        XmlRpcReply reply = send(method, body, CallHeaders.numbered(key, number), attempts);
        if (reply instanceof XmlRpcReply.Value value) {
          return value.value();
        }
        KojiFault fault = ((XmlRpcReply.Fault) reply).fault();
        KojiException failure = HubSession.exception(method, fault);
        if (repairs == MAX_REPAIRS) {
          throw attempts.mayHaveRun() ? unknown(method, failure) : failure;
        }
        switch (fault.code()) {
          case AUTHENTICATION_EXPIRED -> {
            SessionKey renewed = session.renewed(key);
            if (renewed.id() != key.id()) {
              if (attempts.mayHaveRun()) {
                return recover(method, lost, false, failure);
              }
              number = take(renewed);
            }
            key = renewed;
          }
          case RETRY -> {
            if (attempts.mayHaveRun()) {
              return recover(method, lost, true, failure);
            }
            number = take(key);
          }
          case SEQUENCE -> {
            if (attempts.mayHaveRun()) {
              return recover(method, lost, false, failure);
            }
            next = Math.max(next, storedNumber(fault) + 1);
            number = take(key);
          }
          case AUTHENTICATION -> {
            if (attempts.mayHaveRun()) {
              return recover(method, lost, false, failure);
            }
            if (repairs > 0) {
              throw failure;
            }
            key = session.replaced(key);
            number = take(key);
          }
          default -> throw failure;
        }
      }
    } finally {
      sequence.unlock();
    }
  }

  private XmlRpcReply send(String method, byte[] body, CallHeaders headers, CallAttempts attempts) {
    try {
      return session.exchange(method, body, headers, attempts);
    } catch (KojiTransportException e) {
      throw attempts.mayHaveRun() ? unknown(method, e) : e;
    } catch (KojiProtocolException e) {
      throw unknown(method, e);
    }
  }

  private long take(SessionKey key) {
    if (key.id() != sequenceId) {
      sequenceId = key.id();
      next = 0;
    }
    return next++;
  }

  private static long storedNumber(KojiFault fault) {
    Matcher matcher = STORED_NUMBER.matcher(fault.message());
    return matcher.lookingAt() ? Long.parseLong(matcher.group(1)) : 0;
  }

  private static KojiValue recover(
      String method, LostAnswer lost, boolean executed, KojiException failure) {
    try {
      return lost.find(executed).orElseThrow(() -> unknown(method, failure));
    } catch (KojiTransportException | KojiAuthenticationException e) {
      throw unknown(method, e);
    }
  }

  private static KojiOutcomeUnknownException unknown(String method, @Nullable KojiException cause) {
    return new KojiOutcomeUnknownException(
        "Tried to call %s and lost the answer; the hub may have executed it (%s)"
            .formatted(method, cause == null ? "no reason" : cause.getMessage()),
        cause);
  }
}
