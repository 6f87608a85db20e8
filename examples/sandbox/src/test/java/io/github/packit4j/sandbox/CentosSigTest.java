package io.github.packit4j.sandbox;

import static io.github.packit4j.sandbox.Koji.string;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.internal.Json;
import java.io.IOException;
import java.util.List;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** The dist-git, the hub and the cache of a special interest group of CentOS. */
class CentosSigTest {

  private static final String SPEC =
      """
      Name: hello
      Version: 1.0
      Release: 1%{?dist}
      Summary: Hello
      License: MIT
      """;

  @Test
  void itsHubBuildsForItsOwnTargets() {
    try (Sandbox sandbox = Sandbox.builder().withoutTickets().centosSig("Cloud").start()) {
      sandbox
          .koji()
          .addTarget(
              "cloud10s-main-el10s", "cloud10s-main-build", "cloud10s-main-candidate", ".el10");
      DistGitPackage hello =
          sandbox
              .distGit()
              .createPackage("hello", FileTree.of("hello.spec", SPEC), "c10s-sig-cloud");
      assertThat(hello.cloneUrl().toString())
          .isEqualTo("https://gitlab.com/CentOS/Cloud/rpms/hello.git");
      Koji.loggedIn(sandbox, "packit")
          .call(
              "build",
              string(
                  "git+%s#%s"
                      .formatted(hello.cloneUrl(), hello.commitOf("c10s-sig-cloud").orElseThrow())),
              string("cloud10s-main-el10s"));
      sandbox.koji().finishBuilds();

      assertThat(sandbox.koji().build("hello-1.0-1.el10"))
          .hasValueSatisfying(
              build -> assertThat(build.tags()).containsExactly("cloud10s-main-candidate"));
      List<BusMessage> tagged =
          sandbox.messages().all().stream()
              .filter(message -> message.topic().endsWith("buildsys.tag"))
              .toList();
      assertThat(tagged)
          .singleElement()
          .satisfies(
              message ->
                  assertThat(Json.parse(message.body()).path("base_url").asString())
                      .isEqualTo("https://cbs.centos.org"));
    }
  }

  @Test
  void itsCacheHasNoNamespaces() throws IOException {
    try (Sandbox sandbox = Sandbox.builder().centosSig("Cloud").start()) {
      sandbox.distGit().createPackage("hello", FileTree.of("hello.spec", SPEC), "c10s-sig-cloud");
      String hash = sandbox.distGit().lookaside().store("hello", "hello.tar", new byte[] {1, 2});
      String file = "https://git.centos.org/sources/hello/hello.tar/sha512/%s/hello.tar";
      try (Response found = get(sandbox, file.formatted(hash));
          Response none = get(sandbox, file.formatted(hash).replace("/hello/", "/rpms/hello/"))) {
        assertThat(found.code()).isEqualTo(200);
        assertThat(none.code()).isEqualTo(404);
      }
    }
  }

  private static Response get(Sandbox sandbox, String url) throws IOException {
    return sandbox.httpClient().newCall(new Request.Builder().url(url).build()).execute();
  }
}
