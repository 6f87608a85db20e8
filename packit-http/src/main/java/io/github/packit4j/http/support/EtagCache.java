package io.github.packit4j.http.support;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the latest answers that carry an {@code ETag}, bounded by number and by bytes. A server
 * that answers 304 then costs no transfer (and, on GitHub, nothing of the rate limit). Thread-safe.
 */
public final class EtagCache {

  private final int maxEntries;
  private final long maxBytes;
  private final Lock lock = new ReentrantLock();
  private final LinkedHashMap<String, HttpReply> replies = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * Creates an empty cache.
   *
   * @param maxEntries how many answers it holds at most
   * @param maxBytes how many bytes of bodies it holds at most
   */
  public EtagCache(int maxEntries, long maxBytes) {
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
  }

  @Nullable HttpReply find(Request request) {
    lock.lock();
    try {
      return replies.get(key(request));
    } finally {
      lock.unlock();
    }
  }

  void store(Request request, HttpReply reply) {
    boolean worth = reply.status() == 200 && reply.header("ETag").isPresent();
    lock.lock();
    try {
      HttpReply old = replies.remove(key(request));
      if (old != null) {
        bytes -= old.body().length;
      }
      if (!worth || reply.body().length > maxBytes) {
        return;
      }
      replies.put(key(request), reply);
      bytes += reply.body().length;
      var eldest = replies.entrySet().iterator();
      while (replies.size() > maxEntries || bytes > maxBytes) {
        Map.Entry<String, HttpReply> entry = eldest.next();
        bytes -= entry.getValue().body().length;
        eldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  private static String key(Request request) {
    return request.url() + "\n" + request.header("Accept");
  }
}
