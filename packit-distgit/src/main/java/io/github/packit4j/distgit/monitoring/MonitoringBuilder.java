package io.github.packit4j.distgit.monitoring;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.http.support.JsonCaller;
import io.github.packit4j.http.support.Sleeper;
import java.net.URI;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * What the clients of this package have in common to be set.
 *
 * @param <B> the builder itself
 */
abstract sealed class MonitoringBuilder<B extends MonitoringBuilder<B>>
    permits ReleaseMonitoring.Builder, Bugzilla.Builder {

  private static final long MAX_BYTES = 8L << 20;

  private URI url;
  private OkHttpClient httpClient = new OkHttpClient();
  private RetryPolicy retryPolicy = RetryPolicy.defaults();
  private Sleeper sleeper = Sleeper.system();

  MonitoringBuilder(URI usual) {
    this.url = usual;
  }

  abstract B self();

  /** Sets the web address of the instance; the one that serves Fedora by default. */
  public B url(URI url) {
    this.url = url;
    return self();
  }

  /** Sets the client to derive from; it is neither changed nor closed. */
  public B httpClient(OkHttpClient httpClient) {
    this.httpClient = httpClient;
    return self();
  }

  /** Sets how failed requests are repeated; {@link RetryPolicy#defaults()} by default. */
  public B retryPolicy(RetryPolicy retryPolicy) {
    this.retryPolicy = retryPolicy;
    return self();
  }

  B sleeper(Sleeper sleeper) {
    this.sleeper = sleeper;
    return self();
  }

  HttpUrl base() {
    HttpUrl base = HttpUrl.get(url);
    if (base == null) {
      throw new IllegalArgumentException("Not an http or https address: " + url);
    }
    return base;
  }

  JsonCaller caller() {
    return new JsonCaller(
        HttpCaller.builder(httpClient)
            .maxBodyBytes(MAX_BYTES)
            .retryPolicy(retryPolicy)
            .sleeper(sleeper)
            .build());
  }
}
