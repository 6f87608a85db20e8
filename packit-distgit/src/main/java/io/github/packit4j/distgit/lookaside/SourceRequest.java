package io.github.packit4j.distgit.lookaside;

import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.distgit.internal.ModelStyle;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A file to download: where it is to be had and what it has to be. */
@Value.Immutable
@ModelStyle
public interface SourceRequest {

  /** Returns the first address to try, http or https. */
  URI uri();

  /** Returns further addresses to try, in order, if the first fails. */
  List<URI> mirrors();

  /** Returns the name to save it under. */
  String fileName();

  /** Returns the hash it must have; whatever comes is accepted if there is none. */
  Optional<SourceEntry> expectedHash();

  /** Returns the signature it must have; it need not be signed if there is none. */
  Optional<SourceSignature> signature();

  /** Returns a request for one address without expectations. */
  static SourceRequest of(URI uri, String fileName) {
    return builder().uri(uri).fileName(fileName).build();
  }

  /** Returns a builder; {@link #uri()} and {@link #fileName()} are needed. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SourceRequest}. */
  final class Builder extends ImmutableSourceRequest.Builder {
    Builder() {}
  }
}
