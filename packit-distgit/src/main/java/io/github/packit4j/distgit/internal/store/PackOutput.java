package io.github.packit4j.distgit.internal.store;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
  private final OutputStream end;

  PackOutput(RandomAccessFile file) throws IOException {
    this.file = file;
    this.end = new BufferedOutputStream(new FileOutputStream(file.getFD()), BUFFER);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    end.write(bytes, offset, length);
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    flush();
    long length = file.length();
    file.seek(position);
    int count = PackChannel.read(file, target);
    file.seek(length);
    return count;
  }

  @Override
  public void flush() throws IOException {
    end.flush();
  }

  /** Closes the file, too: the stream is its own. */
  @Override
  public void close() throws IOException {
    end.close();
  }
}
