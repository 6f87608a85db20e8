package io.github.packit4j.sandbox.internal.koji;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which build a spec file gives. */
class SpecNvrTest {

  @ParameterizedTest
  @CsvSource({
    "'Name: a|Version: 1|Release: 1%{?dist}', a-1-1.fc45",
    "'Name: a|Version: 1|Release: %autorelease', a-1-1.fc45",
    "'Name: a|Version: 1|Release: %{autorelease}', a-1-1.fc45",
    "'%global v 2.0|Name: a|Version: %{v}|Release: 3%{?dist}', a-2.0-3.fc45",
    "'%define pre rc1|Name: a|Version: 2|Release: 0%{?pre:.%{pre}}%{?dist}', a-2-0.rc1.fc45",
    "'Name: a|Version: 2%{?nope}|Release: 1%{!?nope:.x}%{?dist}', a-2-1.x.fc45",
    "'Name: a|Version: 1 |Release: 1%{?dist}.2', a-1-1.fc45.2",
    "'NAME: a|version: 1|Release: 1', a-1-1",
    "'Name: a|Version: %{unknown}|Release: 1', a-%{unknown}-1",
    "'%global loop %loop|Name: a|Version: 1|Release: %loop', a-1-%loop",
  })
  void buildIsNamedByTagsAndTheFilesOwnMacros(String lines, String nvr) {
    assertThat(new SpecNvr().nvr(lines.replace('|', '\n') + "\n", ".fc45")).isEqualTo(nvr);
  }

  @ParameterizedTest
  @CsvSource({
    "f45-build, .fc45",
    "epel9-build, .el9",
    "epel10.4-build, .el10_4",
    "eln-build, .eln",
    "f45-build-side-12, .fc45"
  })
  void distFollowsFromTheBuildTag(String tag, String dist) {
    assertThat(Tags.dist(tag)).isEqualTo(dist);
  }
}
