package io.github.packit4j.distgit.openpgp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPairGeneratorProvider;

/** A key that may sign for ten days, and that signs with any date all the same. */
final class ShortLivedKey {

  static final Instant BORN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LIFE = Duration.ofDays(10);
  private static final String USER = "Short <short@example.org>";

  private final PGPKeyPair pair;

  ShortLivedKey() throws PGPException {
    pair =
        new BcPGPKeyPairGeneratorProvider().get(4, Date.from(BORN)).generateLegacyEd25519KeyPair();
  }

  Fingerprint fingerprint() {
    return Fingerprint.parse(HexFormat.of().formatHex(pair.getPublicKey().getFingerprint()));
  }

  OpenPgpKeys publicKey() throws PGPException, IOException {
    PGPSignatureSubpacketGenerator about = at(BORN);
    about.setKeyFlags(true, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
    about.setKeyExpirationTime(true, LIFE.toSeconds());
    PGPPublicKey key = pair.getPublicKey();
    PGPSignature self =
        generator(PGPSignature.POSITIVE_CERTIFICATION, about).generateCertification(USER, key);
    return OpenPgpKeys.parse(PGPPublicKey.addCertification(key, USER, self).getEncoded());
  }

  /**
   * Signs.
   *
   * @param seconds how long the signature holds; 0 for ever
   */
  byte[] sign(byte[] content, Instant time, long seconds) throws PGPException, IOException {
    PGPSignatureSubpacketGenerator about = at(time);
    if (seconds > 0) {
      about.setSignatureExpirationTime(true, seconds);
    }
    PGPSignatureGenerator generator = generator(PGPSignature.BINARY_DOCUMENT, about);
    generator.update(content);
    return generator.generate().getEncoded();
  }

  private PGPSignatureSubpacketGenerator at(Instant time) {
    PGPSignatureSubpacketGenerator about = new PGPSignatureSubpacketGenerator();
    about.setSignatureCreationTime(true, Date.from(time));
    about.setIssuerFingerprint(true, pair.getPublicKey());
    return about;
  }

  private PGPSignatureGenerator generator(int type, PGPSignatureSubpacketGenerator about)
      throws PGPException {
    PGPPublicKey key = pair.getPublicKey();
    PGPSignatureGenerator generator =
        new PGPSignatureGenerator(
            new BcPGPContentSignerBuilder(key.getAlgorithm(), HashAlgorithmTags.SHA512), key);
    generator.init(type, pair.getPrivateKey());
    generator.setHashedSubpackets(about.generate());
    return generator;
  }
}
