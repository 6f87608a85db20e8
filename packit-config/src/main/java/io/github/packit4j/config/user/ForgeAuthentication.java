package io.github.packit4j.config.user;

import io.github.packit4j.config.internal.ModelStyle;
import java.net.URI;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How to sign in at one forge: an entry of {@code authentication} in the user configuration.
 *
 * <p>Immutable and thread-safe; printing it shows no secret.
 */
@Value.Immutable
@ModelStyle
public interface ForgeAuthentication {

  /** Returns the forge's software. */
  ForgeKind kind();

  /** Returns the forge's address, such as {@code https://gitlab.gnome.org}. */
  URI instanceUrl();

  /** Returns the personal or project token. */
  Optional<SecretText> token();

  /** Returns the number of a GitHub App. */
  Optional<String> githubAppId();

  /** Returns the private key of a GitHub App, in PEM. */
  Optional<SecretText> githubAppPrivateKey();

  /** Returns the file with the private key of a GitHub App. */
  Optional<String> githubAppPrivateKeyPath();

  /** Returns the address of a service that issues GitHub tokens. */
  Optional<URI> tokmanInstanceUrl();

  /** Returns whether nothing may be changed at the forge. */
  @Value.Default
  default boolean readOnly() {
    return false;
  }

  /** Returns whether the certificate of the server is checked. */
  @Value.Default
  default boolean verifyTls() {
    return true;
  }

  /** Returns how often a failed request is repeated, where the user says so. */
  Optional<Integer> maxRetries();

  /** Returns the {@code User-Agent} to send, where the user says so. */
  Optional<String> userAgent();

  /** Returns a builder. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds entries. Not thread-safe. */
  final class Builder extends ImmutableForgeAuthentication.Builder {
    Builder() {}
  }
}
