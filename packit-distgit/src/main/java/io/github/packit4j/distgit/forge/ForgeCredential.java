package io.github.packit4j.distgit.forge;

import io.github.packit4j.http.Secret;
import java.util.function.Supplier;

/**
 * How a client proves to a forge who it is. Secrets are asked for each time, so they may rotate.
 */
public sealed interface ForgeCredential {

  /**
   * A personal, project or group token.
   *
   * @param token the token
   * @return the credential
   */
  static ForgeCredential token(Secret token) {
    return new Token(() -> token);
  }

  /**
   * A personal, project or group token that may change.
   *
   * @param token asked for each request
   * @return the credential
   */
  static ForgeCredential token(Supplier<Secret> token) {
    return new Token(token);
  }

  /**
   * An OAuth 2 access token, sent as a bearer token. Pagure knows none.
   *
   * @param token asked for each request
   * @return the credential
   */
  static ForgeCredential bearer(Supplier<Secret> token) {
    return new Bearer(token);
  }

  /**
   * A GitHub App. Each project is accessed with a token of the installation that covers it, cached
   * until shortly before it expires.
   *
   * @param id the client id or the application id
   * @param privateKey the key as GitHub hands it out (PEM, PKCS#1) or as PKCS#8
   * @return the credential
   */
  static ForgeCredential gitHubApp(String id, Secret privateKey) {
    return new GitHubApp(id, privateKey);
  }

  /**
   * A token in the header that the forge has for it.
   *
   * @param token asked for each request
   */
  record Token(Supplier<Secret> token) implements ForgeCredential {}

  /**
   * A bearer token.
   *
   * @param token asked for each request
   */
  record Bearer(Supplier<Secret> token) implements ForgeCredential {}

  /**
   * A GitHub App.
   *
   * @param id the client id or the application id
   * @param privateKey the key in PEM
   */
  record GitHubApp(String id, Secret privateKey) implements ForgeCredential {}
}
