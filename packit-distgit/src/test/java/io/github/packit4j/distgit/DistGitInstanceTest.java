package io.github.packit4j.distgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistGitInstanceTest {

  @Test
  void knowsFedora() {
    DistGitInstance fedora = DistGitInstance.fedora();
    assertThat(fedora.projectUrl("python-ogr"))
        .hasToString("https://src.fedoraproject.org/rpms/python-ogr");
    assertThat(fedora.cloneUrl("python-ogr"))
        .hasToString("https://src.fedoraproject.org/rpms/python-ogr.git");
    assertThat(fedora.sshUrl("python-ogr", "packit"))
        .hasToString("ssh://packit@pkgs.fedoraproject.org/rpms/python-ogr");
    assertThat(fedora.sshForkUrl("python-ogr", "packit", "packit"))
        .hasToString("ssh://packit@pkgs.fedoraproject.org/forks/packit/rpms/python-ogr.git");
    assertThat(fedora.httpsForkUrl("python-ogr", "packit"))
        .hasToString("https://src.fedoraproject.org/forks/packit/rpms/python-ogr.git");
    LookasideLocation cache = fedora.lookaside().orElseThrow();
    assertThat(cache.uploadUrl())
        .hasValue(URI.create("https://src.fedoraproject.org/repo/pkgs/upload.cgi"));
    assertThat(cache.fileUrl("python-ogr", SourceEntry.sha512("ab", "a b+c.tar.gz")))
        .hasToString(
            "https://src.fedoraproject.org/repo/pkgs/rpms/python-ogr/a%20b%2Bc.tar.gz/sha512/ab/a%20b%2Bc.tar.gz");
  }

  @Test
  void knowsTheOthers() {
    assertThat(DistGitInstance.fedoraStaging().cloneUrl("a"))
        .hasToString("https://src.stg.fedoraproject.org/rpms/a.git");
    DistGitInstance stream = DistGitInstance.centosStream();
    assertThat(stream.cloneUrl("bash"))
        .hasToString("https://gitlab.com/redhat/centos-stream/rpms/bash.git");
    assertThat(stream.lookaside().orElseThrow().fileUrl("bash", SourceEntry.sha512("ab", "x")))
        .hasToString("https://sources.stream.centos.org/sources/rpms/bash/x/sha512/ab/x");
    DistGitInstance sig = DistGitInstance.centosSig("hyperscale");
    assertThat(sig.projectUrl("systemd"))
        .hasToString("https://gitlab.com/CentOS/hyperscale/rpms/systemd");
    assertThat(sig.lookaside().orElseThrow().uploadUrl()).isEmpty();
    assertThat(sig.lookaside().orElseThrow().moduleName("systemd")).isEqualTo("systemd");
  }

  @Test
  void takesAnyOtherByConfiguration() {
    DistGitInstance own =
        DistGitInstance.builder()
            .name("own")
            .webUrl(URI.create("https://git.example.org/"))
            .namespace("packages")
            .build();
    assertThat(own.cloneUrl("a")).hasToString("https://git.example.org/packages/a.git");
    assertThatThrownBy(() -> own.sshUrl("a", "me"))
        .isInstanceOf(DistGitException.class)
        .hasMessageContaining("own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b", "..", "", "a\nb"})
  void refusesHostilePackageNames(String name) {
    DistGitInstance fedora = DistGitInstance.fedora();
    assertThatThrownBy(() -> fedora.cloneUrl(name)).isInstanceOf(DistGitException.class);
    assertThatThrownBy(() -> fedora.lookaside().orElseThrow().moduleName(name))
        .isInstanceOf(DistGitException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "rawhide, RAWHIDE, rawhide, rawhide",
    "main, RAWHIDE, rawhide, rawhide",
    "f44, FEDORA, f44, f44-candidate",
    "f7, FEDORA, f7, f7-candidate",
    "epel8, EPEL, epel8, epel8-candidate",
    "el6, EPEL, el6, el6-candidate",
    "epel10, EPEL, epel10, epel10-candidate",
    "epel10.1, EPEL, epel10.1, epel10.1-candidate",
    "eln, ELN, eln, eln",
  })
  void mapsReleaseBranches(String branch, BranchKind kind, String canonical, String target) {
    BranchRules rules = BranchRules.fedora();
    assertThat(rules.kind(branch)).isEqualTo(kind);
    assertThat(rules.isRelease(branch)).isTrue();
    assertThat(rules.canonical(branch)).isEqualTo(canonical);
    assertThat(rules.buildTarget(branch)).hasValue(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"f44-update", "epel9.1", "my-branch", "f", "xf44", "f44\n", "rawhide2"})
  void takesAnythingElseForPrivate(String branch) {
    BranchRules rules = BranchRules.fedora();
    assertThat(rules.kind(branch)).isEqualTo(BranchKind.PRIVATE);
    assertThat(rules.canonical(branch)).isEqualTo(branch);
    assertThat(rules.buildTarget(branch)).isEmpty();
  }

  @Test
  void knowsClosedBranches() {
    assertThat(BranchRules.fedora().isClosed("c9s")).isTrue();
    assertThat(BranchRules.fedora().isClosed("master")).isTrue();
    assertThat(BranchRules.fedora().isClosed("rawhide")).isFalse();
    assertThat(BranchRules.centosStream().kind("c10s")).isEqualTo(BranchKind.CENTOS_STREAM);
    assertThat(BranchRules.centosSig().kind("c9s-sig-hyperscale")).isEqualTo(BranchKind.CENTOS_SIG);
  }
}
