package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IgnoreRulesTest {

  @TempDir Path root;

  @Test
  void theNearestRuleDecides() throws IOException {
    write(".gitignore", "*.tar.gz\n!keep.tar.gz\n/build\n");
    write("tests/.gitignore", "!*.tar.gz\ndata/\n");
    IgnoreRules rules = IgnoreRules.of(root);
    assertThat(rules.ignores("a.tar.gz")).isTrue();
    assertThat(rules.ignores("deep/a.tar.gz")).isTrue();
    assertThat(rules.ignores("keep.tar.gz")).isFalse();
    assertThat(rules.ignores("tests/a.tar.gz")).isFalse();
    assertThat(rules.ignores("hello.spec")).isFalse();
  }

  @Test
  void whatIsInAnIgnoredDirectoryIsIgnored() throws IOException {
    write(".gitignore", "/build\n");
    write("tests/.gitignore", "data/\n");
    IgnoreRules rules = IgnoreRules.of(root);
    assertThat(rules.ignores("build/a")).isTrue();
    assertThat(rules.ignores("tests/data/deep/a")).isTrue();
    assertThat(rules.ignores("tests/build")).isFalse();
    assertThat(rules.ignores("tests/data")).isFalse();
  }

  @Test
  void withoutRulesNothingIsIgnored() {
    assertThat(IgnoreRules.of(root).ignores("a.tar.gz")).isFalse();
  }

  @Test
  void rulesHoldBelowTheirDirectory() throws IOException {
    write(".gitignore", "*.tar.gz\n/top\n");
    write("a/.gitignore", "!keep.tar.gz\nlocal\n");
    write(".git/.gitignore", "*\n");
    IgnoreRules rules = IgnoreRules.of(root);
    assertThat(rules.ignores("x.tar.gz")).isTrue();
    assertThat(rules.ignores("a/x.tar.gz")).isTrue();
    assertThat(rules.ignores("a/keep.tar.gz")).isFalse();
    assertThat(rules.ignores("keep.tar.gz")).isTrue();
    assertThat(rules.ignores("local")).isFalse();
    assertThat(rules.ignores("a/local")).isTrue();
    assertThat(rules.ignores("a/b/local")).isTrue();
    assertThat(rules.ignores("top")).isTrue();
    assertThat(rules.ignores("a/top")).isFalse();
    assertThat(rules.ignores("a")).isFalse();
    assertThat(rules.ignores("ab/local")).isFalse();
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
