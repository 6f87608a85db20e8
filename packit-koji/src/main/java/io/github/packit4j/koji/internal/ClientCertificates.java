package io.github.packit4j.koji.internal;

import io.github.packit4j.koji.failure.KojiAuthenticationException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/**
 * Makes an HTTP client present a certificate from a PEM file, as Koji's own tools keep it:
 * certificate and unencrypted key in one file.
 */
final class ClientCertificates {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private final OkHttpClient base;

  ClientCertificates(OkHttpClient base) {
    this.base = base;
  }

  /** A client that trusts whom the base client trusts and presents the file's certificate. */
  OkHttpClient presenting(Path pem) {
    try {
      String text = Files.readString(pem, StandardCharsets.ISO_8859_1);
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry("client", privateKey(text), new char[0], chain(text));
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, new char[0]);
      X509TrustManager trust = base.x509TrustManager();
      if (trust == null) {
        throw new GeneralSecurityException("the HTTP client has no trust manager");
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), new TrustManager[] {trust}, null);
      return base.newBuilder().sslSocketFactory(context.getSocketFactory(), trust).build();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Not the cause: a parser may quote the key.
      throw new KojiAuthenticationException(
          "Tried to use the client certificate %s but failed because: %s"
              .formatted(pem, e instanceof GeneralSecurityException ? e.getMessage() : "not PEM"));
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to read the client certificate " + pem, e);
    }
  }

  private static Certificate[] chain(String text) throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<Certificate> chain = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      if (blocks.group(1).equals("CERTIFICATE")) {
        byte[] der = Base64.getMimeDecoder().decode(blocks.group(2));
        chain.add(factory.generateCertificate(new ByteArrayInputStream(der)));
      }
    }
    if (chain.isEmpty()) {
      throw new GeneralSecurityException("the file holds no certificate");
    }
    return chain.toArray(Certificate[]::new);
  }

  private static PrivateKey privateKey(String text) throws GeneralSecurityException {
    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      byte[] der = Base64.getMimeDecoder().decode(blocks.group(2));
      switch (blocks.group(1)) {
        case "PRIVATE KEY" -> {
          return fromPkcs8(der);
        }
        case "RSA PRIVATE KEY" -> {
          return fromPkcs8(Pkcs8.wrapRsa(der));
        }
        case "ENCRYPTED PRIVATE KEY" ->
            throw new GeneralSecurityException("the private key is encrypted; decrypt it first");
        default -> {}
      }
    }
    throw new GeneralSecurityException("the file holds no private key in PKCS#8 or RSA form");
  }

  private static PrivateKey fromPkcs8(byte[] der) throws GeneralSecurityException {
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException e) {
        // Another algorithm's key; try the next one.
        continue;
      }
    }
    throw new GeneralSecurityException("the private key is neither RSA nor elliptic curve");
  }
}
