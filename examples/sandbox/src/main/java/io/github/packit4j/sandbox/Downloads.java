package io.github.packit4j.sandbox;

import java.net.URI;

/**
 * Files that can be downloaded under any URL whose host is none of the sandbox's services, and
 * under free paths of those hosts. Thread-safe.
 */
public interface Downloads {

  /** Serves a file. */
  void serve(URI uri, byte[] content);

  /** Answers a URL with a redirect to another one. */
  void redirect(URI from, URI to);

  /** Stops serving a file: its URL answers 404, also after {@link #serveAnything()}. */
  void remove(URI uri);

  /**
   * Serves a small generated archive under every URL that is not known otherwise, so that any
   * source of any spec file can be downloaded.
   *
   * <p>The content depends on the URL only and is a valid archive of the kind its name ends in
   * ({@code .tar.gz}, {@code .tgz}, {@code .tar}, {@code .zip}); other names give text.
   */
  void serveAnything();

  /** Returns what a URL serves or, after {@link #serveAnything()}, would serve. */
  byte[] contentOf(URI uri);
}
