package io.github.packit4j.distgit.internal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.eclipse.jgit.internal.storage.dfs.ReadableChannel;

/** A file as JGit reads it. */
final class PackChannel implements ReadableChannel {

  private final FileChannel file;

  PackChannel(FileChannel file) {
    this.file = file;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return file.read(target);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public void position(long position) throws IOException {
    file.position(position);
  }

  @Override
  public long size() throws IOException {
    return file.size();
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
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
