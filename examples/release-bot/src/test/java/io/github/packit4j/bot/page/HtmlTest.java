package io.github.packit4j.bot.page;

import static io.github.packit4j.bot.page.Tag.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bot.journal.WebLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

  private static String written(Html html) {
    StringBuilder page = new StringBuilder();
    html.write(page);
    return page.toString();
  }

  @Test
  void textIsNeverAnything() {
    String hostile = "<script>alert('1')</script>&\"\u202E\u0000\uD800";
    assertThat(written(tag("p").set("title", hostile).text(hostile)))
        .isEqualTo(
            "<p title=\"X\">X</p>"
                .replace(
                    "X",
                    "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;\uFFFD\uFFFD\uFFFD"));
  }

  @Test
  void wholeCharactersStay() {
    assertThat(written(Html.text("ü 中 😀\n\t"))).isEqualTo("ü 中 😀\n\t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"href", "src", "action", "onclick", "style", "srcdoc", "formaction"})
  void anAttributeThatLeadsAwayOrRunsTakesNoText(String attribute) {
    assertThatThrownBy(() -> tag("a").set(attribute, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt://x/%0aalert(1)",
        " https://example.org",
        "data:text/html,x",
        "//example.org",
        "https:example.org",
        "http://",
        "ftp://example.org",
        "vbscript:x",
        "https://exa mple.org",
        ""
      })
  void whatIsNoAddressOfTheWebIsNoLink(String address) {
    assertThat(WebLink.of(address)).isEmpty();
  }

  @Test
  void anAddressCannotEndItsAttribute() {
    assertThat(WebLink.of("https://example.org/\"onclick=\"x")).isEmpty();
    assertThat(written(Tag.link(WebLink.of("https://example.org/?a=1&b='").orElseThrow())))
        .isEqualTo(
            "<a rel=\"noopener noreferrer\" href=\"https://example.org/?a=1&amp;b=&#39;\"></a>");
    assertThat(written(Tag.link(Path.ofPackage("../\"<&"))))
        .isEqualTo("<a href=\"/package?name=..%2F%22%3C%26\"></a>");
  }

  @Test
  void timesAreForPeople() {
    assertThat(Times.took(340)).isEqualTo("340 ms");
    assertThat(Times.took(1_240)).isEqualTo("1.2 s");
    assertThat(Times.took(123_000)).isEqualTo("2 min 3 s");
    assertThat(Times.took(3_840_000)).isEqualTo("1 h 4 min");
  }
}
