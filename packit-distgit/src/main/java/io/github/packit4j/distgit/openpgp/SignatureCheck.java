package io.github.packit4j.distgit.openpgp;

import java.time.Instant;

/** What the check of a signature found. */
public sealed interface SignatureCheck {

  /** Tells whether an allowed key made the signature. */
  default boolean isValid() {
    return this instanceof Valid;
  }

  /**
   * An allowed key signed exactly this content, and can be used now.
   *
   * @param key the fingerprint of the key's primary key
   * @param signedAt when, as the signature says
   */
  record Valid(Fingerprint key, Instant signedAt) implements SignatureCheck {}

  /**
   * The content must not be trusted.
   *
   * @param reason the kind of refusal
   * @param message what was found, for people
   */
  record Refused(Reason reason, String message) implements SignatureCheck {}

  /** Why a signature is refused. */
  enum Reason {
    /** There is no signature. */
    UNSIGNED,
    /** The signature cannot be read, or is of a kind that is not supported, such as ssh's. */
    UNREADABLE,
    /** None of the given keys made the signature. */
    UNKNOWN_KEY,
    /** A key that is known but not allowed made the signature. */
    KEY_NOT_ALLOWED,
    /** The content or the signature was changed, or the signature is from the future. */
    BAD_SIGNATURE,
    /** The key is expired, revoked or not for signing, or the key or the hash is too weak. */
    UNUSABLE_KEY,
    /** The signature is for something else, such as a tag of another name. */
    OTHER_CONTENT
  }
}
