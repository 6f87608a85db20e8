package io.github.packit4j.distgit.lookaside;

import io.github.packit4j.distgit.DistGitException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/**
 * A client certificate and its key, as some caches identify their users by. Immutable; shows
 * neither.
 */
public final class ClientCertificate {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final List<String> KEY_TYPES = List.of("RSA", "EC", "Ed25519");

  private final PrivateKey key;
  private final List<Certificate> chain;

  private ClientCertificate(PrivateKey key, List<Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /**
   * Loads a PEM file with an unencrypted PKCS #8 key ({@code BEGIN PRIVATE KEY}) and the
   * certificate, followed by those of its issuers if the server needs them.
   *
   * @throws DistGitException if the file does not have both
   * @throws UncheckedIOException if the file cannot be read
   */
  public static ClientCertificate load(Path pem) {
    String text;
    try {
      text = Files.readString(pem, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to read " + pem + " but failed", e);
    }
    List<PrivateKey> keys = new ArrayList<>();
    List<Certificate> chain = new ArrayList<>();
    try {
      CertificateFactory certificates = CertificateFactory.getInstance("X.509");
      Matcher blocks = BLOCK.matcher(text);
      while (blocks.find()) {
        byte[] content = Base64.getMimeDecoder().decode(blocks.group(2));
        if (blocks.group(1).equals("PRIVATE KEY")) {
          keys.add(privateKey(content));
        } else if (blocks.group(1).equals("CERTIFICATE")) {
          chain.add(certificates.generateCertificate(new ByteArrayInputStream(content)));
        }
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause could quote the key.
      throw new DistGitException("Tried to read a client certificate from " + pem + " but failed");
    }
    if (keys.size() != 1 || chain.isEmpty()) {
      throw new DistGitException(
          "Tried to read a client certificate from "
              + pem
              + " but it needs one 'BEGIN PRIVATE KEY' (convert others with: openssl pkcs8 -topk8"
              + " -nocrypt) and a 'BEGIN CERTIFICATE'");
    }
    return new ClientCertificate(keys.get(0), chain);
  }

  private static PrivateKey privateKey(byte[] encoded) throws GeneralSecurityException {
    for (String type : KEY_TYPES) {
      try {
        return KeyFactory.getInstance(type).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (InvalidKeySpecException e) {
        continue; // Of another type.
      }
    }
    throw new InvalidKeySpecException("unknown type of key");
  }

  /** Returns a client like the given one that shows this certificate to servers that ask. */
  OkHttpClient applyTo(OkHttpClient client) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("client", key, new char[0], chain.toArray(Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      X509TrustManager trust = Objects.requireNonNull(client.x509TrustManager());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
      return client.newBuilder().sslSocketFactory(context.getSocketFactory(), trust).build();
    } catch (GeneralSecurityException | IOException e) {
      throw new DistGitException("Tried to use a client certificate but failed", e);
    }
  }

  @Override
  public String toString() {
    return "ClientCertificate[***]";
  }
}
