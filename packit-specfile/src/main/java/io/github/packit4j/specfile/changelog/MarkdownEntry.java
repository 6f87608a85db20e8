package io.github.packit4j.specfile.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Turns Markdown into list items. */
final class MarkdownEntry {

  /** Deeper nesting is text; it also bounds the recursion here. */
  private static final int DEEPEST = 40;

  private static final int DEEPEST_INDENT = 3;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(DEEPEST)
          .maxInlineNesting(DEEPEST)
          .build();

  private static final Pattern UNSHOWN_HTML =
      Pattern.compile("(?is)<!--.*?(?:-->|$)|<(script|style)\\b.*?(?:</\\1\\s*>|$)");
  private static final Pattern HTML_BREAK =
      Pattern.compile(
          "(?i)<(?:br|/p|/div|/li|/tr|/summary|/h[1-6]|/d[dt])\\b[^<>]*>|\\n[ \\t]*\\n");
  private static final Pattern HTML_TAG = Pattern.compile("</?[A-Za-z!?][^<>]*>");

  private final int width;
  private final List<String> lines = new ArrayList<>();

  private MarkdownEntry(int width) {
    this.width = width;
  }

  static List<String> lines(String markdown, int width) {
    MarkdownEntry entry = new MarkdownEntry(width);
    entry.blocks(PARSER.parse(markdown), 0, false);
    return entry.lines;
  }

  /**
   * Adds the blocks in a node.
   *
   * @param level how deep in lists they stand
   * @param ofItem whether the first of them is the text of a list item, which the others continue
   */
  private void blocks(Node parent, int level, boolean ofItem) {
    boolean begun = false;
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof ListBlock) {
        items(node, begun ? level + 1 : level);
      } else if (node instanceof BlockQuote) {
        blocks(node, level, false);
      } else if (node instanceof TableBlock) {
        table(node, level);
      } else if (node instanceof FencedCodeBlock code) {
        code(code.getLiteral(), level);
      } else if (node instanceof IndentedCodeBlock code) {
        code(code.getLiteral(), level);
      } else if (node instanceof HtmlBlock html) {
        html(html.getLiteral(), level);
      } else if (node instanceof Paragraph || isUnderlined(node)) {
        text(text(node), level, begun);
        begun = ofItem;
      }
    }
  }

  private void items(Node list, int level) {
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      blocks(item, level, true);
    }
  }

  /** Tells whether a node is text above a row of hyphens: for Markdown it is a heading. */
  private static boolean isUnderlined(Node node) {
    return node instanceof Heading && node.getSourceSpans().size() > 1;
  }

  private void text(String text, int level, boolean continued) {
    String stripped = text.strip();
    if (!stripped.isEmpty()) {
      String indent = indent(level);
      String first = indent + (continued ? "  " : "- ");
      lines.addAll(TextWrap.wrap(first + stripped, width, indent + "  "));
    }
  }

  private void code(String code, int level) {
    code.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> lines.add(indent(level) + "  " + line.stripTrailing()));
  }

  private void html(String html, int level) {
    String shown = UNSHOWN_HTML.matcher(html).replaceAll("");
    for (String part : HTML_BREAK.split(shown)) {
      String plain = HTML_TAG.matcher(part).replaceAll("").replace("\n", " ");
      text(unescaped(plain), level, false);
    }
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }

  /** Adds an item for each row below the head: {@code Column: value, Column: value}. */
  private void table(Node table, int level) {
    List<String> names = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row instanceof TableRow; row = row.getNext()) {
        List<String> cells = cells(row);
        if (part instanceof TableHead) {
          names = cells;
        } else {
          text(row(names, cells), level, false);
        }
      }
    }
  }

  private static List<String> cells(Node row) {
    List<String> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      cells.add(text(cell).strip());
    }
    return cells;
  }

  private static String row(List<String> names, List<String> cells) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String name = i < names.size() ? names.get(i) : "";
      if (!cells.get(i).isEmpty()) {
        parts.add(name.isEmpty() ? cells.get(i) : name + ": " + cells.get(i));
      }
    }
    return String.join(", ", parts);
  }

  private static String indent(int level) {
    return "  ".repeat(Math.min(level, DEEPEST_INDENT));
  }

  /** Returns what a reader sees of the inline nodes in a node. */
  private static String text(Node parent) {
    StringBuilder out = new StringBuilder();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Text text) {
        out.append(text.getLiteral());
      } else if (node instanceof Code code) {
        out.append('`').append(code.getLiteral()).append('`');
      } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
        out.append(' ');
      } else if (node instanceof HtmlInline html) {
        out.append(HTML_BREAK.matcher(html.getLiteral()).matches() ? " " : "");
      } else {
        String inner = text(node);
        boolean bare = inner.isBlank() && node instanceof Link;
        out.append(bare ? ((Link) node).getDestination() : inner);
      }
    }
    return out.toString();
  }
}
