package io.github.packit4j.messaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * Who vouches for the broker, and what the client shows it: the three files that fedora-messaging
 * keeps in {@code /etc/fedora-messaging}. They change every few years, so no program has them.
 *
 * @param authorities certificates in PEM of the broker's own authority; no other one is trusted
 * @param certificate the client's certificate in PEM; its common name is the account
 * @param key the certificate's private key in PEM, as PKCS #8 and not encrypted
 */
public record Certificates(Path authorities, Path certificate, Path key) {

  /**
   * Reads the files.
   *
   * @throws MessagingException if one of them is not what it should be; none is quoted
   */
  SSLContext context() {
    HandshakeCertificates.Builder builder = new HandshakeCertificates.Builder();
    trusted().forEach(builder::addTrustedCertificate);
    return builder.heldCertificate(held()).build().sslContext();
  }

  private List<X509Certificate> trusted() {
    try (InputStream file = Files.newInputStream(authorities)) {
      List<X509Certificate> trusted =
          CertificateFactory.getInstance("X.509").generateCertificates(file).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (trusted.isEmpty()) {
        throw wrong(authorities, "it holds no certificate");
      }
      return trusted;
    } catch (IOException e) {
      throw wrong(authorities, "it cannot be read: " + e.getMessage());
    } catch (CertificateException e) {
      throw wrong(authorities, "it holds no certificate in PEM");
    }
  }

  private HeldCertificate held() {
    String both = text(certificate) + "\n" + text(key);
    try {
      return HeldCertificate.decode(both);
    } catch (IllegalArgumentException e) {
      // Not the cause: a parser may quote the key.
      throw wrong(key, "with " + certificate + " it is no certificate and PKCS #8 key in PEM");
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw wrong(file, "it cannot be read: " + e.getMessage());
    }
  }

  private static MessagingException wrong(Path file, String why) {
    return new MessagingException("use " + file, why);
  }
}
