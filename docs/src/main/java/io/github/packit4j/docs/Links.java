package io.github.packit4j.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Where the links of documents lead to once they are pages. */
final class Links {

  private final Path repository;
  private final Set<Path> pages;
  private final String sources;
  private final Set<Path> pictures = new TreeSet<>();

  /**
   * Knows what becomes a page.
   *
   * @param repository the top of the repository
   * @param pages the files that become pages, relative to it
   * @param sources the web address of the repository, for links to everything else
   */
  Links(Path repository, Set<Path> pages, String sources) {
    this.repository = repository;
    this.pages = pages;
    this.sources = sources;
  }

  /** Gives the place of a page on the site: a README is what its folder shows. */
  static Path place(Path page) {
    String name = page.getFileName().toString();
    return page.resolveSibling(
        name.equals("README.md") ? "index.html" : name.replaceAll("\\.md$", ".html"));
  }

  /** Gives the files that pages show, as far as they were asked for. */
  Set<Path> pictures() {
    return pictures;
  }

  /**
   * Gives a link of a page as the site has it.
   *
   * @param page the page's file
   * @param destination the link as written
   * @throws IllegalStateException if it leads nowhere
   */
  String resolve(Path page, String destination) {
    if (destination.startsWith("#") || destination.matches("[a-z]+:.*")) {
      return destination;
    }
    String[] parts = destination.split("#", 2);
    String anchor = parts.length > 1 ? "#" + parts[1] : "";
    Path target = page.resolveSibling(parts[0]).normalize();
    Path file = repository.resolve(target);
    if (pages.contains(target)) {
      return between(page, place(target)) + anchor;
    }
    if (target.toString().endsWith(".svg") && Files.isRegularFile(file)) {
      pictures.add(target);
      return between(page, target);
    }
    if (Files.exists(file)) {
      String kind = Files.isDirectory(file) ? "tree" : "blob";
      return "%s/%s/main/%s%s".formatted(sources, kind, web(target), anchor);
    }
    throw new IllegalStateException(
        "%s has a link to %s, which is not there".formatted(page, target));
  }

  /** Gives the way from a page to a place on the site. */
  static String between(Path page, Path place) {
    Path here = place(page).getParent();
    return web(here == null ? place : here.relativize(place));
  }

  private static String web(Path path) {
    return path.toString().replace('\\', '/');
  }
}
