package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.model.BuildState;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.TaskState;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildRequestTest {
  private static final String SCM = "git+https://src.fedoraproject.org/rpms/python-ogr.git#abc";

  @ParameterizedTest
  @CsvSource({
    "https://src.fedoraproject.org/rpms/x.git#abc, no scheme 'https'",
    "git+https://src.fedoraproject.org/rpms/x.git, needs '#'",
    "git+https://src.fedoraproject.org#abc, needs a path",
    "git+https://me:secret@src.fedoraproject.org/rpms/x.git#abc, password"
  })
  void refusesSourcesThatNoBuilderTakes(String source, String problem) {
    assertThatThrownBy(() -> BuildRequest.fromScm(URI.create(source), "f43-candidate"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining("secret");
  }

  @Test
  void quotesNoMalformedSource() {
    assertThatThrownBy(
            () -> BuildRequest.builder().source("git+https://me:secret@h/p #x").target("t").build())
        .hasMessageContaining("malformed")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SCM,
        "git+ssh://packit@pkgs.fedoraproject.org/rpms/x.git#abc",
        "git://pkgs.fedoraproject.org/rpms/x#main"
      })
  void takesSourcesOfOtherForms(String source) {
    assertThat(BuildRequest.fromScm(URI.create(source), "f43-candidate").isFromScm()).isTrue();
  }

  @Test
  void refusesOptionsThatExcludeEachOther() {
    assertThatThrownBy(
            () -> BuildRequest.builder().source(SCM).target("t").addArchOverride("x86_64").build())
        .hasMessageContaining("scratch");
    assertThatThrownBy(
            () -> BuildRequest.builder().source(SCM).target("t").draft(true).scratch(true).build())
        .hasMessageContaining("draft");
    assertThatThrownBy(() -> BuildRequest.builder().source(SCM).build())
        .hasMessageContaining("repo id");
  }

  @Test
  void refusesNoSourceAndWhatIsForTrialsOnly() {
    assertThatThrownBy(() -> BuildRequest.builder().source(" ").target("t").build())
        .hasMessageContaining("a source is needed");
    assertThatThrownBy(
            () -> BuildRequest.builder().source(SCM).target("t").rebuildSrpm(true).build())
        .hasMessageContaining("rebuildSrpm");
    assertThat(BuildRequest.builder().source(SCM).repoId(7).scratch(true).rebuildSrpm(true).build())
        .isNotNull();
    assertThatThrownBy(() -> BuildRequest.fromScm(URI.create("git://h/#abc"), "t"))
        .hasMessageContaining("needs a path");
    assertThat(BuildRequest.fromScm(URI.create("git://h/x#abc"), "t").isFromScm()).isTrue();
  }

  @Test
  void sendsTheOptionsOfTrialsUnderKojisNames() {
    BuildRequest request =
        BuildRequest.builder()
            .source("cli-build/1.2.abc/x.src.rpm")
            .target("t")
            .scratch(true)
            .addArchOverride("x86_64", "noarch")
            .failFast(true)
            .rebuildSrpm(true)
            .putMetadata("run", "7")
            .priority(5)
            .build();

    assertThat(BuildCalls.options(request))
        .hasToString(
            "{scratch=true, arch_override=x86_64 noarch, fail_fast=true, rebuild_srpm=true,"
                + " custom_user_metadata={run=7}}");
    assertThat(BuildCalls.submit(request).arguments().toString())
        .endsWith("{priority=5, __starstar=true}]");
    assertThat(
            BuildCalls.submit(BuildRequest.builder().source(SCM).target("t").build()).arguments())
        .hasToString("[" + SCM + ", t]");
  }

  @Test
  void sendsAllOptionsUnderKojisNames() {
    BuildRequest request =
        BuildRequest.builder()
            .source(SCM)
            .repoId(7)
            .skipTag(true)
            .waitForRepo(true)
            .addWaitForBuilds(Nvr.parse("python-specfile-1.0-1.fc43"))
            .draft(true)
            .channel("heavy")
            .build();

    assertThat(BuildCalls.options(request))
        .hasToString(
            "{skip_tag=true, repo_id=7, wait_repo=true,"
                + " wait_builds=[python-specfile-1.0-1.fc43], draft=true}");
    assertThat(BuildCalls.submit(request).arguments())
        .hasToString(
            "["
                + SCM
                + ", null, "
                + BuildCalls.options(request)
                + ", {channel=heavy, __starstar=true}]");
  }

  @Test
  void readsNvrs() {
    Nvr nvr = Nvr.parse("python-ogr-0.52.0-1.fc43");

    assertThat(nvr).isEqualTo(new Nvr("python-ogr", "0.52.0", "1.fc43"));
    assertThat(nvr).hasToString("python-ogr-0.52.0-1.fc43");
    assertThatThrownBy(() -> Nvr.parse("a-b")).hasMessageContaining("name-version-release");
    assertThatThrownBy(() -> Nvr.parse("-1-2")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Nvr("a", "1-2", "3")).hasMessageContaining("must not hold '-'");
    assertThatThrownBy(() -> new Nvr("a", "1", "2-3")).hasMessageContaining("must not hold '-'");
    assertThatThrownBy(() -> new Nvr("a", "1", "")).hasMessageContaining("must not be empty");
    assertThatThrownBy(() -> new Nvr("a", "1-2", "3")).hasMessageContaining("'-'");
  }

  @Test
  void toleratesStatesOfTheFuture() {
    assertThat(BuildState.of(9)).isEqualTo(BuildState.UNKNOWN);
    assertThat(TaskState.of(5)).isEqualTo(TaskState.FAILED);
    assertThat(TaskState.UNKNOWN.isFinished()).isFalse();
  }
}
