package io.github.packit4j.distgit.internal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.eclipse.jgit.internal.storage.dfs.DfsOutputStream;

/** A file as JGit writes it: at the end only, and read again meanwhile. */
final class PackOutput extends DfsOutputStream {

  private static final int BUFFER = 1 << 16;

  private final FileChannel file;
  private final ByteBuffer pending = ByteBuffer.allocate(BUFFER);

  PackOutput(FileChannel file) {
    this.file = file;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > pending.remaining()) {
      flush();
    }
    if (length > pending.remaining()) {
      writeAll(ByteBuffer.wrap(bytes, offset, length));
    } else {
      pending.put(bytes, offset, length);
    }
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    flush();
    int total = 0;
    while (target.hasRemaining()) {
      int n = file.read(target, position + total);
      if (n < 0) {
        break;
      }
      total += n;
    }
    return total == 0 ? -1 : total;
  }

  @Override
  public void flush() throws IOException {
    pending.flip();
    writeAll(pending);
    pending.clear();
  }

  private void writeAll(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
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
