package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a commit or tag is signed, and what is the signature: a byte too many is a gap. */
class SignedObjectTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "tree 1~gpgsig S1~ S2~author A~~Text~ more~ | tree 1~author A~~Text~ more~ | S1~S2~",
        "tree 1~gpgsig S1~ S2~gpgsig-sha256 T1~ T2~~Text~ | tree 1~~Text~ | S1~S2~",
        "tree 1~mergetag o~ x~gpgsig S1~~Text~ | tree 1~mergetag o~ x~~Text~ | S1~",
        "tree 1~~gpgsig no~ signature~ | tree 1~~gpgsig no~ signature~ | ",
        "tree 1~gpgsig~ S2~~Text | tree 1~gpgsig~ S2~~Text | ",
        "tree 1~gpgsig S1 | tree 1~ | S1",
        "tree 1 | tree 1 | ",
        "tree 1~gpgsig S1~gpgsig S2~~Text | - | ",
      })
  void aCommitHasItInAHeader(String raw, String payload, @Nullable String signature) {
    Optional<SignedObject> signed = SignedObject.ofCommit(bytes(raw.replace('~', '\n')));
    if (payload.equals("-")) {
      assertThat(signed).isEmpty();
      return;
    }
    assertThat(text(signed.orElseThrow().payload()).replace('\n', '~')).isEqualTo(payload);
    assertThat(text(signed.orElseThrow().signature()).replace('\n', '~'))
        .isEqualTo(signature == null ? "" : signature);
  }

  @Test
  void aTagHasItAtItsEnd() {
    String message = "object 1\ntag v1\n\nText\n-----BEGIN OTHER-----\nquoted\n";
    String signature = "-----BEGIN PGP SIGNATURE-----\nS\n-----END PGP SIGNATURE-----\n";
    SignedObject signed = SignedObject.ofTag(bytes(message + signature));
    assertThat(text(signed.payload())).isEqualTo(message);
    assertThat(text(signed.signature())).isEqualTo(signature);
    assertThat(signed.isOpenPgp()).isTrue();

    SignedObject ssh =
        SignedObject.ofTag(bytes("object 1\n\nText\n-----BEGIN SSH SIGNATURE-----\n"));
    assertThat(text(ssh.payload())).isEqualTo("object 1\n\nText\n");
    assertThat(ssh.isOpenPgp()).isFalse();

    SignedObject unsigned = SignedObject.ofTag(bytes("object 1\n\nText -----BEGIN PGP\n"));
    assertThat(text(unsigned.payload())).isEqualTo("object 1\n\nText -----BEGIN PGP\n");
    assertThat(unsigned.signature()).isEmpty();
  }
}
