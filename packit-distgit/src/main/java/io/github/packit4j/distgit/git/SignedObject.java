package io.github.packit4j.distgit.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A commit or tag taken apart into what is signed and the signature.
 *
 * @param payload the bytes that were signed
 * @param signature the signature in armor; empty if there is none
 */
record SignedObject(byte[] payload, byte[] signature) {

  private static final String BEGIN = "-----BEGIN ";
  private static final String BEGIN_PGP = "-----BEGIN PGP SIGNATURE-----";

  /**
   * Splits a commit: the signature is in the header {@code gpgsig}, whose lines are indented, and
   * everything else is signed.
   *
   * @return empty if the commit has more than one such header
   */
  static Optional<SignedObject> ofCommit(byte[] raw) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    ByteArrayOutputStream signature = new ByteArrayOutputStream();
    int signatures = 0;
    String header = "";
    int start = 0;
    while (start < raw.length) {
      int end = lineEnd(raw, start);
      if (raw[start] == '\n') {
        payload.write(raw, start, raw.length - start);
        break;
      }
      boolean continued = raw[start] == ' ';
      if (!continued) {
        header = headerName(raw, start, end);
      }
      if (header.equals("gpgsig")) {
        int skip = continued ? 1 : "gpgsig ".length();
        signatures += continued ? 0 : 1;
        signature.write(raw, start + skip, Math.max(0, end - start - skip));
      } else if (!header.equals("gpgsig-sha256")) {
        payload.write(raw, start, end - start);
      }
      start = end;
    }
    return signatures > 1
        ? Optional.empty()
        : Optional.of(new SignedObject(payload.toByteArray(), signature.toByteArray()));
  }

  /** Splits a tag: the signature is the last part of its message, and all before it is signed. */
  static SignedObject ofTag(byte[] raw) {
    String text = new String(raw, StandardCharsets.ISO_8859_1);
    int start = text.lastIndexOf("\n" + BEGIN_PGP) + 1;
    if (start == 0) {
      start = text.lastIndexOf("\n" + BEGIN) + 1;
    }
    if (start == 0) {
      return new SignedObject(raw, new byte[0]);
    }
    return new SignedObject(
        text.substring(0, start).getBytes(StandardCharsets.ISO_8859_1),
        text.substring(start).getBytes(StandardCharsets.ISO_8859_1));
  }

  boolean isOpenPgp() {
    return new String(signature, StandardCharsets.ISO_8859_1).startsWith(BEGIN_PGP);
  }

  private static int lineEnd(byte[] raw, int start) {
    int end = start;
    while (end < raw.length && raw[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, raw.length);
  }

  private static String headerName(byte[] raw, int start, int end) {
    String line = new String(raw, start, end - start, StandardCharsets.ISO_8859_1);
    int space = line.indexOf(' ');
    return space < 0 ? line : line.substring(0, space);
  }
}
