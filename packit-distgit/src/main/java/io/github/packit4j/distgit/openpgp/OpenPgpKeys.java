package io.github.packit4j.distgit.openpgp;

import io.github.packit4j.distgit.DistGitException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPDetachedSignatureProcessor;
import org.bouncycastle.openpgp.api.OpenPGPKeyReader;
import org.bouncycastle.openpgp.api.OpenPGPSignature.OpenPGPDocumentSignature;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;

/**
 * Public OpenPGP keys to check signatures with.
 *
 * <p>Immutable. Holding a key here does not mean trusting it: each check names the fingerprints
 * that are allowed.
 */
public final class OpenPgpKeys {

  private static final int MAX_KEY_BYTES = 4 << 20;
  private static final int MAX_SIGNATURE_BYTES = 1 << 18;
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);
  private static final OpenPgpKeys NONE = new OpenPgpKeys(List.of());

  private final List<OpenPGPCertificate> certificates;

  private OpenPgpKeys(List<OpenPGPCertificate> certificates) {
    this.certificates = List.copyOf(certificates);
  }

  /** Returns no keys; every signature is refused. */
  public static OpenPgpKeys none() {
    return NONE;
  }

  /**
   * Reads public keys, armored or binary, one or more.
   *
   * @throws DistGitException if they cannot be read
   */
  public static OpenPgpKeys parse(byte[] keys) {
    if (keys.length > MAX_KEY_BYTES) {
      throw new DistGitException(
          "Tried to read OpenPGP keys but they are larger than " + MAX_KEY_BYTES + " bytes");
    }
    OpenPGPKeyReader reader = new BcOpenPGPApi().readKeyOrCertificate();
    try {
      List<OpenPGPCertificate> certificates = reader.parseCertificates(keys);
      if (certificates.isEmpty()) {
        throw new DistGitException("Tried to read OpenPGP keys but there is none");
      }
      return new OpenPgpKeys(certificates);
    } catch (IOException | RuntimeException e) {
      throw e instanceof DistGitException known
          ? known
          : new DistGitException(
              "Tried to read OpenPGP keys but failed because: " + e.getMessage(), e);
    }
  }

  /** Reads public keys in armor as {@link #parse(byte[])}. */
  public static OpenPgpKeys parse(String armored) {
    return parse(armored.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the keys of both. */
  public OpenPgpKeys and(OpenPgpKeys others) {
    List<OpenPGPCertificate> all = new ArrayList<>(certificates);
    all.addAll(others.certificates);
    return new OpenPgpKeys(all);
  }

  /** Returns the fingerprints of the primary keys. */
  public List<Fingerprint> fingerprints() {
    return certificates.stream().map(OpenPgpKeys::fingerprint).toList();
  }

  /**
   * Checks a detached signature of some bytes as {@link #verify(InputStream, byte[], Set,
   * Instant)}.
   */
  public SignatureCheck verify(
      byte[] content, byte[] signature, Set<Fingerprint> allowed, Instant now) {
    try {
      return verify(new ByteArrayInputStream(content), signature, allowed, now);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Reading from memory failed", e);
    }
  }

  /**
   * Checks a detached signature.
   *
   * @param content what was signed; read to its end, not closed
   * @param signature the signature, armored or binary
   * @param allowed the fingerprints of the primary keys that may sign
   * @param now the present; a key that is expired or revoked by now is refused
   * @throws IOException if the content cannot be read
   */
  public SignatureCheck verify(
      InputStream content, byte[] signature, Set<Fingerprint> allowed, Instant now)
      throws IOException {
    if (signature.length == 0) {
      return refused(SignatureCheck.Reason.UNSIGNED, "there is no signature");
    }
    List<OpenPGPDocumentSignature> signatures;
    List<String> rejections = new ArrayList<>();
    try {
      signatures = process(content, signature, rejections);
    } catch (SignatureUnreadable e) {
      return refused(SignatureCheck.Reason.UNREADABLE, "the signature cannot be read");
    }
    SignatureCheck result =
        rejections.isEmpty()
            ? refused(
                SignatureCheck.Reason.UNKNOWN_KEY, "none of the known keys made the signature")
            : refused(SignatureCheck.Reason.UNUSABLE_KEY, String.join("; ", rejections));
    for (OpenPGPDocumentSignature candidate : signatures) {
      SignatureCheck check = check(candidate, allowed, now);
      if (check.isValid()) {
        return check;
      }
      result = check;
    }
    return result;
  }

  private static final class SignatureUnreadable extends Exception {
    private static final long serialVersionUID = 1L;

    SignatureUnreadable(Throwable cause) {
      super(cause);
    }
  }

  private List<OpenPGPDocumentSignature> process(
      InputStream content, byte[] signature, List<String> rejections)
      throws IOException, SignatureUnreadable {
    OpenPGPDetachedSignatureProcessor processor = new BcOpenPGPApi().verifyDetachedSignature();
    certificates.forEach(processor::addVerificationCertificate);
    // Told when Bouncy Castle's policy rejects a signature: a weak key, a weak hash.
    processor.setExceptionCallback(e -> rejections.add(String.valueOf(e.getMessage())));
    try {
      if (signature.length > MAX_SIGNATURE_BYTES) {
        throw new IOException("too large");
      }
      processor.addSignatures(new ByteArrayInputStream(signature));
    } catch (IOException | RuntimeException e) {
      throw new SignatureUnreadable(e);
    }
    try {
      return processor.process(content);
    } catch (RuntimeException e) {
      throw new SignatureUnreadable(e);
    }
  }

  private static SignatureCheck check(
      OpenPGPDocumentSignature signature, Set<Fingerprint> allowed, Instant now) {
    Optional<OpenPGPCertificate> signer = Optional.ofNullable(signature.getIssuerCertificate());
    if (signer.isEmpty()) {
      return refused(
          SignatureCheck.Reason.UNKNOWN_KEY,
          "none of the known keys made the signature of " + signature.getKeyIdentifier());
    }
    Fingerprint key = fingerprint(signer.get());
    if (!allowed.contains(key)) {
      return refused(
          SignatureCheck.Reason.KEY_NOT_ALLOWED, "the key " + key + " is not among those allowed");
    }
    if (!signature.isTestedCorrect()) {
      return refused(
          SignatureCheck.Reason.BAD_SIGNATURE,
          "the content is not what the key " + key + " signed");
    }
    Instant signedAt = signature.getCreationTime().toInstant();
    if (signedAt.isAfter(now.plus(CLOCK_SKEW))) {
      return refused(SignatureCheck.Reason.BAD_SIGNATURE, "it was signed in the future");
    }
    if (!isValid(signature, now)) {
      return refused(
          SignatureCheck.Reason.UNUSABLE_KEY,
          "the key " + key + " was expired, revoked or not for signing when it signed");
    }
    return isUsable(signature.getIssuer(), signer.get(), now)
        ? new SignatureCheck.Valid(key, signedAt)
        : refused(
            SignatureCheck.Reason.UNUSABLE_KEY, "the key " + key + " is expired or revoked by now");
  }

  private static boolean isValid(OpenPGPDocumentSignature signature, Instant now) {
    Optional<Date> expires = Optional.ofNullable(signature.getExpirationTime());
    if (expires.filter(date -> !date.toInstant().isAfter(now)).isPresent()) {
      return false;
    }
    try {
      return signature.isValid();
    } catch (PGPException | RuntimeException e) {
      return false;
    }
  }

  private static boolean isUsable(
      OpenPGPComponentKey key, OpenPGPCertificate certificate, Instant now) {
    Date date = Date.from(now);
    return certificate.getPrimaryKey().isBoundAt(date)
        && key.isBoundAt(date)
        && key.isSigningKey(date);
  }

  private static SignatureCheck refused(SignatureCheck.Reason reason, String message) {
    return new SignatureCheck.Refused(reason, message);
  }

  private static Fingerprint fingerprint(OpenPGPCertificate certificate) {
    return Fingerprint.parse(HexFormat.of().formatHex(certificate.getFingerprint()));
  }
}
