package io.github.packit4j.distgit.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackRepositoryTest {

  @TempDir Path directory;

  private static ObjectId commit(PackRepository repository, int number, ObjectId... parents)
      throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(inserter.insert(new TreeFormatter()));
      PersonIdent person = new PersonIdent("a", "a", Instant.ofEpochSecond(number), ZoneOffset.UTC);
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setMessage("Commit " + number);
      commit.setParentIds(parents);
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }

  private static void setRef(PackRepository repository, ObjectId id) throws IOException {
    RefUpdate update = repository.updateRef("refs/heads/main");
    update.setNewObjectId(id);
    update.setForceUpdate(true);
    update.setRefLogIdent(new PersonIdent("a", "a", Instant.EPOCH, ZoneOffset.UTC));
    update.disableRefLog();
    assertThat(update.update()).isIn(RefUpdate.Result.NEW, RefUpdate.Result.FORCED);
  }

  @Test
  void keepsObjectsAndRefsAndShallowCommits() throws IOException {
    ObjectId id;
    try (PackRepository repository = PackRepository.open(directory)) {
      id = commit(repository, 1);
      setRef(repository, commit(repository, 2));
      setRef(repository, id);
      repository.getObjectDatabase().setShallowCommits(Set.of(id));
    }
    try (PackRepository repository = PackRepository.open(directory)) {
      assertThat(repository.resolve("refs/heads/main")).isEqualTo(id);
      assertThat(repository.parseCommit(id).getFullMessage()).isEqualTo("Commit 1");
      assertThat(repository.getObjectDatabase().getShallowCommits()).containsExactly(id);
    }
  }

  @Test
  void anInterruptClosesNoFile() throws IOException {
    Thread.currentThread().interrupt();
    try {
      ObjectId id;
      try (PackRepository repository = PackRepository.open(directory)) {
        id = commit(repository, 1);
        setRef(repository, id);
      }
      try (PackRepository repository = PackRepository.open(directory)) {
        assertThat(repository.resolve("refs/heads/main")).isEqualTo(id);
        assertThat(repository.parseCommit(id).getFullMessage()).isEqualTo("Commit 1");
      }
    } finally {
      assertThat(Thread.interrupted()).as("the flag stays").isTrue();
    }
  }

  @Test
  void putsManySmallPacksTogether() throws IOException {
    ObjectId last = ObjectId.zeroId();
    ObjectId unreferenced;
    try (PackRepository repository = PackRepository.open(directory)) {
      unreferenced = commit(repository, 1000);
      for (int i = 0; repository.packs() < 50; i++) {
        last = commit(repository, i);
        setRef(repository, last);
      }
    }
    try (PackRepository repository = PackRepository.open(directory)) {
      assertThat(repository.packs()).as("so few are left alone").isEqualTo(50);
      commit(repository, 2000);
    }
    try (PackRepository repository = PackRepository.open(directory)) {
      assertThat(repository.packs()).isLessThan(5);
      assertThat(repository.resolve("refs/heads/main")).isEqualTo(last);
      assertThat(repository.parseCommit(last).getFullMessage()).isEqualTo("Commit 48");
      assertThat(repository.getObjectDatabase().has(unreferenced)).isTrue();
    }
    try (PackRepository repository = PackRepository.open(directory)) {
      assertThat(repository.resolve("refs/heads/main")).isEqualTo(last);
    }
  }

  @Test
  void removesWhatAnInterruptedRunLeft() throws IOException {
    ObjectId id;
    try (PackRepository repository = PackRepository.open(directory)) {
      id = commit(repository, 1);
      Files.write(directory.resolve("pack-cut.pack"), new byte[] {1});
      Files.writeString(directory.resolve("pack-cut.next"), "source=INSERT");
    }
    try (PackRepository repository = PackRepository.open(directory)) {
      assertThat(directory.resolve("pack-cut.pack")).doesNotExist();
      assertThat(directory.resolve("pack-cut.next")).doesNotExist();
      assertThat(repository.open(id, Constants.OBJ_COMMIT).getBytes())
          .asString(StandardCharsets.UTF_8)
          .endsWith("Commit 1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pack", "desc"})
  void beginsAnewWhereOneIsDamaged(String kind) throws IOException {
    ObjectId id;
    try (PackRepository repository = PackRepository.open(directory)) {
      id = commit(repository, 1);
      setRef(repository, id);
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*." + kind)) {
      for (Path file : files) {
        Files.write(file, new byte[(int) Files.size(file)]);
      }
    }
    try (PackRepository repository = PackRepository.open(directory)) {
      assertThat(directory).isEmptyDirectory();
      assertThat(repository.resolve("refs/heads/main")).isNull();
      assertThat(commit(repository, 1)).isEqualTo(id);
    }
  }

  @Test
  void hasNothingAnyMoreOnceItIsDiscarded() throws IOException {
    try (PackRepository repository = PackRepository.open(directory)) {
      ObjectId id = commit(repository, 1);
      assertThat(repository.getObjectDatabase().has(id)).isTrue();
      repository.discard();
      assertThat(repository.getObjectDatabase().has(id)).isFalse();
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void keepsTheHistoryCutUntilTheParentsCame(@TempDir Path elsewhere) throws IOException {
    ObjectId parent;
    try (PackRepository complete = PackRepository.open(elsewhere)) {
      parent = commit(complete, 1);
    }
    try (PackRepository repository = PackRepository.open(directory)) {
      ObjectId child = commit(repository, 2, parent);
      repository.getObjectDatabase().setShallowCommits(Set.of(child));
      repository.getObjectDatabase().setShallowCommits(Set.of());
      assertThat(repository.getObjectDatabase().getShallowCommits()).containsExactly(child);
      commit(repository, 3);
      assertThat(repository.getObjectDatabase().getShallowCommits()).containsExactly(child);
      assertThat(commit(repository, 1)).isEqualTo(parent);
      assertThat(repository.getObjectDatabase().getShallowCommits()).isEmpty();
    }
    try (PackRepository repository = PackRepository.open(directory)) {
      assertThat(repository.getObjectDatabase().getShallowCommits()).isEmpty();
    }
  }

  @Test
  void aCutThatIsSetAgainStaysWhenTheParentsCome(@TempDir Path elsewhere) throws IOException {
    ObjectId parent;
    try (PackRepository complete = PackRepository.open(elsewhere)) {
      parent = commit(complete, 1);
    }
    try (PackRepository repository = PackRepository.open(directory)) {
      PackFiles objects = repository.getObjectDatabase();
      ObjectId child = commit(repository, 2, parent);
      objects.setShallowCommits(Set.of(child));
      objects.setShallowCommits(Set.of());
      objects.setShallowCommits(Set.of(child));
      assertThat(commit(repository, 1)).isEqualTo(parent);
      assertThat(objects.getShallowCommits()).containsExactly(child);
    }
  }

  @Test
  void aCutThatNobodyGetsToIsNotKept() throws IOException {
    try (PackRepository repository = PackRepository.open(directory)) {
      PackFiles objects = repository.getObjectDatabase();
      objects.setShallowCommits(
          Set.of(ObjectId.fromString("0123456789012345678901234567890123456789")));
      objects.setShallowCommits(Set.of());
      assertThat(objects.getShallowCommits()).isEmpty();
    }
  }

  @Test
  void countsItsObjects() throws IOException {
    try (PackRepository repository = PackRepository.open(directory.resolve("store"))) {
      PackFiles objects = repository.getObjectDatabase();
      assertThat(objects.getApproximateObjectCount()).isZero();
      ObjectId parent = commit(repository, 1);
      commit(repository, 2, parent);
      assertThat(objects.getApproximateObjectCount()).as("a tree and two commits").isEqualTo(3);
      repository.discard();
      Files.delete(directory.resolve("store"));
      assertThat(objects.getApproximateObjectCount()).isEqualTo(-1);
    }
  }
}
