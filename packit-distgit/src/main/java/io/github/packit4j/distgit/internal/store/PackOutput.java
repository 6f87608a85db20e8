package io.github.packit4j.distgit.internal.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import org.eclipse.jgit.internal.storage.dfs.DfsOutputStream;

/**
 * A file as JGit writes it: at the end only, and read again meanwhile. An interrupt closes no
 * random-access file, as it would a channel: what was begun on the own disk is ended.
 */
final class PackOutput extends DfsOutputStream {

  private static final int BUFFER = 1 << 16;

  private final RandomAccessFile file;
  private final ByteBuffer pending = ByteBuffer.allocate(BUFFER);

  PackOutput(RandomAccessFile file) {
    this.file = file;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > pending.remaining()) {
      flush();
    }
    if (length > pending.remaining()) {
      file.write(bytes, offset, length);
    } else {
      pending.put(bytes, offset, length);
    }
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    flush();
    long end = file.getFilePointer();
    try {
      return PackChannel.read(file, position, target);
    } finally {
      file.seek(end);
    }
  }

  @Override
  public void flush() throws IOException {
    file.write(pending.array(), 0, pending.position());
    pending.clear();
  }

  @Override
  public void close() throws IOException {
    try {
      flush();
    } finally {
      file.close();
    }
  }
}
