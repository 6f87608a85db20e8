package io.github.packit4j.koji;

import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** Who the client is to the hub. Nothing is sent before the first call that needs a login. */
public sealed interface KojiAuthentication {
  /**
   * Reads only.
   *
   * @return no identity
   */
  static KojiAuthentication anonymous() {
    return new Anonymous();
  }

  /**
   * Logs in with a client certificate.
   *
   * @param pem a file with the certificate, its chain and the unencrypted private key
   * @return the identity
   */
  static KojiAuthentication clientCertificate(Path pem) {
    return new ClientCertificate(Optional.of(pem), Optional.empty());
  }

  /**
   * Logs in with the client certificate that the given HTTP client already presents.
   *
   * @return the identity
   */
  static KojiAuthentication clientCertificate() {
    return new ClientCertificate(Optional.empty(), Optional.empty());
  }

  /**
   * Logs in with Kerberos, as Fedora's hub wants it.
   *
   * @param login where the ticket comes from, such as {@link KerberosLogin#ticketCache()}
   * @return the identity
   */
  static KojiAuthentication kerberos(KerberosLogin login) {
    return new Kerberos(login, Optional.empty());
  }

  /**
   * Logs in with a password, which only test hubs allow.
   *
   * @param user the account's name
   * @param password its password
   * @return the identity
   */
  static KojiAuthentication password(String user, Secret password) {
    return new Password(user, password);
  }

  /**
   * Acts as another account, which the hub allows to some.
   *
   * @param name the account to act as
   * @return the identity with a proxy user
   * @throws IllegalStateException if this kind of login has no proxy users
   */
  default KojiAuthentication asUser(String name) {
    if (this instanceof ClientCertificate certificate) {
      return new ClientCertificate(certificate.pem(), Optional.of(name));
    }
    if (this instanceof Kerberos kerberos) {
      return new Kerberos(kerberos.login(), Optional.of(name));
    }
    throw new IllegalStateException("Only certificate and Kerberos logins can act as another user");
  }

  /** No identity. */
  record Anonymous() implements KojiAuthentication {}

  /**
   * A client certificate.
   *
   * @param pem the file, or empty if the HTTP client presents it
   * @param proxyUser the account to act as
   */
  record ClientCertificate(Optional<Path> pem, Optional<String> proxyUser)
      implements KojiAuthentication {}

  /**
   * A Kerberos identity.
   *
   * @param login where the ticket comes from
   * @param proxyUser the account to act as
   */
  record Kerberos(KerberosLogin login, Optional<String> proxyUser) implements KojiAuthentication {}

  /**
   * An account with a password.
   *
   * @param user the account's name
   * @param password its password
   */
  record Password(String user, Secret password) implements KojiAuthentication {}
}
