package io.github.packit4j.specfile;

import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.syntax.Definition.CommentStyle;
import java.time.LocalDate;
import java.util.List;

/** The words that the golden cases have for edits. */
final class GoldenEdits {

  private static final LocalDate DAY = LocalDate.of(2024, 1, 5);

  private GoldenEdits() {}

  /** Does one edit, such as {@code add-source-at 5 b}. */
  static SpecFileEditor apply(SpecFileEditor editor, String edit) {
    String[] words = edit.split(" ", 2);
    String rest = words.length > 1 ? words[1] : "";
    String[] split = rest.split(" ", 2);
    String first = split[0];
    String second = split.length > 1 ? split[1] : "";
    return switch (words[0]) {
      case "version" -> editor.setVersion(rest);
      case "update" -> editor.updateVersion(rest);
      case "release" -> editor.setRelease(rest);
      case "number" -> editor.setReleaseNumber(rest);
      case "bump" -> editor.bumpRelease();
      case "autorelease" -> editor.toAutorelease();
      case "from-autorelease" -> editor.fromAutorelease(Integer.parseInt(rest));
      case "tag" -> editor.setTag(first, second);
      case "add-tag" -> editor.addTag(first, second);
      case "remove-tag" -> editor.removeTag(rest);
      case "macro" -> editor.setMacro(first, second);
      case "activate" -> editor.activateMacro(rest);
      case "comment-out" -> editor.commentOutMacro(rest, CommentStyle.HASH);
      case "add-source" -> editor.addSource(rest);
      case "add-source-at" -> editor.addSource(Integer.parseInt(first), second);
      case "remove-source" -> editor.removeSource(Integer.parseInt(rest));
      case "add-patch" -> editor.addPatch(rest);
      case "add-comment" -> editor.addPatch(first, second);
      case "remove-patch" -> editor.removePatch(Integer.parseInt(rest));
      case "remove-last" -> editor.removeLastPatch();
      case "remove-patch-lines" -> editor.removePatchLines(Integer.parseInt(rest));
      case "prep-option" -> {
        String[] option = second.split(" ", 2);
        yield editor.setPrepOption(first, option[0].charAt(0), option[1]);
      }
      case "remove-prep-option" -> editor.removePrepOption(first, second.charAt(0));
      case "entry" ->
          editor.addChangelogEntry(
              ChangelogEntry.of(DAY, new Packager("A", ""), "1-1", List.of(rest)));
      case "autochangelog" -> editor.toAutochangelog();
      case "replace" -> editor.replaceSection(first, second);
      case "remove-section" -> editor.removeSection(rest);
      default -> throw new IllegalArgumentException("No such edit: " + edit);
    };
  }
}
