package io.github.packit4j.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A Markdown file of the repository, read.
 *
 * @param path the file, relative to the top of the repository
 * @param root the parsed text
 */
record Document(Path path, Node root) {

  static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  /**
   * Reads a file.
   *
   * @param repository the top of the repository
   * @param path the file, relative to it
   */
  static Document read(Path repository, Path path) throws IOException {
    Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    return new Document(path, parser.parse(Files.readString(repository.resolve(path))));
  }

  /** Gives the text of the first heading. */
  String title() {
    return all(Heading.class).stream()
        .findFirst()
        .map(Document::text)
        .orElseThrow(() -> new IllegalStateException(path + " has no heading"));
  }

  /** Gives the anchor of each heading, made as GitHub makes it: both lead to the same places. */
  Map<Node, String> anchors() {
    Map<Node, String> anchors = new IdentityHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Heading heading : all(Heading.class)) {
      String slug =
          text(heading)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-');
      int before = seen.merge(slug, 1, Integer::sum) - 1;
      anchors.put(heading, before == 0 ? slug : slug + "-" + before);
    }
    return anchors;
  }

  /** Gives where links and pictures lead to, as written. */
  List<String> destinations() {
    List<String> destinations = new ArrayList<>();
    all(Link.class).forEach(link -> destinations.add(link.getDestination()));
    all(Image.class).forEach(image -> destinations.add(image.getDestination()));
    return destinations;
  }

  /** Gives the fenced blocks of a language. */
  List<String> blocks(String language) {
    return all(FencedCodeBlock.class).stream()
        .filter(block -> language.equals(block.getInfo()))
        .map(FencedCodeBlock::getLiteral)
        .toList();
  }

  /** Gives all nodes of a type, in the order of the text. */
  <T extends Node> List<T> all(Class<T> type) {
    List<T> found = new ArrayList<>();
    collect(root, type, found);
    return found;
  }

  private static <T extends Node> void collect(Node node, Class<T> type, List<T> found) {
    if (type.isInstance(node)) {
      found.add(type.cast(node));
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      collect(child, type, found);
    }
  }

  /** Gives what a node shows, without its marks. */
  static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }
}
