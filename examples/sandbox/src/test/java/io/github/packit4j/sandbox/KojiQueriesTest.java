package io.github.packit4j.sandbox;

import static io.github.packit4j.sandbox.Koji.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How builds are asked for, and how the hub refuses what it cannot make a query of. */
class KojiQueriesTest {

  private Sandbox fedora;
  private Koji koji;

  @BeforeEach
  void start() {
    fedora = Sandbox.start();
    fedora.koji().importBuild("hello-1.0-1.fc45");
    fedora.koji().importBuild("hello-2.0-1.fc45");
    fedora.koji().importBuild("hello-3.0-1.fc45");
    koji = new Koji(fedora);
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private String list(String option, String value) {
    return koji.call("listBuilds", Koji.keywords("queryOpts", Koji.struct(option, value)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limit  | <int>-1</int>        | InvalidRowCountInLimitClause | LIMIT must not be negative
          offset | <int>-1</int>        | InvalidRowCountInResultOffsetClause | OFFSET must not be
          order  | <string>bogus</string> | 'Exception' | Invalid order: bogus
          order  | <string>nvr,-x</string> | 'Exception' | Invalid order: x
          order  | <int>3</int>         | 'AttributeError' | 'int' object has no attribute 'split'
          limit  | <string>x</string>   | 'TypeError' | %i format: a real number is required, not str
          """,
      quoteCharacter = '"')
  void whatIsNoQueryIsAFaultOfTheHub(String option, String value, String type, String words) {
    assertThat(list(option, value)).contains("<int>1</int>", type, words);
  }

  @Test
  void optionsThatAreNoStructAreAFault() {
    assertThat(koji.call("listBuilds", Koji.keywords("queryOpts", string("x"))))
        .contains("'str' object has no attribute 'get'");
  }

  @Test
  void pagesAreCutAndSorted() {
    assertThat(list("limit", "<int>0</int>"))
        .contains("hello-1.0-1.fc45", "hello-2.0-1.fc45", "hello-3.0-1.fc45");
    assertThat(list("limit", "<int>1</int>"))
        .contains("hello-1.0-1.fc45")
        .doesNotContain("hello-2.0-1.fc45");
    String sorted = list("order", string("name,-version"));
    assertThat(sorted.indexOf("hello-3.0-1.fc45")).isLessThan(sorted.indexOf("hello-1.0-1.fc45"));
  }

  @Test
  void buildsAreNamedInFull() {
    assertThat(koji.call("getBuild", Koji.struct("name", string("hello"))))
        .contains("<int>1000</int>", "did not provide name, version, and release");
    assertThat(koji.call("getBuild", "<double>1.5</double>"))
        .contains("<int>1000</int>", "Invalid type for argument: &lt;class 'float'&gt;");
    assertThat(koji.call("getBuild", "<int>1</int>")).contains("hello-1.0-1.fc45");
    assertThatThrownBy(() -> fedora.koji().importBuild("x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name-version-release, as in hello-1.0-1.fc45, not 'x'");
  }
}
