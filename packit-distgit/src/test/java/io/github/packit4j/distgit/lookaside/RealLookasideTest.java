package io.github.packit4j.distgit.lookaside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.LookasideLocation;
import io.github.packit4j.distgit.SourceEntry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Talks to a real {@code upload.cgi} at {@code <packit4j.it.lookaside.url>/upload.cgi}, which must
 * let anybody upload and know the package {@code packit4j.it.lookaside.package} ({@code hello}).
 */
@EnabledIfSystemProperty(
    named = "packit4j.it.lookaside.url",
    matches = "http.*",
    disabledReason = "set -Dpackit4j.it.lookaside.url")
class RealLookasideTest {

  private static final String PACKAGE =
      System.getProperty("packit4j.it.lookaside.package", "hello");

  @TempDir Path directory;

  private static LookasideCache cache() {
    String base = System.getProperty("packit4j.it.lookaside.url");
    return LookasideCache.builder(
            LookasideLocation.namespaced(URI.create(base), URI.create(base + "/upload.cgi")))
        .httpClient(new OkHttpClient())
        .build();
  }

  @Test
  void uploadsOnceAndDownloads() throws Exception {
    Path file = directory.resolve("packit4j a+b~" + UUID.randomUUID() + ".tar.gz");
    Files.writeString(file, "archive " + UUID.randomUUID() + "\r\n--boundary\r\n".repeat(10_000));
    SourceEntry entry = SourceEntry.ofFile(HashType.SHA512, file);
    LookasideCache cache = cache();

    assertThat(cache.contains(PACKAGE, entry)).isFalse();
    assertThat(cache.upload(PACKAGE, file, entry)).isInstanceOf(UploadOutcome.Uploaded.class);
    assertThat(cache.contains(PACKAGE, entry)).isTrue();
    assertThat(cache.upload(PACKAGE, file, entry)).isEqualTo(new UploadOutcome.AlreadyThere(entry));
    DownloadedSource source = cache.download(PACKAGE, entry, directory.resolve("download"));
    assertThat(source.path()).hasSameBinaryContentAs(file);
    assertThat(Files.getLastModifiedTime(source.path()).toInstant().getEpochSecond())
        .isEqualTo(Files.getLastModifiedTime(file).toInstant().getEpochSecond());
  }

  @Test
  void refusesWhatIsWrong() throws Exception {
    Path file = Files.writeString(directory.resolve("wrong.tar.gz"), "wrong");
    SourceEntry wrong = SourceEntry.sha512("0".repeat(128), "wrong.tar.gz");
    assertThatThrownBy(() -> cache().upload(PACKAGE, file, wrong))
        .isInstanceOf(SourceVerificationException.class);
    assertThatThrownBy(() -> cache().upload("no-such-package", file, wrong))
        .isInstanceOf(SourceNotFoundException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> cache().upload(PACKAGE, file, SourceEntry.ofFile(HashType.MD5, file)))
        .isInstanceOf(LookasideException.class)
        .hasMessageContaining("md5");
    assertThatThrownBy(() -> cache().download(PACKAGE, wrong, directory))
        .isInstanceOf(SourceNotFoundException.class);
  }
}
