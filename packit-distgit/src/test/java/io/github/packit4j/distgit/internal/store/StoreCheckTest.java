package io.github.packit4j.distgit.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is damaged is noticed whatever else is right, and before anything parses it. */
class StoreCheckTest {

  @TempDir Path directory;
  private PackRepository repository;

  @BeforeEach
  void open() throws IOException {
    repository = PackRepository.open(directory);
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId tree = inserter.insert(new TreeFormatter());
      // More than is read at once.
      inserter.insert(Constants.OBJ_BLOB, noise(100_000));
      setRef("refs/heads/main", commit(inserter, tree));
    }
  }

  @AfterEach
  void close() {
    repository.close();
  }

  /** Bytes that do not get smaller. */
  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new java.util.Random(1).nextBytes(bytes);
    return bytes;
  }

  private static ObjectId commit(ObjectInserter inserter, ObjectId tree) throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    PersonIdent who = new PersonIdent("A", "a@example.org", Instant.EPOCH, ZoneOffset.UTC);
    commit.setAuthor(who);
    commit.setCommitter(who);
    ObjectId id = inserter.insert(commit);
    inserter.flush();
    return id;
  }

  private void setRef(String name, ObjectId id) throws IOException {
    RefUpdate update = repository.updateRef(name);
    update.setNewObjectId(id);
    update.disableRefLog();
    assertThat(update.update()).isEqualTo(RefUpdate.Result.NEW);
  }

  private void check() throws IOException {
    new StoreCheck(repository, directory).run();
  }

  /** The largest file of a kind. */
  private Path file(String kind) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      List<Path> found = all.filter(file -> file.toString().endsWith("." + kind)).toList();
      return found.stream().max(java.util.Comparator.comparing(f -> f.toFile().length())).get();
    }
  }

  @Test
  void nothingIsSaidOfWhatIsSound() throws IOException {
    assertThat(Files.size(file("pack"))).isGreaterThan(1 << 16);
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pack", "idx", "ref"})
  void aFileThatIsGoneIsMissed(String kind) throws IOException {
    Path file = file(kind);
    Files.delete(file);
    assertThatThrownBy(this::check)
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(file.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pack", "idx", "ref"})
  void aFileThatIsCutOffIsTooShort(String kind) throws IOException {
    byte[] content = Files.readAllBytes(file(kind));
    Files.write(file(kind), Arrays.copyOf(content, content.length - 1));
    assertThatThrownBy(this::check)
        .isInstanceOf(CorruptObjectException.class)
        .hasMessageContaining("is not as long as it was written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pack", "idx"})
  void aByteThatIsChangedIsNoticedWhereverItIs(String kind) throws IOException {
    Path file = file(kind);
    byte[] content = Files.readAllBytes(file);
    for (int at : new int[] {0, content.length / 2, content.length - 21, content.length - 1}) {
      byte[] changed = content.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      assertThatThrownBy(this::check)
          .as("byte " + at)
          .isInstanceOf(CorruptObjectException.class)
          .hasMessageContaining(file + " is not what was written");
    }
    Files.write(file, content);
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  /** As long as its description says, and too short for the checksum alone. */
  @Test
  void aFileWithoutAChecksumIsNotWhatWasWritten() throws IOException {
    Path pack = file("pack");
    Path description = Path.of(pack.toString().replaceFirst("pack$", "desc"));
    long length = Files.size(pack);
    String described = Files.readString(description, StandardCharsets.US_ASCII);
    assertThat(described).contains("pack.size=" + length);
    Files.writeString(description, described.replace("pack.size=" + length, "pack.size=19"));
    Files.write(pack, new byte[19]);
    assertThatThrownBy(this::check)
        .isInstanceOf(CorruptObjectException.class)
        .hasMessageContaining("is not what was written");
  }

  @Test
  void aCommitWithoutItsTreeIsMissed() throws IOException {
    ObjectId none = ObjectId.fromString("0123456789012345678901234567890123456789");
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      setRef("refs/heads/broken", commit(inserter, none));
    }
    assertThatThrownBy(this::check)
        .isInstanceOfSatisfying(
            MissingObjectException.class, e -> assertThat(e.getObjectId()).isEqualTo(none));
  }
}
