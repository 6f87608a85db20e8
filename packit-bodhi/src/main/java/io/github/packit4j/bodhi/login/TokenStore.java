package io.github.packit4j.bodhi.login;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps tokens between logins, for several identity providers. Must be thread-safe. */
public interface TokenStore {

  /**
   * The tokens of a provider.
   *
   * @param identityProvider its issuer URL
   * @return the tokens, or empty if there are none
   */
  Optional<Tokens> load(URI identityProvider);

  /**
   * Keeps tokens in place of those there were.
   *
   * @param identityProvider its issuer URL
   * @param tokens the tokens
   */
  void save(URI identityProvider, Tokens tokens);

  /**
   * Forgets the tokens of a provider.
   *
   * @param identityProvider its issuer URL
   */
  void remove(URI identityProvider);

  /** A store that ends with the program. */
  static TokenStore inMemory() {
    Map<URI, Tokens> kept = new ConcurrentHashMap<>();
    return new TokenStore() {
      @Override
      public Optional<Tokens> load(URI identityProvider) {
        return Optional.ofNullable(kept.get(identityProvider));
      }

      @Override
      public void save(URI identityProvider, Tokens tokens) {
        kept.put(identityProvider, tokens);
      }

      @Override
      public void remove(URI identityProvider) {
        kept.remove(identityProvider);
      }
    };
  }

  /**
   * A store in a file that only its owner can read, in the format of Bodhi's own client, which may
   * share it: {@code ~/.config/bodhi/client.json}, for Packit {@code ~/bodhi-client.json}.
   *
   * <p>Each change replaces the file at once and is guarded against other programs that use this
   * class by a lock on a file beside it. Reading and writing throw {@link
   * java.io.UncheckedIOException}.
   *
   * @param file the file; it and its folder are made when first needed
   */
  static TokenStore file(Path file) {
    return new TokenFile(file);
  }
}
