package io.github.packit4j.distgit.forge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.distgit.forge.ForgeType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownHostsTest {

  @ParameterizedTest
  @CsvSource({
    "github.com, GITHUB",
    "GitHub.com, GITHUB",
    "api.github.com, ",
    "github.com.example.org, ",
    "notgithub.com, ",
    "gitlab.com, GITLAB",
    "gitlab.example.org, GITLAB",
    "git.gitlab.example.org, GITLAB",
    "my-gitlab.example.org, ",
    "gitlab-mirror.example.org, ",
    "salsa.debian.org, GITLAB",
    "pagure.example.org, PAGURE",
    "src.fedoraproject.org, PAGURE",
    "pkgs.fedoraproject.org, PAGURE",
    "forgejo.example.org, FORGEJO",
    "codeberg.org, FORGEJO",
    "example.org, ",
  })
  void aHostIsKnownWholeOrByAPartOfItsName(String host, @Nullable ForgeType type) {
    assertThat(KnownHosts.typeOf(host).orElse(null)).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "pkgs.fedoraproject.org, src.fedoraproject.org",
    "PKGS.stg.fedoraproject.org, src.stg.fedoraproject.org",
    "Git.Example.org, git.example.org",
  })
  void theWebMayLiveElsewhere(String host, String web) {
    assertThat(KnownHosts.webHost(host)).isEqualTo(web);
  }
}
