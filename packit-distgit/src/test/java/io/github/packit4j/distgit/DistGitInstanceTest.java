package io.github.packit4j.distgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
  void writesPackagesWithPlusSignsAsTheyAreCalled() {
    DistGitInstance fedora = DistGitInstance.fedora();
    assertThat(fedora.projectUrl("gtk+")).hasToString("https://src.fedoraproject.org/rpms/gtk+");
    assertThat(fedora.cloneUrl("libsigc++20"))
        .hasToString("https://src.fedoraproject.org/rpms/libsigc++20.git");
    assertThat(fedora.sshUrl("libsigc++20", "packit"))
        .hasToString("ssh://packit@pkgs.fedoraproject.org/rpms/libsigc++20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://src.fedoraproject.org/rpms/gtk+",
        "https://SRC.fedoraproject.org/rpms/gtk+/",
        "git+https://src.fedoraproject.org/rpms/gtk+.git#0123abc",
        "git+https://src.fedoraproject.org:443/rpms/gtk%2B.git?a=b#0123abc",
        "git://pkgs.fedoraproject.org/rpms/gtk+?#0123abc",
        "ssh://packit@pkgs.fedoraproject.org/rpms/gtk+",
      })
  void knowsThePackageAtAnAddress(String address) {
    assertThat(DistGitInstance.fedora().packageAt(address)).hasValue("gtk+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://src.fedoraproject.org/forks/alice/rpms/gtk+",
        "https://src.fedoraproject.org/tests/gtk+",
        "https://src.fedoraproject.org/gtk+",
        "https://src.fedoraproject.org/rpms/../rpms/gtk+",
        "https://src.fedoraproject.org.example/rpms/gtk+",
        "https://example.org/src.fedoraproject.org/rpms/gtk+",
        "https://src.fedoraproject.org/rpms/..",
        "https://src.fedoraproject.org/rpms/",
        "https://src.fedoraproject.org",
        "rpms/gtk+",
        "git+https://src.fedoraproject.org/rpms/gtk +",
        "",
      })
  void knowsNoPackageElsewhere(String address) {
    assertThat(DistGitInstance.fedora().packageAt(address)).isEmpty();
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
}
