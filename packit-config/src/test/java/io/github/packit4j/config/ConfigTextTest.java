package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.packit4j.config.problem.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigTextTest {

  private static final String FILE =
      """
      # How we release.
      specfile_path: fedora/a.spec   # the spec file
      upstream_tag_template: 'v{version}'

      files_to_sync:
        - a.spec
        - src: b   # why
          dest: c
      actions:
      jobs:
      # the main job
      - job: propose_downstream
        trigger: release
        dist_git_branches: [fedora-all, epel-9] # all
      - {job: tests, trigger: commit}
      """;

  private static String changed(String path, Object value) {
    return ConfigText.of(FILE).set(path, value).text();
  }

  @Test
  void changesOneValue() {
    assertThat(changed("specfile_path", "b.spec"))
        .isEqualTo(FILE.replace("fedora/a.spec ", "b.spec "));
    assertThat(changed("upstream_tag_template", "{version}"))
        .isEqualTo(FILE.replace("'v{version}'", "\"{version}\""));
    assertThat(changed("jobs[0].trigger", "ignore"))
        .isEqualTo(FILE.replace("release\n  dist", "ignore\n  dist"));
    assertThat(changed("jobs[1].trigger", "release")).isEqualTo(FILE.replace("commit", "release"));
    assertThat(changed("files_to_sync[1].dest", "on"))
        .isEqualTo(FILE.replace("dest: c", "dest: \"on\""));
    assertThat(changed("jobs[0].dist_git_branches", List.of("rawhide")))
        .isEqualTo(FILE.replace("[fedora-all, epel-9]", "[rawhide]"));
  }

  @Test
  void addsKeysAndItems() {
    assertThat(changed("timeout", 60)).isEqualTo(FILE + "timeout: 60\n");
    assertThat(changed("jobs[0].scratch", true))
        .isEqualTo(FILE.replace("# all\n", "# all\n  scratch: true\n"));
    assertThat(changed("jobs[1].labels", List.of("x")))
        .isEqualTo(FILE.replace("trigger: commit}", "trigger: commit, labels: [x]}"));
    assertThat(changed("jobs[0].dist_git_branches[2]", "epel-8"))
        .isEqualTo(FILE.replace("epel-9]", "epel-9, epel-8]"));
    assertThat(changed("files_to_sync[2]", Map.of("src", "d")))
        .isEqualTo(FILE.replace("    dest: c\n", "    dest: c\n  - src: d\n"));
    assertThat(changed("actions.create-archive", List.of("make dist")))
        .isEqualTo(FILE.replace("actions:", "actions: {create-archive: [make dist]}"));
    assertThat(changed("notifications.pull_request.successful_build", true))
        .isEqualTo(FILE + "notifications:\n  pull_request:\n    successful_build: true\n");
  }

  @Test
  void replacesListsInTheirOwnStyle() {
    assertThat(changed("files_to_sync", List.of("x", "y")))
        .isEqualTo(FILE.replace("- a.spec\n  - src: b   # why\n    dest: c\n", "- x\n  - y\n"));
    assertThat(changed("files_to_sync", List.of()))
        .isEqualTo(
            FILE.replace(
                "files_to_sync:\n  - a.spec\n  - src: b   # why\n    dest: c\n",
                "files_to_sync: []\n"));
  }

  @Test
  void removes() {
    ConfigText text = ConfigText.of(FILE);
    assertThat(text.remove("upstream_tag_template").text())
        .isEqualTo(FILE.replace("upstream_tag_template: 'v{version}'\n", ""));
    assertThat(text.remove("jobs[0].job").text())
        .isEqualTo(FILE.replace("- job: propose_downstream\n  trigger", "- trigger"));
    assertThat(text.remove("jobs[0].dist_git_branches[1]").text())
        .isEqualTo(FILE.replace(", epel-9", ""));
    assertThat(text.remove("jobs[0].dist_git_branches[0]").text())
        .isEqualTo(FILE.replace("fedora-all, ", ""));
    assertThat(text.remove("jobs[1]").text())
        .isEqualTo(FILE.replace("- {job: tests, trigger: commit}\n", ""));
    assertThat(text.remove("files_to_sync[0]").text()).isEqualTo(FILE.replace("  - a.spec\n", ""));
  }

  @Test
  void refusesWhatWouldChangeMore() {
    ConfigText text =
        ConfigText.of("_: &common {a: b}\nenv: *common\njobs:\n- {job: tests, trigger: commit}\n");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> text.set("env.a", "c"))
        .withMessage(
            "Tried to change 'env.a' but failed because: the value is the alias *common; change it"
                + " where &common is defined");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> text.set("_.a", "c"))
        .withMessageContaining("other values would change with it");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> text.remove("_"))
        .withMessageContaining("other values depend on it through an anchor");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> text.set("jobs[5].job", "tests"))
        .withMessageContaining("there is no list with an item [5]");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> text.remove("owner"))
        .withMessageContaining("the key 'owner'");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> ConfigText.of("a: ["))
        .withMessageContaining("line 1");
  }

  @Test
  void startsAnEmptyFile() {
    assertThat(ConfigText.of("").set("jobs[0].job", "tests").text())
        .isEqualTo("jobs:\n  - job: tests\n");
    assertThat(ConfigText.of("# c").set("owner", "me").text()).isEqualTo("# c\nowner: me\n");
    assertThat(ConfigText.of("a: b").set("owner", "me").text()).isEqualTo("a: b\nowner: me\n");
    assertThat(ConfigText.of("a: b\r\n").set("c.d", "e").text())
        .isEqualTo("a: b\r\nc:\r\n  d: e\r\n");
  }

  /** In every file of the corpus a key can be added at the top and in jobs, and taken back. */
  @Test
  void changesRealFiles() throws IOException {
    Path folder = Path.of(System.getProperty("packit4j.shared", ""), "corpora", "configs");
    assumeTrue(Files.isDirectory(folder), "no corpus in " + folder);
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        ConfigText text = ConfigText.of(Files.readString(file));
        ConfigText more = text.set("test_key.inner", List.of("a", 1));
        if (!withNewline(more.remove("test_key").text()).equals(withNewline(text.text()))) {
          wrong.add(file.toString());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String withNewline(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }
}
