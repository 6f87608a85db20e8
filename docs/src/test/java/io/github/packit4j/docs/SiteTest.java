package io.github.packit4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site hangs together, and has nothing from elsewhere. */
class SiteTest {

  private static final String SOURCES = "https://example.org/sources";

  @Test
  void everyAddressOfTheSiteIsThere(@TempDir Path site) throws IOException {
    new Site(Repository.TOP, SOURCES).write(site);

    List<String> dead = new ArrayList<>();
    try (Stream<Path> pages = Files.walk(site).filter(path -> path.toString().endsWith(".html"))) {
      for (Path page : pages.toList()) {
        for (String address : Repository.all("(?:href|src)=\"([^\"]*)\"", Files.readString(page))) {
          if (!leads(page, address)) {
            dead.add(site.relativize(page) + ": " + address);
          }
        }
      }
    }
    assertThat(dead).isEmpty();
    assertThat(site.resolve("index.html")).isRegularFile();
    assertThat(site.resolve("docs/data-flow.svg")).isRegularFile();
    assertThat(site.resolve("packit-core/index.html")).isRegularFile();
  }

  /** The Javadoc comes from the build. */
  private static boolean leads(Path page, String address) throws IOException {
    if (address.matches("https?:.*") || address.endsWith("api/index.html")) {
      return true;
    }
    String[] parts = address.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.isRegularFile(target)
        && (parts.length == 1 || Files.readString(target).contains("id=\"" + parts[1] + "\""));
  }

  @Test
  void nothingIsLoadedFromElsewhere(@TempDir Path site) throws IOException {
    new Site(Repository.TOP, SOURCES).write(site);

    String page = Files.readString(site.resolve("docs/architecture.html"));
    assertThat(page).doesNotContain("<script").doesNotContain("src=\"http");
    assertThat(Repository.all("<link [^>]*href=\"([^\"]*)\"", page))
        .containsExactly("../style.css");
    assertThat(page).contains("<a href=\"architecture.html\" aria-current=\"page\">");
    assertThat(Files.readString(site.resolve("style.css"))).doesNotContain("url(");
  }

  @Test
  void sourcesAreLinkedWhereTheyAreKept(@TempDir Path site) throws IOException {
    new Site(Repository.TOP, SOURCES).write(site);

    assertThat(Files.readString(site.resolve("index.html")))
        .contains(SOURCES + "/blob/main/examples/quickstart/src/main/java/");
  }
}
