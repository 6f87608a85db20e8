package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as forges show them. */
class ForgeFileTest {

  private static String text(Optional<byte[]> file) {
    return new String(file.orElseThrow(), StandardCharsets.UTF_8);
  }

  private static String contents(String base, String path) {
    return "GET " + base + "/repos/rpms/hello/contents/" + path;
  }

  @ParameterizedTest
  @CsvSource({"GITHUB, /api/v3", "FORGEJO, /api/v1"})
  void aFileIsDecoded(ForgeType type, String base) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on(
          contents(base, "a/b%20c.spec?ref=f44"),
          "{'type': 'file', 'encoding': 'base64', 'content': 'TmFt\\nZQ=='}");
      assertThat(text(forge.project().repository().file("f44", "a/b c.spec"))).isEqualTo("Name");
    }
  }

  /** GitHub describes a directory by a list, Forgejo too; a link and a submodule by their types. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GITHUB | /api/v3 | [{'type': 'file', 'name': 'a'}]",
        "GITHUB | /api/v3 | {'type': 'submodule', 'encoding': 'base64', 'content': 'TmFtZQ=='}",
        "GITHUB | /api/v3 | {'type': 'symlink', 'encoding': 'base64', 'content': 'TmFtZQ=='}",
        "FORGEJO | /api/v1 | [{'type': 'file', 'name': 'a'}]",
        "FORGEJO | /api/v1 | {'type': 'submodule', 'encoding': 'base64', 'content': 'TmFtZQ=='}",
        "FORGEJO | /api/v1 | {'type': 'symlink', 'encoding': 'base64', 'content': 'TmFtZQ=='}",
      },
      quoteCharacter = '"')
  void aDirectoryIsNoFile(ForgeType type, String base, String answer) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on(contents(base, "docs?ref=f44"), answer);
      assertThat(forge.project().repository().file("f44", "docs")).isEmpty();
    }
  }

  @Test
  void aLargeFileIsAskedForAgainAsItIs() {
    try (ScriptedForge gitHub = new ScriptedForge(ForgeType.GITHUB);
        ScriptedForge forgejo = new ScriptedForge(ForgeType.FORGEJO)) {
      String large = "{'type': 'file', 'encoding': 'none', 'content': ''}";
      gitHub.on(contents("/api/v3", "a/large?ref=f44"), large);
      assertThat(text(gitHub.project().repository().file("f44", "a/large"))).contains("encoding");
      assertThat(gitHub.asked())
          .extracting(asked -> asked.headers().get("Accept"))
          .containsExactly("application/vnd.github+json", "application/vnd.github.raw+json");

      forgejo
          .on(contents("/api/v1", "a/large?ref=f44"), large)
          .on("GET /api/v1/repos/rpms/hello/raw/a/large?ref=f44", "raw");
      assertThat(text(forgejo.project().repository().file("f44", "a/large"))).isEqualTo("raw");
    }
  }

  @Test
  void contentThatCannotBeDecodedIsNoFile() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge.on(
          contents("/api/v3", "a?ref=f44"),
          "{'type': 'file', 'encoding': 'base64', 'content': 'T'}");
      ForgeProject project = forge.project();
      assertThatThrownBy(() -> project.repository().file("f44", "a"))
          .isInstanceOfSatisfying(
              ForgeException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.UNEXPECTED_ANSWER));
    }
  }

  @Test
  void gitLabHasAPathInOnePart() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge.on(
          "GET /api/v4/projects/7/repository/files/a%2Fb?ref=f44",
          "{'encoding': 'base64', 'content': 'TmFtZQ=='}");
      assertThat(text(forge.project().repository().file("f44", "a/b"))).isEqualTo("Name");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "files", "resolve"})
  void aProjectThatIsNotThereHasNoFiles(String operation) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge.on("GET /api/v4/projects/rpms%2Fhello", 404, "{'message': '404 Not found'}");
      ForgeProject project = forge.project();
      switch (operation) {
        case "file" -> assertThat(project.repository().file("f44", "a")).isEmpty();
        case "files" -> assertThat(project.repository().files("f44")).isEmpty();
        default -> assertThat(project.repository().resolve("f44")).isEmpty();
      }
      assertThat(forge.calls()).containsOnly("GET /api/v4/projects/rpms%2Fhello");
    }
  }

  @Test
  void gitLabListsTheTopOfABranch() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      String files = "GET /api/v4/projects/7/repository/tree?ref=f44&per_page=100";
      forge
          .on("GET /api/v4/projects/7/repository/commits/f44", "{'id': 'abc'}")
          .on("GET /api/v4/projects/7/repository/commits/f43", 404, "{}")
          .on(files, "[{'name': 'sources'}, {'name': 'hello.spec'}]");
      ForgeProject project = forge.project();
      assertThat(project.repository().files("f44")).isEqualTo(List.of("sources", "hello.spec"));
      assertThat(project.repository().files("f43")).isEmpty();
    }
  }
}
