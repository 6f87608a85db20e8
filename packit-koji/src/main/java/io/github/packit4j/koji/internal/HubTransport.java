package io.github.packit4j.koji.internal;

import io.github.packit4j.http.HttpContentException;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.http.support.HttpReply;
import io.github.packit4j.http.support.Repeat;
import io.github.packit4j.http.support.Sleeper;
import io.github.packit4j.koji.failure.FaultCode;
import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.failure.KojiTransportException;
import io.github.packit4j.koji.internal.xmlrpc.XmlRpcCodec;
import io.github.packit4j.koji.internal.xmlrpc.XmlRpcReply;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends request bodies to the hub until it has answered: repeats what got lost on the way, with
 * identical bytes, and waits while the hub says that it is offline. Thread-safe.
 */
final class HubTransport {
  private static final Logger LOG = LoggerFactory.getLogger(HubTransport.class);
  private static final MediaType XML = MediaType.get("text/xml");
  private static final Duration OFFLINE_PAUSE = Duration.ofSeconds(20);

  private final XmlRpcCodec codec;
  private final Sleeper sleeper;
  private final Duration maxOfflineWait;

  HubTransport(XmlRpcCodec codec, Sleeper sleeper, Duration maxOfflineWait) {
    this.codec = codec;
    this.sleeper = sleeper;
    this.maxOfflineWait = maxOfflineWait;
  }

  /** Sends an XML-RPC request. */
  XmlRpcReply call(
      HttpCaller caller,
      HttpUrl url,
      String method,
      byte[] body,
      @Nullable CallHeaders headers,
      CallAttempts attempts) {
    return send(caller, url, method, RequestBody.create(body, XML), headers, attempts);
  }

  /** Posts any body that may be sent repeatedly and is answered in XML-RPC. */
  XmlRpcReply send(
      HttpCaller caller,
      HttpUrl url,
      String method,
      RequestBody body,
      @Nullable CallHeaders headers,
      CallAttempts attempts) {
    Request request =
        new Request.Builder()
            .url(url)
            .post(body)
            .tag(CallHeaders.class, headers)
            .tag(CallAttempts.class, attempts)
            // The call number, or the nature of the call, makes this safe.
            .tag(Repeat.class, Repeat.ALWAYS)
            .build();
    Duration waited = Duration.ZERO;
    while (true) {
      XmlRpcReply reply = codec.decode(method, exchange(caller, request, method));
      if (!isPassing(reply) || waited.compareTo(maxOfflineWait) >= 0) {
        return reply;
      }
      LOG.debug("{}: {}, waiting {}", method, reply, OFFLINE_PAUSE);
      pause(method);
      waited = waited.plus(OFFLINE_PAUSE);
    }
  }

  /** Faults that pass by themselves; the hub has rolled back whatever the call did. */
  private static boolean isPassing(XmlRpcReply reply) {
    return reply instanceof XmlRpcReply.Fault fault
        && (fault.fault().code() == FaultCode.SERVER_OFFLINE
            || fault.fault().code() == FaultCode.LOCK);
  }

  private static byte[] exchange(HttpCaller caller, Request request, String method) {
    try {
      HttpReply reply = caller.send(request);
      if (reply.status() != 200) {
        throw reply.failure();
      }
      return reply.bytes();
    } catch (HttpContentException e) {
      throw new KojiProtocolException(
          "Tried to call %s but the answer was refused: %s".formatted(method, e.getMessage()), e);
    } catch (HttpException e) {
      throw new KojiTransportException(
          "Tried to call %s but failed because: %s".formatted(method, e.getMessage()), e);
    }
  }

  private void pause(String method) {
    try {
      sleeper.sleep(OFFLINE_PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KojiTransportException(
          "Tried to call %s but was interrupted while the hub was offline".formatted(method), e);
    }
  }
}
