package io.github.packit4j.core.internal.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.distgit.DistGitInstance;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which dist-git a job is for. */
class DistGitMatchTest {

  @ParameterizedTest
  @CsvSource({
    // workflow's dist-git, its namespace, the job's dist-git, the job's namespace, the same
    "https://src.fedoraproject.org, rpms, https://src.fedoraproject.org, , true",
    "https://src.fedoraproject.org, rpms, https://SRC.fedoraproject.org:443/, rpms, true",
    "https://src.fedoraproject.org, rpms, http://src.fedoraproject.org:80, , true",
    "https://src.fedoraproject.org, rpms, https://src.fedoraproject.org:80, , false",
    "https://src.example.org, rpms, https://src.example.org, RPMS, true",
    "https://src.example.org, rpms, https://src.example.org, tests, false",
    "https://src.example.org, rpms, https://src.example.com, , false",
    "https://src.example.org, rpms, https://src.example.org:8443, , false",
    "https://src.example.org:8443, rpms, https://src.example.org:8443, , true",
    "http://src.example.org, rpms, http://src.example.org:80, , true",
    "http://src.example.org, rpms, http://src.example.org:443, , false",
    "https://src.example.org, rpms, https://src.example.org:80, , false",
    "https://src.example.org, rpms, https://src.fedoraproject.org, , true",
    "https://src.example.org, rpms, https://src.fedoraproject.org:8443, , false",
  })
  void hostsAreComparedWithTheirPorts(
      URI own, String namespace, URI asked, String askedNamespace, boolean same) {
    DistGitInstance instance =
        DistGitInstance.builder().name("own").webUrl(own).namespace(namespace).build();
    PackageSettings settings =
        PackageSettings.builder("hello")
            .distGitBaseUrl(asked)
            .distGitNamespace(Optional.ofNullable(askedNamespace))
            .build();
    assertThat(DistGitMatch.difference(settings, instance).isEmpty()).isEqualTo(same);
  }

  @Test
  void fedorasAddressIsFedorasWhereTheToolIsNamed() {
    PackageSettings settings = PackageSettings.builder("hello").pkgTool("fedpkg").build();
    DistGitInstance own =
        DistGitInstance.builder().name("own").webUrl(URI.create("https://src.example.org")).build();
    assertThat(DistGitMatch.difference(settings, DistGitInstance.fedora())).isEmpty();
    assertThat(DistGitMatch.difference(settings, own)).isPresent();
  }

  @Test
  void theDifferenceNamesBoth() {
    PackageSettings settings =
        PackageSettings.builder("hello")
            .distGitBaseUrl(URI.create("https://src.example.org"))
            .distGitNamespace("private")
            .build();
    assertThat(DistGitMatch.difference(settings, DistGitInstance.fedora()).orElseThrow())
        .contains("hello")
        .contains("https://src.example.org (private)")
        .contains("https://src.fedoraproject.org (rpms)");
  }
}
