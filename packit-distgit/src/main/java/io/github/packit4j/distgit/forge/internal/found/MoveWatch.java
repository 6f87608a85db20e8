package io.github.packit4j.distgit.forge.internal.found;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;

/**
 * Sees when a forge answers a request to its interface as no interface does: it refuses it with
 * something else than JSON. That is what another forge says of an address that it does not know.
 */
final class MoveWatch implements Interceptor {

  /** A login, a rate limit: said by what stands in front of a forge. */
  private static final Set<Integer> SAID_BY_OTHERS = Set.of(401, 407, 408, 429);

  /** What Pagure has no other answer for until a new fork is ready (distgit.md, 1.5). */
  private static final Pattern GIT_OF_FORK = Pattern.compile("/api/0/fork/.+/git/.+");

  private final Runnable requireStill;

  /**
   * Creates a watch.
   *
   * @param requireStill looks whether the forge is still the same, and throws if it is not
   */
  MoveWatch(Runnable requireStill) {
    this.requireStill = requireStill;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (isSuspicious(response)) {
      try {
        requireStill.run();
      } catch (RuntimeException e) {
        response.close();
        throw e;
      }
    }
    return response;
  }

  private static boolean isSuspicious(Response response) {
    boolean refused = response.code() >= 400 && response.code() < 500;
    MediaType type = response.body().contentType();
    String path = response.request().url().encodedPath();
    return refused
        && !SAID_BY_OTHERS.contains(response.code())
        && path.startsWith("/api/")
        && !GIT_OF_FORK.matcher(path).matches()
        && (type == null || !type.subtype().endsWith("json"));
  }
}
