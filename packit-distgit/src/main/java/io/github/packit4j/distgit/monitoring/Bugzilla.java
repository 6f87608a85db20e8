package io.github.packit4j.distgit.monitoring;

import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.support.JsonCaller;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import tools.jackson.databind.JsonNode;

/**
 * Asks Bugzilla for the bugs that release monitoring files when there is a new version. Reads only,
 * without an account: such bugs are public.
 *
 * <p>Thread-safe.
 */
public final class Bugzilla {

  /** The instance that has Fedora's bugs. */
  public static final URI RED_HAT = URI.create("https://bugzilla.redhat.com/");

  /** More bugs than that with one version in their titles are somebody's joke. */
  private static final int MAX_BUGS = 100;

  /** Who takes up a bug sets it to ASSIGNED; what follows says that the version is there. */
  private static final List<String> OPEN = List.of("NEW", "ASSIGNED");

  private final JsonCaller http;
  private final HttpUrl base;

  private Bugzilla(Builder builder) {
    this.base = builder.base();
    this.http = builder.caller();
  }

  /** Returns a client of {@link #RED_HAT}. */
  public static Bugzilla of(OkHttpClient client) {
    return builder().httpClient(client).build();
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Finds the bug that says that a version is available, whose title is {@code PACKAGE-VERSION is
   * available}. It gets another title when a newer version comes, and is of that one from then on.
   *
   * @param product the distribution as Bugzilla names it, {@code Fedora}
   * @param packageName the package, which is Bugzilla's component
   * @param version the version as upstream writes it
   * @return the number of the bug, the oldest of several; empty if none is new or being worked on
   * @throws ReleaseMonitoringException if the server does not say
   */
  public OptionalLong bugOfVersion(String product, String packageName, String version) {
    String title = packageName + "-" + version + " is available";
    String tried = "find the bug '" + title + "' in Bugzilla";
    HttpUrl.Builder url =
        base.newBuilder()
            .addPathSegments("rest/bug")
            .addQueryParameter("product", product)
            .addQueryParameter("component", packageName)
            .addQueryParameter("summary", title)
            .addQueryParameter("include_fields", "id,summary")
            .addQueryParameter("limit", "" + MAX_BUGS);
    OPEN.forEach(status -> url.addQueryParameter("status", status));
    try {
      JsonNode answer =
          http.decode(
              http.exchange(new Request.Builder().url(url.build()).build()).requireSuccess());
      if (!answer.path("bugs").isArray()) {
        throw new ReleaseMonitoringException(tried, "the answer has no list of bugs");
      }
      // The question was for titles that contain this one, in any case of letters.
      return Fields.list(answer, "bugs").stream()
          .filter(bug -> Fields.text(bug, "summary").equals(title))
          .mapToLong(bug -> Fields.number(bug, "id"))
          .filter(id -> id > 0)
          .min();
    } catch (HttpException e) {
      throw new ReleaseMonitoringException(tried, e);
    }
  }

  /** Builds a {@link Bugzilla}. */
  public static final class Builder extends MonitoringBuilder<Builder> {

    private Builder() {
      super(RED_HAT);
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Returns the client.
     *
     * @throws IllegalArgumentException if the address is not http or https
     */
    public Bugzilla build() {
      return new Bugzilla(this);
    }
  }
}
