package io.github.packit4j.bodhi.notes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BugReferencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- Resolves: rhbz#2000000 | 2000000",
        "fixes fedora#12345 | 12345",
        "Closed EPEL#12345 | ",
        "CLOSES EPEL#12345 | 12345",
        "fix rh#2300001 | 2300001",
        "close: rhbz#2300001 | 2300001",
        "resolves rhbz#1234 | ",
        "see rhbz#2300001 | ",
        "fixes #2300001 | ",
        "fixes rhbz#12345678901 | ",
        "fixes rhbz#1234567890 | ",
        "fixes rhbz#123456789 | 123456789",
        "prefixes rhbz#2300001 | 2300001",
        "closed rhbz#2300001 | ",
        "resolve: RHBZ#2300001 | 2300001",
        "Fixes rhbz#2300002 and see, closes epel#2300001 | 2300002 2300001",
        "Fixes rhbz#2300001,rhbz#2300002&rh#2300003 | 2300001 2300002 2300003",
        "Resolves: rhbz#2300001, rhbz#2300002 and rhbz#2300001 | 2300001 2300002",
        "Fixes: rhbz#2300001 & fedora#2300002, see rhbz#2300003 | 2300001 2300002"
      })
  void bugsThatAreClosed(String text, String bugs) {
    assertThat(BugReferences.closed(text))
        .extracting(String::valueOf)
        .containsExactly(bugs == null ? new String[0] : bugs.split(" "));
  }

  @Test
  void bugsThatAreMentioned() {
    assertThat(BugReferences.mentioned("- see rhbz#2300001, fixes fedora#2300002, RHBZ#2300001"))
        .containsExactly(2300001, 2300002);
    assertThat(BugReferences.mentioned("rhbz#1234, rhbz#1234567890, rhbz#12345, rh#123456789."))
        .containsExactly(12345, 123456789);
  }

  @Test
  void readsALongHostileTextAtOnce() {
    assertThat(BugReferences.closed("fixes rhbz#23000 , ".repeat(50_000))).containsExactly(23000);
    assertThat(BugReferences.closed("fix".repeat(100_000))).isEmpty();
  }
}
