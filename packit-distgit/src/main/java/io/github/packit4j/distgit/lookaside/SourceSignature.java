package io.github.packit4j.distgit.lookaside;

import io.github.packit4j.distgit.openpgp.Fingerprint;
import io.github.packit4j.distgit.openpgp.OpenPgpKeys;
import java.net.URI;
import java.util.Set;

/**
 * The detached OpenPGP signature that a download has to have.
 *
 * @param uri where the signature is, armored or binary
 * @param keys the public keys themselves
 * @param allowed the fingerprints of the primary keys that may sign
 */
public record SourceSignature(URI uri, OpenPgpKeys keys, Set<Fingerprint> allowed) {

  /** Copies the fingerprints. */
  public SourceSignature {
    allowed = Set.copyOf(allowed);
  }
}
