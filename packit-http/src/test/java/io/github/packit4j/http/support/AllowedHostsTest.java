package io.github.packit4j.http.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedHostsTest {

  @ParameterizedTest
  @CsvSource({
    "http://forge.internal/a, http://forge.internal/b, true",
    "http://forge.internal/, HTTP://Forge.Internal:80/, true",
    "https://forge.internal/, https://forge.internal:443/, true",
    "https://forge.internal:443/, http://forge.internal/, true",
    "http://forge.internal:80/, https://forge.internal/, true",
    "http://forge.internal/, http://forge.internal:443/, false",
    "https://forge.internal/, https://forge.internal:80/, false",
    "http://forge.internal/, http://forge.internal:8080/, false",
    "http://forge.internal:8080/, http://forge.internal/, false",
    "http://forge.internal:8080/, https://forge.internal:8080/, true",
    "http://forge.internal/, http://other.internal/, false",
    "'http://[::1]/', 'http://[::1]:80/', true",
    "mailto:me@forge.internal, http://forge.internal/, false",
    "http://forge.internal/, mailto:me@forge.internal, false"
  })
  void aHostIsAllowedWithItsPort(URI named, URI asked, boolean allowed) {
    assertThat(AllowedHosts.none().and(named).contains(asked)).isEqualTo(allowed);
  }

  @Test
  void hostsAddUpAndNoneIsNone() {
    AllowedHosts two = AllowedHosts.none().and("10.0.0.1", -1).and("[::1]", 8080);
    assertThat(two.contains(URI.create("http://10.0.0.1/"))).isTrue();
    assertThat(two.contains(URI.create("http://[::1]:8080/"))).isTrue();
    assertThat(two).asString().contains("10.0.0.1 -1", "::1 8080");
    assertThat(AllowedHosts.none().contains(URI.create("http://10.0.0.1/"))).isFalse();
    assertThat(AllowedHosts.none()).hasToString("[]");
  }

  @Test
  void allStaysAll() {
    AllowedHosts all = AllowedHosts.all().and("10.0.0.1", -1);
    assertThat(all.contains(URI.create("http://192.168.0.1:99/"))).isTrue();
    assertThat(all).hasToString("every address");
  }
}
