package io.github.packit4j.sandbox.internal.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/**
 * The certificate authority of one sandbox. It issues a certificate for each host that a client
 * names when it connects, so that clients can verify host names as they do outside.
 */
public final class CertificateAuthority {

  private static final int YEARS = 10;

  private final KeyPair keys;
  private final HeldCertificate authority;
  private final SSLSocketFactory serverSockets;

  /** Makes an authority. */
  public CertificateAuthority() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      this.keys = generator.generateKeyPair();
      this.authority = certificate().certificateAuthority(0).commonName("packit-sandbox").build();
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {new Hosts()}, null, null);
      this.serverSockets = context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM makes no certificates for elliptic curves", e);
    }
  }

  private HeldCertificate.Builder certificate() {
    // One pair of keys for all: making keys takes longest, and nothing here is secret.
    return new HeldCertificate.Builder().keyPair(keys).duration(YEARS * 365L, TimeUnit.DAYS);
  }

  private HeldCertificate issue(String host) {
    return certificate()
        .signedBy(authority)
        .commonName("packit-sandbox host")
        .addSubjectAlternativeName(host)
        .build();
  }

  /** Returns the authority's own certificate as PEM, which is all a client has to trust. */
  public String pem() {
    return authority.certificatePem();
  }

  /** Returns what makes the server's end of TLS connections. */
  SSLSocketFactory serverSockets() {
    return serverSockets;
  }

  /** Chooses the certificate by the name that the client has sent (SNI). */
  private final class Hosts extends X509ExtendedKeyManager {

    private final Map<String, X509Certificate> issued = new ConcurrentHashMap<>();

    @Override
    public @Nullable String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, Socket socket) {
      return keyType.equals("EC")
          ? name(((ExtendedSSLSession) ((SSLSocket) socket).getHandshakeSession()))
          : null;
    }

    private static String name(ExtendedSSLSession session) {
      for (SNIServerName name : session.getRequestedServerNames()) {
        if (name instanceof SNIHostName host) {
          return host.getAsciiName().toLowerCase(Locale.ROOT);
        }
      }
      // Addresses are not sent; the only one that leads here is this.
      return "127.0.0.1";
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      X509Certificate own =
          issued.computeIfAbsent(
              alias, host -> CertificateAuthority.this.issue(host).certificate());
      return new X509Certificate[] {own, authority.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return keys.getPrivate();
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
        String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] keyType, Principal @Nullable [] issuers, Socket socket) {
      return null;
    }
  }
}
