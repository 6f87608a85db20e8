package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.specfile.changelog.internal.LineDiff;
import io.github.packit4j.specfile.macro.MacroContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every edit on every real spec file, for two distributions: it does what was asked for and nothing
 * else, or it is refused. Prints its figures; {@code target/edit-differences.txt} has the rest.
 *
 * <p>RPM reads every eighth of the results, and all with {@code -Dpackit4j.rpm.every=1}.
 */
class EditCorpusTest {

  private static final int RPM_EVERY = Integer.getInteger("packit4j.rpm.every", 8);

  private static final Pattern URL = Pattern.compile("(?i)%\\{?[?!]*url");

  @TempDir private Path folder;

  /** What became of the files for one edit and context. */
  private static final class Count {
    private int effective;
    private int without;
    private final Map<String, List<String>> refused = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Override
    public String toString() {
      return "%d effective, %d wrong, %d refused, %d files without such a thing"
          .formatted(
              effective,
              wrong.size(),
              refused.values().stream().mapToInt(List::size).sum(),
              without);
    }
  }

  private record Edited(
      String file,
      MacroContext context,
      String kind,
      CorpusChange change,
      String before,
      byte[] text,
      String after) {}

  private static final Map<String, Count> COUNTS = new LinkedHashMap<>();
  private static final List<Edited> EDITED = new ArrayList<>();
  private static SpecCorpus corpus;

  @BeforeAll
  static void editAll() throws IOException {
    corpus = SpecCorpus.load();
    int number = 0;
    for (String target : List.of("f44", "epel9")) {
      MacroContext context = MacroContext.forTarget(target);
      for (String file : corpus.specs().keySet()) {
        SpecFile spec = corpus.spec(file);
        ExpandedSpecFile before = spec.expand(context);
        if (before.value("Name").isEmpty()
            || before.value("Version").isEmpty()
            || before.value("Release").isEmpty()) {
          continue;
        }
        for (CorpusChange change : CorpusChange.all()) {
          Count count = COUNTS.computeIfAbsent(target + " " + change.name(), name -> new Count());
          if (change.applies().test(before)) {
            boolean kept = number++ % RPM_EVERY == 0;
            edit(file, spec, before, context, target + " " + change.name(), change, count, kept);
          } else {
            count.without++;
          }
        }
      }
    }
  }

  private static void edit(
      String file,
      SpecFile spec,
      ExpandedSpecFile before,
      MacroContext context,
      String kind,
      CorpusChange change,
      Count count,
      boolean kept) {
    SpecFile edited;
    try {
      SpecFileEditor editor = spec.edit(context);
      change.edit().accept(before, editor);
      edited = editor.apply();
    } catch (SpecFileException e) {
      String reason = String.valueOf(e.getMessage()).replaceAll("'[^']*'|\\d+(:\\d+)?", "_");
      count.refused.computeIfAbsent(reason, key -> new ArrayList<>()).add(file);
      return;
    }
    ExpandedSpecFile after = edited.expand(context);
    String flaw = flaw(spec, before, edited, after, change);
    if (flaw.isEmpty()) {
      count.effective++;
    } else {
      count.wrong.add(file + ": " + flaw);
    }
    if (kept) {
      EDITED.add(
          new Edited(
              file,
              context,
              kind,
              change,
              RpmBatch.shown(before),
              edited.toBytes(),
              RpmBatch.shown(after)));
    }
  }

  private static String flaw(
      SpecFile spec,
      ExpandedSpecFile before,
      SpecFile edited,
      ExpandedSpecFile after,
      CorpusChange change) {
    if (!change.effective().test(before, after)) {
      return "not effective: " + LineDiff.hunks(spec.text(), edited.text());
    }
    List<String> lines = LineDiff.hunks(spec.text(), edited.text()).lines().toList();
    long removed =
        lines.stream().filter(line -> line.startsWith("-") && !line.substring(1).isBlank()).count();
    long added = lines.stream().filter(line -> line.startsWith("+")).count();
    if (removed > change.removed().apply(spec, before) || added > change.added()) {
      return "more lines than it says: " + String.join("\n", lines);
    }
    if (change.touchesSection("package")
        && !sections(spec, change).equals(sections(edited, change))) {
      return "another section changed: " + String.join("\n", lines);
    }
    List<String> was = tags(spec, before, change);
    List<String> is = tags(edited, after, change);
    if (!was.equals(is)) {
      List<String> other = new ArrayList<>(is);
      was.forEach(other::remove);
      return "other tags changed: " + other;
    }
    return "";
  }

  private static List<String> sections(SpecFile spec, CorpusChange change) {
    return spec.sections().stream()
        .filter(section -> !change.touchesSection(section.name()))
        .map(section -> section.id() + "\n" + section.body())
        .toList();
  }

  /** The tags that the edit leaves alone and that do not repeat the release. */
  private static List<String> tags(SpecFile spec, ExpandedSpecFile expanded, CorpusChange change) {
    List<String> tags = new ArrayList<>();
    for (ExpandedTag tag : expanded.tags()) {
      boolean touched =
          change.touchesTag(tag.tag().name())
              || (change.touchesTag("Release") && tag.tag().value().indexOf('%') >= 0)
              || (change.touchesTag("URL") && URL.matcher(tag.tag().value()).find());
      if (tag.valid() && !touched) {
        String section = spec.sections().get(tag.tag().section()).id();
        tags.add(section + " " + tag.tag().name() + ": " + tag.value());
      }
    }
    return tags;
  }

  @Test
  void eachEditDoesWhatItSaysAndNothingElse() throws IOException {
    List<String> rest = new ArrayList<>();
    COUNTS.forEach(
        (kind, count) -> {
          System.out.println("edit, " + kind + ": " + count);
          count.refused.forEach(
              (reason, files) -> {
                System.out.println("    refused " + files.size() + ": " + reason);
                rest.add("refused, " + kind + ": " + reason + " " + files);
              });
          count.wrong.forEach(line -> rest.add("wrong, " + kind + ": " + line));
        });
    Files.write(Path.of("target", "edit-differences.txt"), rest);
    assertThat(COUNTS).hasSize(2 * CorpusChange.all().size());
    assertThat(COUNTS.values()).allSatisfy(count -> assertThat(count.wrong).isEmpty());
    assertThat(COUNTS.values()).allSatisfy(count -> assertThat(count.effective).isPositive());
  }

  @Test
  void rpmReadsWhatWasEdited() throws IOException, InterruptedException {
    RpmBatch.assumeRpm();
    RpmVerdicts verdicts = new RpmVerdicts(folder);
    for (Edited edited : EDITED) {
      verdicts.add(
          edited.kind(),
          edited.file(),
          edited.context(),
          new RpmVerdicts.Side(corpus.spec(edited.file()).toBytes(), edited.before()),
          new RpmVerdicts.Side(edited.text(), edited.after()),
          edited.change().growth());
    }
    Map<String, RpmVerdicts.Count> counts = verdicts.read();
    counts.forEach((kind, count) -> System.out.println("RPM on edited " + kind + ": " + count));
    Files.write(Path.of("target", "edit-rpm.txt"), RpmVerdicts.lines(counts));
    assertThat(counts.values()).allSatisfy(count -> assertThat(count.wrong()).isEmpty());
    assertThat(counts.values()).allSatisfy(count -> assertThat(count.same()).isPositive());
  }
}
