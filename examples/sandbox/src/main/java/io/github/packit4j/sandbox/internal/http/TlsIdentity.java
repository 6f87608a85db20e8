package io.github.packit4j.sandbox.internal.http;

import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A certificate made for one sandbox, as both sides need it.
 *
 * @param serverSockets makes the server's end of connections
 * @param trust what a client has to trust, and nothing else
 */
public record TlsIdentity(SSLSocketFactory serverSockets, HandshakeCertificates trust) {

  /** Makes a certificate. */
  public static TlsIdentity create() {
    HeldCertificate certificate =
        new HeldCertificate.Builder().commonName("packit-sandbox").ecdsa256().build();
    HandshakeCertificates server =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    return new TlsIdentity(server.sslContext().getSocketFactory(), trust);
  }
}
