package io.github.packit4j.distgit.internal.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.dfs.DfsPackDescription;
import org.eclipse.jgit.internal.storage.pack.PackExt;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Looks for damage in a store before it is used: files that are missing, cut off or changed since
 * they were written, and refs that lead to nothing. A disk that was full, a machine that went down
 * or a hand that cleaned up leaves such a store, and every later run would fail on it.
 */
final class StoreCheck {

  /** Packs and their indexes end with the SHA-1 of all that is before it. */
  private static final int CHECKSUM_BYTES = 20;

  private final PackRepository repository;
  private final Path directory;

  StoreCheck(PackRepository repository, Path directory) {
    this.repository = repository;
    this.directory = directory;
  }

  /**
   * Reads all files and follows all refs.
   *
   * @throws IOException if something is not as it was written; damage can also show as a runtime
   *     exception of who parses it
   */
  void run() throws IOException {
    for (DfsPackDescription pack : repository.getObjectDatabase().listPacks()) {
      for (PackExt ext : PackExt.values()) {
        if (pack.hasFileExt(ext)) {
          check(pack, ext);
        }
      }
    }
    try (RevWalk walk = new RevWalk(repository);
        ObjectReader reader = repository.newObjectReader()) {
      for (Ref ref : repository.getRefDatabase().getRefs()) {
        RevObject object = walk.peel(walk.parseAny(ref.getObjectId()));
        if (object instanceof RevCommit commit && !reader.has(commit.getTree())) {
          throw new MissingObjectException(commit.getTree(), "tree");
        }
      }
    }
  }

  private void check(DfsPackDescription pack, PackExt ext) throws IOException {
    Path file = directory.resolve(pack.getFileName(ext));
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.size(file) != pack.getFileSize(ext)) {
      throw new CorruptObjectException(file + " is not as long as it was written");
    }
    if ((ext == PackExt.PACK || ext == PackExt.INDEX) && !endsWithChecksum(file)) {
      throw new CorruptObjectException(file + " is not what was written");
    }
  }

  private static boolean endsWithChecksum(Path file) throws IOException {
    MessageDigest digest = sha1();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        DataInputStream data = new DataInputStream(in)) {
      byte[] buffer = new byte[1 << 16];
      for (long left = Files.size(file) - CHECKSUM_BYTES; left > 0; left -= buffer.length) {
        int length = (int) Math.min(buffer.length, left);
        data.readFully(buffer, 0, length);
        digest.update(buffer, 0, length);
      }
      return Arrays.equals(data.readNBytes(CHECKSUM_BYTES), digest.digest());
    }
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-1", e);
    }
  }
}
