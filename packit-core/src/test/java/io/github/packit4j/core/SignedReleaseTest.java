package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.problem.InvalidConfigException;
import io.github.packit4j.core.failure.UnverifiedReleaseException;
import io.github.packit4j.distgit.openpgp.OpenPgpKeys;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.UpstreamProject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code allowed_gpg_keys} is set, only signed releases reach dist-git. */
class SignedReleaseTest {

  private static final Signer MAINTAINER = new Signer("Maintainer <maintainer@example.org>");
  private static final Signer STRANGER = new Signer("Stranger <stranger@example.org>");

  @TempDir Path work;

  @Test
  void aSignedCommitIsReleased() {
    try (Fedora fedora = released(keysOf(MAINTAINER), MAINTAINER, MAINTAINER)) {
      assertThat(release(fedora).failures()).isEmpty();
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).hasSize(1);
    }
  }

  @Test
  void aSignedTagOfAnUnsignedCommitIsReleased() {
    try (Fedora fedora = released(keysOf(MAINTAINER), null, MAINTAINER)) {
      assertThat(release(fedora).failures()).isEmpty();
    }
  }

  @Test
  void anUnsignedReleaseIsRefused() {
    try (Fedora fedora = released(keysOf(MAINTAINER), null, null)) {
      assertRefused(fedora, "commit: there is no signature; tag: there is no signature");
    }
  }

  @Test
  void aStrangersSignatureIsRefused() {
    try (Fedora fedora = released(keysOf(MAINTAINER), STRANGER, STRANGER)) {
      assertRefused(fedora, "commit: none of the known keys made the signature");
    }
  }

  @Test
  void upstreamCannotNameItsOwnKeys() {
    String upstream = "allowed_gpg_keys: [" + STRANGER.fingerprint() + "]\n" + Fedora.CONFIG;
    try (Fedora fedora =
        released(keysOf(MAINTAINER), upstream, distGitConfig(MAINTAINER), STRANGER, STRANGER)) {
      assertRefused(fedora, "none of the known keys made the signature");
    }
  }

  @Test
  void upstreamsOwnListCountsWhereDistGitHasNone() {
    String upstream = "allowed_gpg_keys: [" + MAINTAINER.fingerprint() + "]\n" + Fedora.CONFIG;
    try (Fedora fedora = released(keysOf(MAINTAINER), upstream, Fedora.CONFIG, null, null)) {
      assertRefused(fedora, "there is no signature");
    }
  }

  @Test
  void withoutPublicKeysNothingIsBelieved() {
    try (Fedora fedora = released(UnaryOperator.identity(), MAINTAINER, MAINTAINER)) {
      assertRefused(fedora, "was given no public keys, see WorkflowBuilder.signingKeys");
    }
    UnaryOperator<WorkflowBuilder> nowhere =
        builder -> builder.signingKeys(fingerprint -> Optional.empty());
    try (Fedora fedora = released(nowhere, MAINTAINER, MAINTAINER)) {
      assertRefused(fedora, "the key " + MAINTAINER.fingerprint() + " was not found");
    }
  }

  @Test
  void aBrokenConfigurationInDistGitDoesNotSwitchTheCheckOff() {
    String broken = "allowed_gpg_keys: [" + MAINTAINER.fingerprint() + "]\njobs: 7\n";
    try (Fedora fedora =
        released(keysOf(MAINTAINER), Fedora.CONFIG, broken, MAINTAINER, MAINTAINER)) {
      assertThat(release(fedora).failures())
          .singleElement()
          .extracting(BranchResult.Failed::cause)
          .isInstanceOf(InvalidConfigException.class);
    }
    try (Fedora fedora = released(keysOf(MAINTAINER), Fedora.CONFIG, "jobs: 7\n", null, null)) {
      assertThat(release(fedora).failures()).isEmpty();
    }
  }

  @Test
  void aShortKeyIdIsNoFingerprint() {
    String config = "allowed_gpg_keys: [4E221AE3]\n" + Fedora.CONFIG;
    try (Fedora fedora =
        released(keysOf(MAINTAINER), Fedora.CONFIG, config, MAINTAINER, MAINTAINER)) {
      assertThat(release(fedora).failures())
          .singleElement()
          .satisfies(
              failed ->
                  assertThat(failed.cause())
                      .hasMessageContaining("allowed_gpg_keys")
                      .hasMessageContaining("4E221AE3"));
    }
  }

  private static void assertRefused(Fedora fedora, String finding) {
    assertThat(release(fedora).failures())
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.step()).isEqualTo(Step.PLAN);
              assertThat(failed.retryable()).isFalse();
              assertThat(failed.cause())
                  .isInstanceOf(UnverifiedReleaseException.class)
                  .hasMessageContaining("0.62.3 of https://github.com/packit/ogr")
                  .hasMessageContaining(finding);
            });
    assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).isEmpty();
  }

  private static ReleaseReport release(Fedora fedora) {
    return fedora
        .workflow()
        .proposeDownstream(Fedora.request().toBuilder().addBranches("f44").build());
  }

  private static UnaryOperator<WorkflowBuilder> keysOf(Signer signer) {
    return builder -> builder.signingKeys(fingerprint -> Optional.of(signer.publicKey()));
  }

  private static String distGitConfig(Signer signer) {
    return "allowed_gpg_keys: [" + signer.fingerprint() + "]\n" + Fedora.CONFIG;
  }

  private Fedora released(
      UnaryOperator<WorkflowBuilder> settings, @Nullable Signer ofCommit, @Nullable Signer ofTag) {
    return released(settings, Fedora.CONFIG, distGitConfig(MAINTAINER), ofCommit, ofTag);
  }

  private Fedora released(
      UnaryOperator<WorkflowBuilder> settings,
      String upstreamConfig,
      String distGitConfig,
      @Nullable Signer ofCommit,
      @Nullable Signer ofTag) {
    Fedora fedora = Fedora.empty(work, settings);
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", distGitConfig));
    fedora.sandbox().downloads().serveAnything();
    UpstreamProject ogr = fedora.sandbox().upstream().project("packit/ogr");
    if (ofCommit != null) {
      ogr.signWith(ofCommit::sign);
    }
    ogr.commit("Release", Fedora.upstreamFiles(upstreamConfig));
    if (ofTag != null) {
      ogr.signWith(ofTag::sign);
    }
    ogr.tag(Fedora.TAG);
    return fedora;
  }

  /** Somebody with an OpenPGP key. */
  private static final class Signer {
    private final OpenPGPKey key;

    Signer(String userId) {
      try {
        this.key = new BcOpenPGPApi().generateKey(4).classicKey(userId).build();
      } catch (PGPException e) {
        throw new IllegalStateException(e);
      }
    }

    String fingerprint() {
      return key.getPrettyFingerprint().replace(" ", "");
    }

    OpenPgpKeys publicKey() {
      try {
        return OpenPgpKeys.parse(key.toCertificate().toAsciiArmoredString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    byte[] sign(byte[] content) {
      try {
        return new BcOpenPGPApi()
            .createDetachedSignature()
            .addSigningKey(key)
            .sign(new ByteArrayInputStream(content))
            .get(0)
            .toAsciiArmoredString()
            .getBytes(StandardCharsets.UTF_8);
      } catch (IOException | PGPException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
