package io.github.packit4j.distgit.openpgp;

import io.github.packit4j.distgit.DistGitException;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.http.support.HttpReply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Looks public keys up by their fingerprints, on servers that speak HKP (draft-gallagher-openpgp-
 * hkp). Thread-safe.
 *
 * <p>A server is not trusted: what it sends counts only if it is the key that was asked for.
 */
public final class KeyServers {

  /** The servers that Packit asks, in its order. */
  public static final List<URI> DEFAULT_SERVERS =
      List.of(
          URI.create("https://keyserver.ubuntu.com"),
          URI.create("https://keys.openpgp.org"),
          URI.create("https://pgp.surf.nl"));

  private static final long MAX_BYTES = 4L << 20;

  private final HttpCaller http;
  private final List<URI> servers;

  private KeyServers(OkHttpClient client, List<URI> servers) {
    this.http =
        HttpCaller.builder(client)
            .maxBodyBytes(MAX_BYTES)
            .retryPolicy(RetryPolicy.defaults().withMaxAttempts(2))
            .build();
    this.servers = List.copyOf(servers);
  }

  /** Returns a client of the default servers. */
  public static KeyServers of(OkHttpClient client) {
    return new KeyServers(client, DEFAULT_SERVERS);
  }

  /** Returns a client of the given servers, asked in their order. */
  public static KeyServers of(OkHttpClient client, List<URI> servers) {
    return new KeyServers(client, servers);
  }

  /**
   * Fetches a key from the first server that has it.
   *
   * @return the key with exactly this fingerprint; empty if every server says that it has none
   * @throws DistGitException if no server has it and one of them could not be asked
   */
  public Optional<OpenPgpKeys> fetch(Fingerprint fingerprint) {
    List<RuntimeException> failures = new ArrayList<>();
    for (URI server : servers) {
      try {
        Optional<OpenPgpKeys> found = fetch(server, fingerprint);
        if (found.isPresent()) {
          return found;
        }
      } catch (HttpException | DistGitException e) {
        failures.add(e);
      }
    }
    if (failures.isEmpty()) {
      return Optional.empty();
    }
    DistGitException failure =
        new DistGitException(
            "Tried to fetch the key "
                + fingerprint
                + " but failed because: "
                + failures.get(0).getMessage(),
            failures.get(0));
    failures.stream().skip(1).forEach(failure::addSuppressed);
    throw failure;
  }

  private Optional<OpenPgpKeys> fetch(URI server, Fingerprint fingerprint) {
    HttpUrl base = HttpUrl.get(server);
    if (base == null) {
      throw new DistGitException("Not an http or https address: " + server);
    }
    HttpUrl url =
        base.newBuilder()
            .addPathSegments("pks/lookup")
            .addQueryParameter("op", "get")
            .addQueryParameter("options", "mr")
            .addQueryParameter("search", "0x" + fingerprint.hex())
            .build();
    HttpReply reply = http.send(new Request.Builder().url(url).build());
    if (reply.status() == 404) {
      return Optional.empty();
    }
    OpenPgpKeys keys = OpenPgpKeys.parse(reply.requireSuccess().bytes());
    if (!keys.fingerprints().equals(List.of(fingerprint))) {
      throw new DistGitException(
          "Tried to fetch the key " + fingerprint + " from " + server + " but it sent another key");
    }
    return Optional.of(keys);
  }
}
