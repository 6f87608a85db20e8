package io.github.packit4j.koji.internal;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Wraps an RSA key of OpenSSL's old form (PKCS#1) into the form that the JDK reads (PKCS#8). */
final class Pkcs8 {
  private static final byte[] VERSION_AND_RSA =
      HexFormat.of().parseHex("020100" + "300d06092a864886f70d0101010500");

  private Pkcs8() {}

  static byte[] wrapRsa(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(VERSION_AND_RSA);
    content.writeBytes(element(0x04, pkcs1));
    return element(0x30, content.toByteArray());
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.length;
    if (length < 128) {
      out.write(length);
    } else {
      // The JDK insists on the shortest form.
      int bytes = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
      out.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        out.write(length >> (8 * i));
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
