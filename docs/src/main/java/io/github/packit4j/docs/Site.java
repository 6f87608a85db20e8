package io.github.packit4j.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes pages of the documents that {@code docs/index.md} names: HTML with one stylesheet, without
 * a script and without anything from elsewhere. {@code mvn -q -Pdocs} runs it.
 */
public final class Site {

  private static final Path INDEX = Path.of("docs", "index.md");
  private static final Path API = Path.of("api");
  private static final Path STYLE = Path.of("style.css");

  private final Path repository;
  private final Navigation navigation;
  private final Links links;

  Site(Path repository, String sources) throws IOException {
    this.repository = repository;
    this.navigation = Navigation.of(Document.read(repository, INDEX));
    Set<Path> pages = new LinkedHashSet<>(navigation.pages());
    pages.add(INDEX);
    this.links = new Links(repository, pages, sources);
  }

  /**
   * Writes the site, and the Javadoc beside it.
   *
   * @param arguments the top of the repository, where to write, the repository's web address, and
   *     the version
   */
  public static void main(String... arguments) throws IOException {
    Path repository = Path.of(arguments[0]);
    Path target = Path.of(arguments[1]);
    new Site(repository, arguments[2]).write(target);
    new Api(repository).write(target.resolve(API), "packit4j " + arguments[3]);
    System.out.println(target.resolve("index.html"));
  }

  void write(Path target) throws IOException {
    Set<Path> pages = new LinkedHashSet<>(navigation.pages());
    pages.add(INDEX);
    String layout = resource("page.html");
    for (Path page : pages) {
      put(target.resolve(Links.place(page)), html(layout, Document.read(repository, page)));
    }
    for (Path picture : links.pictures()) {
      put(target.resolve(picture), Files.readString(repository.resolve(picture)));
    }
    put(target.resolve(STYLE), resource("style.css"));
  }

  private String html(String layout, Document document) {
    Map<Node, String> anchors = document.anchors();
    Function<Node, AttributeProvider> attributes =
        ignored ->
            (node, tag, values) -> {
              if (anchors.containsKey(node)) {
                values.put("id", anchors.get(node));
              } else if (node instanceof Link link && tag.equals("a")) {
                values.put("href", links.resolve(document.path(), link.getDestination()));
              } else if (node instanceof Image image) {
                values.put("src", links.resolve(document.path(), image.getDestination()));
              }
            };
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(Document.EXTENSIONS)
            .escapeHtml(true)
            .attributeProviderFactory(context -> attributes.apply(document.root()))
            .build();
    return layout
        .replace("{title}", escaped(document.title()))
        .replace("{style}", Links.between(document.path(), STYLE))
        .replace("{home}", Links.between(document.path(), Path.of("index.html")))
        .replace("{navigation}", navigation(document.path()))
        .replace("{content}", renderer.render(document.root()));
  }

  private String navigation(Path here) {
    StringBuilder html = new StringBuilder();
    for (Navigation.Group group : navigation.groups()) {
      html.append("<p>%s</p>\n<ul>\n".formatted(escaped(group.title())));
      for (Navigation.Entry entry : group.entries()) {
        String current = entry.path().equals(here) ? " aria-current=\"page\"" : "";
        html.append(item(Links.between(here, Links.place(entry.path())), entry.title(), current));
      }
      html.append("</ul>\n");
    }
    html.append("<p>Reference</p>\n<ul>\n");
    html.append(item(Links.between(here, API.resolve("index.html")), "Javadoc", ""));
    return html.append("</ul>\n").toString();
  }

  private static String item(String address, String title, String current) {
    return "<li><a href=\"%s\"%s>%s</a></li>\n".formatted(address, current, escaped(title));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Site.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
