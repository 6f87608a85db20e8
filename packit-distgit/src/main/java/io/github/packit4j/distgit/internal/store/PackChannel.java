package io.github.packit4j.distgit.internal.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import org.eclipse.jgit.internal.storage.dfs.ReadableChannel;

/** A file as JGit reads it; an interrupt does not close it (see {@link PackOutput}). */
final class PackChannel implements ReadableChannel {

  private final RandomAccessFile file;
  private boolean open = true;

  PackChannel(RandomAccessFile file) {
    this.file = file;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return read(file, target);
  }

  /** Reads what is there and fits; -1 at the end of the file. */
  static int read(RandomAccessFile file, ByteBuffer target) throws IOException {
    byte[] bytes = new byte[target.remaining()];
    int length = file.read(bytes);
    target.put(bytes, 0, Math.max(length, 0));
    return length;
  }

  @Override
  public long position() throws IOException {
    return file.getFilePointer();
  }

  @Override
  public void position(long position) throws IOException {
    file.seek(position);
  }

  @Override
  public long size() throws IOException {
    return file.length();
  }

  @Override
  public int blockSize() {
    return 0; // Any alignment will do.
  }

  @Override
  public void setReadAheadBytes(int bytes) {
    // The operating system reads ahead by itself.
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    file.close();
  }
}
