package io.github.packit4j.distgit.forge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @CsvSource({
    "https, Git.example.org, -1, git.example.org",
    "https, git.example.org, 443, git.example.org",
    "HTTPS, git.example.org, 443, git.example.org",
    "https, git.example.org, 80, git.example.org:80",
    "http, git.example.org, 80, git.example.org",
    "http, git.example.org, 443, git.example.org:443",
    "http, git.example.org, 3000, git.example.org:3000",
    "ssh, git.example.org, 2222, git.example.org",
    "git, git.example.org, 9418, git.example.org",
    "ssh, pkgs.fedoraproject.org, 22, src.fedoraproject.org",
  })
  void isHostAndPortOfTheWeb(String scheme, String host, int port, String address) {
    assertThat(Address.of(scheme, host, port)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource({
    "github.com, github.com",
    "github.com:443, github.com",
    "localhost:3000, localhost:3000",
    "[::1], [::1]",
    "[::1]:3000, [::1]:3000",
    "git.example.org:0, git.example.org:0",
  })
  void isReadFromAHost(String text, String address) {
    assertThat(Address.ofHost(text)).hasToString(address);
    assertThat(Address.ofHost(text).web("https")).hasToString("https://" + address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b", "a:123456", "::1", "a/b", "a?b", "a#b", "[::1", "a b", ":80"})
  void isNothingElse(String text) {
    assertThatThrownBy(() -> Address.ofHost(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "127.0.0.1, true",
    "127.8.8.8, true",
    "[::1], true",
    "10.0.0.1, false",
    "[fe80::1], false",
    "localhost.example.org, false",
    "example.org, false",
    "1.2.3, false",
    "999.1.1.1, false",
  })
  void knowsThisMachine(String host, boolean here) {
    assertThat(Address.of("http", host, -1).isThisMachine()).isEqualTo(here);
  }
}
