package io.github.packit4j.distgit.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.dfs.DfsObjDatabase.PackSource;
import org.eclipse.jgit.internal.storage.dfs.DfsOutputStream;
import org.eclipse.jgit.internal.storage.dfs.DfsPackDescription;
import org.eclipse.jgit.internal.storage.dfs.ReadableChannel;
import org.eclipse.jgit.internal.storage.pack.PackExt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a pack as JGit writes and reads them. */
class PackFilesTest {

  @TempDir Path directory;
  private PackRepository repository;
  private PackFiles files;
  private DfsPackDescription pack;

  @BeforeEach
  void open() throws IOException {
    repository = PackRepository.open(directory);
    files = repository.getObjectDatabase();
    pack = files.newPack(PackSource.INSERT);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private Path file() {
    return directory.resolve(pack.getFileName(PackExt.PACK));
  }

  /** Something that reads as much as fits. */
  @FunctionalInterface
  private interface Source {
    int read(ByteBuffer target) throws IOException;
  }

  private static String read(Source source, int length) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(length);
    assertThat(source.read(target)).isEqualTo(target.position());
    return new String(target.array(), 0, target.position(), StandardCharsets.US_ASCII);
  }

  @Test
  void areReadOnAndFromAnywhere() throws IOException {
    Files.write(file(), bytes("0123456789"));
    try (ReadableChannel channel = files.openFile(pack, PackExt.PACK)) {
      assertThat(channel.size()).isEqualTo(10);
      assertThat(read(channel::read, 4)).isEqualTo("0123");
      assertThat(read(channel::read, 4)).isEqualTo("4567");
      assertThat(read(channel::read, 4)).isEqualTo("89");
      assertThat(channel.read(ByteBuffer.allocate(4))).as("the end").isEqualTo(-1);
      channel.position(3);
      assertThat(channel.position()).isEqualTo(3);
      assertThat(read(channel::read, 2)).isEqualTo("34");
      assertThat(channel.position()).isEqualTo(5);
    }
  }

  @Test
  void areReadWhileTheyAreWrittenAtTheEnd() throws IOException {
    try (DfsOutputStream out = files.writeFile(pack, PackExt.PACK)) {
      out.write(bytes("0123456789"));
      assertThat(read(target -> out.read(2, target), 4)).isEqualTo("2345");
      assertThat(out.read(10, ByteBuffer.allocate(4))).as("the end").isEqualTo(-1);
      out.write(bytes("xabcx"), 1, 3);
      assertThat(read(target -> out.read(8, target), 10)).isEqualTo("89abc");
      out.write(bytes("d"));
    }
    assertThat(file()).hasContent("0123456789abcd");
  }

  @Test
  void areOpenUntilTheyAreClosed() throws IOException {
    DfsOutputStream out = files.writeFile(pack, PackExt.PACK);
    out.close();
    assertThatThrownBy(() -> out.read(0, ByteBuffer.allocate(1))).isInstanceOf(IOException.class);

    ReadableChannel channel = files.openFile(pack, PackExt.PACK);
    assertThat(channel.isOpen()).isTrue();
    channel.close();
    assertThat(channel.isOpen()).isFalse();
    assertThatThrownBy(channel::size).isInstanceOf(IOException.class);
  }
}
