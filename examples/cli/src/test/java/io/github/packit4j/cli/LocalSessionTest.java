package io.github.packit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with the files of a project, without any service. */
class LocalSessionTest {

  @TempDir private Path home;
  private Path directory;
  private Terminal terminal;

  @BeforeEach
  void prepare() throws IOException {
    directory = Files.createDirectory(home.resolve("hello"));
    LocalFiles.write(directory);
    terminal = new Terminal(directory).with("RPM_PACKAGER", "Jane Doe <jane@example.org>");
  }

  @Test
  void configurations() throws IOException {
    terminal.run("config", "validate");
    terminal.run("validate-config", "--offline", "--json");
    terminal.run("config", "edit", "--set", "jobs[1].scratch=true", "--dry-run");
    terminal.run("config", "edit", "--set", "jobs[1].dist_git_branches=[\"f44\"]");
    terminal.run("config", "edit", "--remove", "specfile_path", "--json");
    terminal.run("config", "edit", "--set", "jobs[0].trigger=relase");
    Files.writeString(directory.resolve("wrong.yaml"), "jobs:\n- {job: koji, trigger: relase}\n");
    terminal.run("config", "validate", "wrong.yaml");
    terminal.run("config", "validate", "-c", "wrong.yaml", "--json");
    terminal.run("config", "effective", "wrong.yaml");
    Golden.check("config.txt", terminal.transcript());
  }

  @Test
  void theEffectiveConfigurationAndTheSchemaAreJsonForEverybody() {
    assertThat(terminal.run("config", "effective")).isZero();
    String effective = terminal.out();
    assertThat(terminal.run("config", "effective", "--json")).isZero();
    assertThat(terminal.out()).isEqualTo(effective).startsWith("{").contains("\"packages\"");
    assertThat(terminal.run("config", "schema")).isZero();
    assertThat(terminal.out()).contains("\"$schema\"");
  }

  @Test
  void specFiles() throws IOException {
    terminal.run("spec", "show");
    terminal.run("spec", "show", "hello.spec", "--release", "epel9", "--json");
    terminal.run("spec", "sources");
    terminal.run("spec", "sources", "--json");
    terminal.run("spec", "validate");
    terminal.run("spec", "changelog");
    terminal.run("spec", "changelog", "--json");
    Files.copy(directory.resolve("hello.spec"), directory.resolve("before.txt"));
    terminal.run("spec", "set-version", "2.0", "--dry-run");
    terminal.run("spec", "set-version", "2.0");
    terminal.run("spec", "bump", "-c", "Rebuilt with %{everything} new");
    terminal.run("spec", "changelog", "-c", "One more", "-u", "Olga <o@example.org>", "--json");
    terminal.run("spec", "diff", "before.txt", "hello.spec");
    terminal.run("spec", "diff", "hello.spec", "hello.spec", "--json");
    Golden.check("spec.txt", terminal.transcript());
  }

  @Test
  void mistakes() throws IOException {
    terminal.run();
    terminal.run("spec");
    terminal.run("spce", "show");
    terminal.run("spec", "shwo");
    terminal.run("spec", "shwo", "--json");
    terminal.run("spec", "set-version");
    terminal.run("spec", "show", "--release");
    terminal.run("spec", "show", "--release", "f4a4");
    terminal.run("spec", "show", "missing.spec");
    terminal.run("spec", "show", "missing.spec", "--json");
    terminal.run("spec", "set-version", "2.0/1");
    Files.writeString(directory.resolve("other.spec"), "Version: 1\n%if 1\n");
    terminal.run("spec", "show");
    terminal.run("spec", "show", "other.spec");
    terminal.run("spec", "validate", "other.spec");
    terminal.run("spec", "validate", "other.spec", "--json");
    terminal.run("spec", "bump", "other.spec");
    Files.writeString(directory.resolve("broken.yaml"), "jobs: [\n");
    terminal.run("config", "edit", "broken.yaml", "--set", "a=b");
    terminal.run("config", "validate", "nowhere");
    terminal.run("propose-downstream", "--json");
    Golden.check("mistakes.txt", terminal.transcript());
  }

  @Test
  void nobodySignsUnasked() {
    Terminal nobody = new Terminal(directory);
    assertThat(nobody.run("spec", "bump")).isEqualTo(2);
    assertThat(nobody.err()).contains("RPM_PACKAGER");
  }

  @Test
  void whatFilesSayCannotControlTheTerminal() throws IOException {
    Path spec = directory.resolve("hello.spec");
    Files.writeString(
        spec, LocalFiles.SPEC.replace("Says hello\n", "Says \u001b[2Jhello \u202eolleh\n"));
    terminal.run("spec", "show");
    assertThat(terminal.out()).contains("Says ?[2Jhello ?olleh").doesNotContain("\u001b");
    terminal.run("spec", "show", "--json");
    assertThat(terminal.out()).contains("Says \\u001B[2Jhello \\u202eolleh");
  }

  @Test
  void coloursAreForTerminalsAlone() {
    terminal.run("config", "validate");
    assertThat(terminal.out()).doesNotContain("\u001b");
    terminal.run("config", "validate", "--color", "always");
    assertThat(terminal.out()).contains("\u001b[32mThe configuration is valid.\u001b[0m");
    terminal.run("config", "--help", "--color=always");
    assertThat(terminal.out()).contains("\u001b[1m");
    terminal.run("config", "validate", "--color=always", "--json");
    assertThat(terminal.out()).doesNotContain("\u001b");
  }

  @Test
  void shellsLearnTheCommands() {
    assertThat(terminal.run("completion")).isZero();
    assertThat(terminal.out()).startsWith("#!/usr/bin/env bash").contains("pull-from-upstream");
  }

  @Test
  void theCommandsThatTrainTheArchiveOfClassesRun() {
    assertThatCode(Training::main).doesNotThrowAnyException();
  }

  @Test
  void aDefectIsSaidInOneLine() {
    assertThat(terminal.run("aliases")).isEqualTo(70);
    assertThat(terminal.err().lines()).hasSize(1).first().asString().contains("No services here");
    terminal.run("aliases", "--debug");
    assertThat(terminal.err()).contains("at io.github.packit4j.cli");
  }
}
