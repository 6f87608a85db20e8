package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.util.Base64;

/** The content of files as it stands in JSON. */
public final class FileContent {

  private FileContent() {}

  /**
   * Decodes base 64, with or without line breaks.
   *
   * @param content the text
   * @return the bytes
   */
  public static byte[] decode(String content) {
    try {
      return Base64.getMimeDecoder().decode(content);
    } catch (IllegalArgumentException e) {
      throw new ForgeException(
          Reason.UNEXPECTED_ANSWER,
          "Tried to read a file but failed because: its content is not valid base 64");
    }
  }
}
