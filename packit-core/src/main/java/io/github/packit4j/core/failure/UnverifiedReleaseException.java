package io.github.packit4j.core.failure;

import java.util.List;

/** None of the keys in {@code allowed_gpg_keys} has signed the release, as far as can be shown. */
public final class UnverifiedReleaseException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param release the release, such as {@code 1.0 of https://github.com/owner/name}
   * @param findings what was found instead of a signature that counts
   */
  public UnverifiedReleaseException(String release, List<String> findings) {
    super(
        "Release %s is not signed by a key in allowed_gpg_keys: %s."
            .formatted(release, String.join("; ", findings)));
  }
}
