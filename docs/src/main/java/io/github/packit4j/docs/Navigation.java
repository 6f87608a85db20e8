package io.github.packit4j.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * What the site has, in which order: the links of {@code docs/index.md} below each of its headings,
 * so that the page and the navigation are one list.
 *
 * @param groups the headings with their links
 */
record Navigation(List<Group> groups) {

  /**
   * A heading and what is below it.
   *
   * @param title the heading
   * @param entries its links
   */
  record Group(String title, List<Entry> entries) {}

  /**
   * A page of the site.
   *
   * @param title what its link says
   * @param path its file, relative to the top of the repository
   */
  record Entry(String title, Path path) {}

  /** Reads the groups of an index. */
  static Navigation of(Document index) {
    List<Group> groups = new ArrayList<>();
    for (Node node : index.all(Node.class)) {
      if (node instanceof Heading heading && heading.getLevel() == 2) {
        groups.add(new Group(Document.text(heading), new ArrayList<>()));
      } else if (node instanceof Link link && !groups.isEmpty()) {
        Path path = index.path().resolveSibling(link.getDestination()).normalize();
        groups.get(groups.size() - 1).entries().add(new Entry(Document.text(link), path));
      }
    }
    return new Navigation(List.copyOf(groups));
  }

  /** Gives the files of all pages. */
  List<Path> pages() {
    return groups.stream().flatMap(group -> group.entries().stream()).map(Entry::path).toList();
  }
}
