package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files for download: given ones, made-up ones, and archives of upstream projects. */
class DownloadsTest {

  private static final URI ARCHIVE = URI.create("https://download.example.org/a/hello-1.0.tar.gz");

  private Sandbox fedora;
  private Http http;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    http = new Http(fedora.httpClient());
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  @Test
  void nothingIsThereUnasked() {
    assertThat(http.get(ARCHIVE.toString()).status()).isEqualTo(404);
  }

  @Test
  void servesRedirectsAndRemoves() {
    fedora.downloads().serve(ARCHIVE, new byte[] {1, 2, 3});
    URI moved = URI.create("http://old.example.org/hello.tar.gz");
    fedora.downloads().redirect(moved, ARCHIVE);

    assertThat(http.get(moved.toString()).body()).containsExactly(1, 2, 3);
    fedora.downloads().serveAnything();
    fedora.downloads().remove(ARCHIVE);
    assertThat(http.get(ARCHIVE.toString()).status()).isEqualTo(404);
  }

  @Test
  void madeUpArchivesAreValidAndAlwaysTheSame() throws Exception {
    fedora.downloads().serveAnything();

    byte[] first = http.get(ARCHIVE.toString()).body();

    assertThat(http.get(ARCHIVE.toString()).body()).isEqualTo(first);
    assertThat(fedora.downloads().contentOf(ARCHIVE)).isEqualTo(first);
    byte[] tar = new GZIPInputStream(new ByteArrayInputStream(first)).readAllBytes();
    assertThat(new String(tar, StandardCharsets.UTF_8))
        .startsWith("hello-1.0/README\0")
        .contains("Made up for " + ARCHIVE);
    assertThat(http.get("https://x.example.org/y.zip").body()).startsWith('P', 'K');
  }

  @Test
  void tagArchiveComesOverARedirect() throws Exception {
    UpstreamProject hello = fedora.upstream().project("example/hello");
    hello.commit("Begin", FileTree.of("hello.c", "int main;\n"));
    hello.tag("v1.0");

    Answer archive = http.get("https://github.com/example/hello/archive/refs/tags/v1.0.tar.gz");

    assertThat(archive.response().request().url().host()).isEqualTo("codeload.github.com");
    byte[] tar = new GZIPInputStream(new ByteArrayInputStream(archive.body())).readAllBytes();
    assertThat(new String(tar, StandardCharsets.UTF_8)).startsWith("hello-1.0/hello.c\0");
    String other = "https://github.com/example/hello/archive/v1.0/hello-1.0.tar.gz";
    assertThat(http.get(other).body()).isEqualTo(archive.body());
  }

  @Test
  void releaseAssetIsDownloaded() {
    UpstreamProject hello = fedora.upstream().project("example/hello");
    hello.commit("Begin", FileTree.of("hello.c", "int main;\n"));
    hello.release(UpstreamRelease.of("1.0").withAsset("hello.tar.xz", new byte[] {9}));

    assertThat(
            http.get("https://github.com/example/hello/releases/download/1.0/hello.tar.xz").body())
        .containsExactly(9);
  }
}
