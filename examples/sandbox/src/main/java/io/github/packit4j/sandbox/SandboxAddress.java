package io.github.packit4j.sandbox;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;

/**
 * How to reach a sandbox: its port, which is an HTTP proxy that answers for every host itself, and
 * the certificate of the authority that vouches for these hosts.
 *
 * <p>That is all a program needs, in this JVM, in another one or outside of Java. Its URLs stay the
 * real ones:
 *
 * <pre>{@code
 * curl --proxy http://127.0.0.1:PORT --cacert sandbox-ca.pem https://koji.fedoraproject.org/kojihub
 * }</pre>
 *
 * <p>The port also takes connections that are led there in another way ({@code curl --connect-to
 * ::127.0.0.1:PORT}), plain and TLS alike. It listens on the loopback address only.
 *
 * @param port port on 127.0.0.1
 * @param certificate certificate of the sandbox's authority, PEM
 */
public record SandboxAddress(int port, String certificate) {

  private static final String HOST = "127.0.0.1";
  private static final String STORE_PASSWORD = "changeit";

  public SandboxAddress {
    requireNonNull(certificate, "certificate");
  }

  /** Returns the port as a proxy, for clients that are configured with one. */
  public Proxy proxy() {
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(loopback(), port));
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }

  /**
   * Makes a client that reaches the sandbox under every host name and trusts nothing else. Clients
   * derived by {@code newBuilder()} do, too.
   */
  public OkHttpClient httpClient() {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(x509()).build();
    return new OkHttpClient.Builder()
        .proxy(proxy())
        .socketFactory(new PromptSocketFactory())
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }

  private X509Certificate x509() {
    return Certificates.decodeCertificatePem(certificate);
  }

  /**
   * Returns environment variables that lead curl, git, Python's requests and others to the sandbox,
   * for {@link ProcessBuilder#environment()}.
   *
   * @param directory where the certificate is written to, as {@code sandbox-ca.pem}
   * @throws IOException if that is not possible
   */
  public Map<String, String> environment(Path directory) throws IOException {
    String file =
        Files.writeString(directory.resolve("sandbox-ca.pem"), certificate)
            .toAbsolutePath()
            .toString();
    Map<String, String> variables = new LinkedHashMap<>();
    String proxy = "http://" + HOST + ":" + port;
    for (String name : List.of("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")) {
      variables.put(name, proxy);
    }
    // One that is inherited would lead the hosts in it past the sandbox.
    variables.put("no_proxy", "");
    variables.put("NO_PROXY", "");
    for (String name :
        List.of("CURL_CA_BUNDLE", "GIT_SSL_CAINFO", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE")) {
      variables.put(name, file);
    }
    return variables;
  }

  /**
   * Returns options of the {@code java} command that lead the clients of a JVM to the sandbox, as
   * far as they follow the system's properties: the JDK's own, OkHttp and JGit do. Its own loopback
   * address stays what it is.
   *
   * @param directory where the certificate is written to, as {@code sandbox-ca.p12}
   * @throws IOException if that is not possible
   */
  public List<String> jvmOptions(Path directory) throws IOException {
    Path file = directory.resolve("sandbox-ca.p12").toAbsolutePath();
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("packit-sandbox", x509());
      store.store(out, STORE_PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException("Tried to write a trust store", e);
    }
    return List.of(
        "-Dhttp.proxyHost=" + HOST,
        "-Dhttp.proxyPort=" + port,
        "-Dhttps.proxyHost=" + HOST,
        "-Dhttps.proxyPort=" + port,
        "-Djavax.net.ssl.trustStore=" + file,
        "-Djavax.net.ssl.trustStoreType=PKCS12",
        "-Djavax.net.ssl.trustStorePassword=" + STORE_PASSWORD);
  }
}
