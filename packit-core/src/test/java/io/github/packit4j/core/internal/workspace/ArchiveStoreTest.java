package io.github.packit4j.core.internal.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.workspace.ArchiveStore.Download;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.distgit.lookaside.SourceNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives are downloaded once, and are those of the plan when they are uploaded. */
class ArchiveStoreTest {

  private static final URI ORIGIN = URI.create("https://example.org/hello-1.0.tar.gz");
  private static final String NAME = "hello-1.0.tar.gz";

  @TempDir Path directory;

  private final ServedArchives served = new ServedArchives();
  private ArchiveStore store = served.store(Path.of("unset"));

  @BeforeEach
  void serve() {
    served.serve(ORIGIN, "archive");
    store = store();
  }

  @Test
  void anAddressIsDownloadedOnceForAllWhoAsk() {
    Download first = store.download(ORIGIN, NAME);
    Download second = store.download(ORIGIN, NAME);

    assertThat(first.first()).isTrue();
    assertThat(second.first()).isFalse();
    assertThat(second.upload()).isEqualTo(first.upload());
    assertThat(served.requests()).isEqualTo(1);
    assertThat(first.upload().fileName()).isEqualTo(NAME);
    assertThat(first.upload().origin()).hasValue(ORIGIN);
    assertThat(first.upload().hashType()).isEqualTo("sha512");
    assertThat(first.upload().size()).isEqualTo(7);
    assertThat(store.path(first.upload())).hasContent("archive");
    assertThat(first.upload().hash()).isEqualTo(hash(store.path(first.upload())));
  }

  @Test
  void oneAddressUnderTwoNamesIsTwoArchives() {
    assertThat(store.download(ORIGIN, NAME).first()).isTrue();
    Download other = store.download(ORIGIN, "other.tar.gz");
    assertThat(other.first()).isTrue();
    assertThat(store.path(other.upload())).hasFileName("other.tar.gz").hasContent("archive");
  }

  @Test
  void twoAddressesMayEndInOneName() {
    URI other = URI.create("https://example.com/hello-1.0.tar.gz");
    served.serve(other, "another");
    Path first = store.path(store.download(ORIGIN, NAME).upload());
    Path second = store.path(store.download(other, NAME).upload());
    assertThat(first).hasContent("archive");
    assertThat(second).hasContent("another");
  }

  @Test
  void aFailureIsThatOfAllWhoAsk() {
    URI missing = URI.create("https://example.org/missing.tar.gz");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> store.download(missing, "missing.tar.gz"))
          .isInstanceOf(SourceNotFoundException.class);
    }
    assertThat(served.requests()).isEqualTo(1);
    assertThat(store.downloaded(missing, "missing.tar.gz", "ab")).isEmpty();
  }

  @Test
  void whatWasDownloadedIsFoundByItsHash() {
    assertThat(store.downloaded(ORIGIN, NAME, "ab")).as("not asked for yet").isEmpty();
    PlannedUpload upload = store.download(ORIGIN, NAME).upload();
    assertThat(store.downloaded(ORIGIN, NAME, upload.hash())).hasValue(upload);
    assertThat(store.downloaded(ORIGIN, NAME, "ab")).isEmpty();
    assertThat(store.downloaded(ORIGIN, "other.tar.gz", upload.hash())).isEmpty();
  }

  @Test
  void whatAnActionMadeIsCopied() throws IOException {
    Path made = Files.writeString(directory.resolve("vendor.tar.xz"), "made");
    PlannedUpload upload = store.keep(made, "vendor.tar.xz");
    Files.writeString(made, "changed later");

    assertThat(upload.origin()).isEmpty();
    assertThat(upload.size()).isEqualTo(4);
    assertThat(store.file(upload)).hasFileName("vendor.tar.xz").hasContent("made");
    assertThat(upload.hash()).isEqualTo(hash(store.path(upload)));
    assertThat(store.path(upload).getParent())
        .isDirectoryNotContaining(file -> file.getFileName().toString().endsWith(".part"));
    assertThat(store.keep(store.path(upload), "vendor.tar.xz")).as("again").isEqualTo(upload);
    assertThatThrownBy(() -> store.keep(directory.resolve("none"), "none"))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void anArchiveThatIsNoLongerHereIsDownloadedAgain() throws IOException {
    PlannedUpload upload = store.download(ORIGIN, NAME).upload();
    assertThat(store.file(upload)).hasContent("archive");
    assertThat(served.requests()).as("it was here").isEqualTo(1);
    Files.delete(store.path(upload));

    assertThat(store().file(upload)).hasContent("archive");
    assertThat(served.requests()).isEqualTo(2);
  }

  @Test
  void aDamagedArchiveIsDownloadedAgain() throws IOException {
    PlannedUpload upload = store.download(ORIGIN, NAME).upload();
    Files.writeString(store.path(upload), "arch");

    assertThat(store.file(upload)).hasContent("archive");
    assertThat(served.requests()).isEqualTo(2);
  }

  @Test
  void anotherOneThanWasPlannedIsRefused() throws IOException {
    PlannedUpload upload = store.download(ORIGIN, NAME).upload();
    Files.delete(store.path(upload));
    served.serve(ORIGIN, "moved on");
    ArchiveStore later = store();
    assertThatThrownBy(() -> later.file(upload))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining(ORIGIN.toString())
        .hasMessageContaining("has changed");
  }

  @Test
  void whatAnActionMadeCannotBeHadElsewhere() {
    PlannedUpload upload = new PlannedUpload("vendor.tar.xz", Optional.empty(), "sha512", "ab", 4);
    assertThatThrownBy(() -> store.file(upload))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("vendor.tar.xz was made by an action");
  }

  private ArchiveStore store() {
    return served.store(directory.resolve("store"));
  }

  private static String hash(Path file) {
    return SourceEntry.ofFile(HashType.SHA512, file).hash();
  }
}
