package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Numbers;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Adler32;
import org.jspecify.annotations.Nullable;

/** Files that were uploaded to the hub's work directory. Guarded by the state lock. */
final class Uploads {

  private static final String WORK = "/mnt/koji/work/";

  private final HubState hub;
  private final Map<String, Account> owners = new HashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, Instant> written = new HashMap<>();

  /**
   * Where a piece goes.
   *
   * @param verify kind of checksum: {@code adler32}, {@code md5}, {@code sha256}
   * @param overwrite whether the file, if there is one, ends with this piece
   */
  record Piece(String directory, String name, String verify, int offset, boolean overwrite) {

    private String path() {
      return directory + "/" + name;
    }
  }

  Uploads(HubState hub) {
    this.hub = hub;
  }

  /** Writes a piece of a file and returns the receipt. */
  Map<String, Object> write(Account account, Piece piece, byte[] content) {
    checkPath(piece.directory(), piece.name());
    if (!owners.computeIfAbsent(piece.directory(), key -> account).equals(account)) {
      throw KojiFault.generic("Invalid upload directory, not owner: " + piece.directory());
    }
    byte[] old = files.getOrDefault(piece.path(), new byte[0]);
    if (files.containsKey(piece.path()) && piece.offset() == 0 && !piece.overwrite()) {
      throw KojiFault.generic("upload path exists: " + WORK + piece.path());
    }
    int end = piece.offset() + content.length;
    if (!piece.overwrite() && old.length > end) {
      throw KojiFault.generic(
          "Incorrect upload length for %s - Expected %d, actual %d"
              .formatted(WORK + piece.path(), end, old.length));
    }
    // A piece beyond the end leaves a hole, as on the real hub.
    byte[] file = Arrays.copyOf(old, end);
    System.arraycopy(content, 0, file, piece.offset(), content.length);
    files.put(piece.path(), file);
    written.put(piece.path(), hub.now());
    Map<String, Object> receipt = new LinkedHashMap<>();
    receipt.put("size", content.length);
    receipt.put("fileverify", piece.verify());
    receipt.put("offset", piece.offset());
    if (!piece.verify().isEmpty()) {
      receipt.put("hexdigest", digest(piece.verify(), content));
    }
    return receipt;
  }

  /** Describes a file; null if there is none. */
  @Nullable Map<String, Object> check(String directory, String name, Optional<String> verify) {
    checkPath(directory, name);
    byte[] file = files.get(directory + "/" + name);
    if (file == null) {
      return null;
    }
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("size", file.length);
    description.put("mtime", Dates.epoch(written.getOrDefault(directory + "/" + name, hub.now())));
    if (verify.isPresent()) {
      description.put("sumlength", file.length);
      description.put("hexdigest", digest(verify.get(), file));
    }
    return description;
  }

  private static void checkPath(String directory, String name) {
    if (name.isEmpty() || name.contains("/") || name.startsWith(".")) {
      throw KojiFault.generic("Invalid upload filename: " + name);
    }
    boolean leaves = directory.isEmpty() || Arrays.asList(directory.split("/")).contains("..");
    if (leaves) {
      throw KojiFault.generic("Invalid upload directory: " + directory);
    }
  }

  private static String digest(String verify, byte[] content) {
    return switch (verify) {
      case "adler32" -> {
        Adler32 sum = new Adler32();
        sum.update(content);
        yield String.format(Locale.ROOT, "%08x", sum.getValue());
      }
      case "md5" -> Numbers.hex("MD5", content);
      case "sha256" -> Numbers.hex("SHA-256", content);
      default -> throw KojiFault.generic("Unsupported verify type: " + verify);
    };
  }
}
