package io.github.packit4j.config.internal.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names of targets and branches are known, as such and where a letter is wrong. */
class TargetNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main",
        "master",
        "rawhide",
        "eln",
        "fedora-rawhide",
        "fedora-eln",
        "fedora-all",
        "fedora-stable",
        "fedora-development",
        "fedora-branched",
        "fedora-latest",
        "fedora-latest-stable",
        "epel-all",
        "epel-next",
        "centos-stream",
        "mageia-cauldron",
        "opensuse-tumbleweed"
      })
  void namesWithoutANumber(String name) {
    assertThat(TargetNames.correction(name)).isEmpty();
    assertThat(TargetNames.correction(name + "x")).contains(name);
    assertThat(TargetNames.correction(name + "x-s390x")).contains(name + "-s390x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fedora",
        "epel",
        "epel-next",
        "rhel",
        "rhel+epel",
        "centos",
        "centos-stream",
        "centos-stream+epel",
        "centos-stream+epel-next",
        "almalinux",
        "almalinux+epel",
        "alma+epel",
        "rocky+epel",
        "amazonlinux",
        "mageia",
        "opensuse-leap",
        "openeuler",
        "oraclelinux",
        "custom"
      })
  void familiesOfNumberedReleases(String family) {
    for (String rest : new String[] {"-9", "9", "-10.1", "-9-all", "-9-branched", "-9-aarch64"}) {
      assertThat(TargetNames.correction(family + rest)).as(rest).isEmpty();
      assertThat(TargetNames.correction(family + "x" + rest)).as(rest).contains(family + rest);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x86_64", "aarch64", "ppc64le", "s390x", "i386", "i686", "armhfp", "riscv64", "noarch"
      })
  void architectures(String architecture) {
    assertThat(TargetNames.correction("fedora-44-" + architecture)).isEmpty();
    assertThat(TargetNames.correction("fedora-44-" + architecture + "q"))
        .contains("fedora-44-" + architecture);
    assertThat(TargetNames.correction("rawhide-" + architecture)).isEmpty();
  }

  /** Nothing is said about what is like nothing that is known. */
  @ParameterizedTest
  @CsvSource({
    "f44,",
    "el9,",
    "my-own-branch,",
    "c10s,",
    "foo-9,",
    "foo-9-x86_64,",
    "foo-x86_46,",
    "'',",
    "-,",
    "9,",
    "fedora-,",
    "fedroa-all, fedora-all",
    "Fedora-all, fedora-all",
    "fedroa-44-x86_64, fedora-44-x86_64",
    "fedora-44-x8664, fedora-44-x86_64"
  })
  void onlyLikelyMistakesAreCorrected(String name, String meant) {
    assertThat(TargetNames.correction(name).orElse(null)).isEqualTo(meant);
  }
}
