package io.github.packit4j.specfile;

import io.github.packit4j.specfile.RpmVerdicts.Growth;
import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.syntax.Tag;
import io.github.packit4j.specfile.version.Evr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * An edit for any spec file, and what it promises.
 *
 * @param applies whether a file, as a context reads it, has what is edited
 * @param edit does it
 * @param effective tells, of the reading before and after, whether the file says what was asked for
 * @param touched the tags, in lower case, and the sections that may be others afterwards
 * @param removed how many lines that are not empty may go, of a file as it was
 * @param added how many lines may come
 * @param growth what RPM counts more
 */
record CorpusChange(
    String name,
    Predicate<ExpandedSpecFile> applies,
    BiConsumer<ExpandedSpecFile, SpecFileEditor> edit,
    BiPredicate<ExpandedSpecFile, ExpandedSpecFile> effective,
    Set<String> touched,
    BiFunction<SpecFile, ExpandedSpecFile, Integer> removed,
    int added,
    Growth growth) {

  private static final String FILE = "extra-data.tar.gz";
  private static final String URL = "https://example.org/a%%20home";
  private static final ChangelogEntry ENTRY =
      ChangelogEntry.of(
          LocalDate.of(2026, 11, 22),
          new Packager("Packit", "hello@packit.dev"),
          "99.1-1",
          List.of("- Update to 100%% of version 99.1"));

  /** Which of a file's sources or patches are meant, and how they are edited. */
  private enum Kind {
    SOURCE("source", ExpandedSpecFile::sources),
    PATCH("patch", ExpandedSpecFile::patches);

    private final String word;
    private final Function<ExpandedSpecFile, List<ExpandedSource>> counting;

    Kind(String word, Function<ExpandedSpecFile, List<ExpandedSource>> counting) {
      this.word = word;
      this.counting = counting;
    }

    List<ExpandedSource> of(ExpandedSpecFile spec) {
      return counting.apply(spec);
    }

    List<String> locations(ExpandedSpecFile spec) {
      return of(spec).stream().map(source -> source.number() + " " + source.location()).toList();
    }

    boolean has(ExpandedSpecFile spec, int number) {
      return of(spec).stream().anyMatch(source -> source.number() == number);
    }

    int free(ExpandedSpecFile spec) {
      return IntStream.iterate(0, n -> n + 1).filter(n -> !has(spec, n)).findFirst().orElseThrow();
    }

    /** Returns the number of the source in the middle. */
    int middle(ExpandedSpecFile spec) {
      return of(spec).get(of(spec).size() / 2).number();
    }

    Growth growth(int by) {
      return this == SOURCE ? new Growth(by, 0, 0) : new Growth(0, by, 0);
    }

    Set<String> touched() {
      return Set.of(word, word + "list", "package");
    }
  }

  /** Returns every edit. */
  static List<CorpusChange> all() {
    List<CorpusChange> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      all.addAll(ofSources(kind));
    }
    all.add(
        ofTag(
            "set a tag",
            has("URL"),
            (before, editor) -> editor.setTag("URL", URL),
            (before, after) -> after.value("URL").orElse("").equals("https://example.org/a%20home"),
            Set.of("url", "package"),
            1,
            1));
    all.add(
        ofTag(
            "add a tag",
            has("Vendor").negate(),
            (before, editor) -> editor.addTag("Vendor", "Some & 50%% more"),
            (before, after) -> after.value("Vendor").orElse("").equals("Some & 50% more"),
            Set.of("vendor", "package"),
            0,
            1));
    all.add(
        new CorpusChange(
            "remove a tag",
            has("URL"),
            (before, editor) -> editor.removeTag("URL"),
            (before, after) -> count(after, "URL") == count(before, "URL") - 1,
            Set.of("url", "package"),
            (spec, before) -> lines(before.tag("URL").orElseThrow().tag()),
            0,
            Growth.NONE));
    all.add(
        ofTag(
            "set the release number",
            spec -> !spec.hasAutorelease(),
            (before, editor) -> editor.setReleaseNumber("77"),
            (before, after) ->
                after.releaseWithoutDist().equals("77")
                    && after.release().equals("77") == before.release().equals(bare(before)),
            Set.of("release", "package"),
            1,
            1));
    all.add(
        ofTag(
            "bump the release",
            spec -> true,
            (before, editor) -> editor.bumpRelease(),
            (before, after) ->
                before.hasAutorelease()
                    ? after.release().equals(before.release())
                    : Evr.compareVersions(after.release(), before.release()) > 0,
            Set.of("release", "package"),
            1,
            1));
    all.add(
        new CorpusChange(
            "add an entry",
            spec -> !spec.hasAutochangelog() && spec.section("changelog").isPresent(),
            (before, editor) -> editor.addChangelogEntry(ENTRY),
            (before, after) -> {
              String log = after.section("changelog").orElse("");
              String rest = log.replace(before.section("changelog").orElse(""), "");
              return rest.contains("Packit <hello@packit.dev> - 99.1-1")
                  && rest.contains(ENTRY.lines().get(0));
            },
            Set.of("changelog"),
            (spec, before) -> 1,
            4,
            new Growth(0, 0, 1)));
    all.add(
        ofSection(
            "generate the changelog",
            "changelog",
            (before, editor) -> editor.toAutochangelog(),
            (before, after) -> after.hasAutochangelog(),
            Growth.NO_ENTRIES));
    all.add(
        ofSection(
            "replace a section",
            "description",
            (before, editor) -> editor.replaceSection("description", "Another text.\n"),
            (before, after) -> after.section("description").orElse("").equals("Another text.\n"),
            Growth.NONE));
    all.add(
        ofSection(
            "remove a section",
            "check",
            (before, editor) -> editor.removeSection("check"),
            (before, after) -> after.section("check").isEmpty(),
            Growth.NONE));
    return all;
  }

  private static List<CorpusChange> ofSources(Kind kind) {
    boolean source = kind == Kind.SOURCE;
    return List.of(
        new CorpusChange(
            "append a " + kind.word,
            spec -> true,
            (before, editor) ->
                editor(source, editor, e -> e.addSource(FILE), e -> e.addPatch(FILE, "Why not")),
            (before, after) -> isOneMore(kind, before, after),
            kind.touched(),
            (spec, before) -> 0,
            source ? 1 : 2,
            kind.growth(1)),
        new CorpusChange(
            "insert a " + kind.word,
            spec -> true,
            (before, editor) -> {
              int free = kind.free(before);
              editor(source, editor, e -> e.addSource(free, FILE), e -> e.addPatch(free, FILE));
            },
            (before, after) ->
                isOneMore(kind, before, after)
                    && kind.locations(after).contains(kind.free(before) + " " + FILE),
            kind.touched(),
            (spec, before) -> 0,
            1,
            kind.growth(1)),
        new CorpusChange(
            "remove a " + kind.word,
            spec -> !kind.of(spec).isEmpty(),
            (before, editor) -> {
              int number = kind.middle(before);
              editor(source, editor, e -> e.removeSource(number), e -> e.removePatch(number));
            },
            (before, after) -> isOneLess(kind, kind.of(before).size() / 2, before, after),
            kind.touched(),
            (spec, before) -> lines(spec, kind.of(before).get(kind.of(before).size() / 2)),
            0,
            kind.growth(-1)),
        new CorpusChange(
            "remove the last " + kind.word,
            spec -> !kind.of(spec).isEmpty(),
            (before, editor) -> {
              int last = kind.of(before).get(kind.of(before).size() - 1).number();
              editor(source, editor, e -> e.removeSource(last), e -> e.removeLastPatch());
            },
            (before, after) -> isOneLess(kind, kind.of(before).size() - 1, before, after),
            kind.touched(),
            (spec, before) -> lines(spec, kind.of(before).get(kind.of(before).size() - 1)),
            0,
            kind.growth(-1)));
  }

  private static void editor(
      boolean source,
      SpecFileEditor editor,
      Consumer<SpecFileEditor> ofSource,
      Consumer<SpecFileEditor> ofPatch) {
    (source ? ofSource : ofPatch).accept(editor);
  }

  private static boolean isOneMore(Kind kind, ExpandedSpecFile before, ExpandedSpecFile after) {
    List<String> more = new ArrayList<>(kind.locations(after));
    kind.locations(before).forEach(more::remove);
    return more.size() == 1 && more.get(0).endsWith(" " + FILE);
  }

  /** Tells whether all but one are there, those with a number under that number. */
  private static boolean isOneLess(
      Kind kind, int gone, ExpandedSpecFile before, ExpandedSpecFile after) {
    List<String> kept = new ArrayList<>();
    kind.of(before).forEach(source -> kept.add(source.location()));
    kept.remove(gone);
    return kind.of(after).stream().map(ExpandedSource::location).toList().equals(kept);
  }

  private static CorpusChange ofTag(
      String name,
      Predicate<ExpandedSpecFile> applies,
      BiConsumer<ExpandedSpecFile, SpecFileEditor> edit,
      BiPredicate<ExpandedSpecFile, ExpandedSpecFile> effective,
      Set<String> touched,
      int removed,
      int added) {
    return new CorpusChange(
        name, applies, edit, effective, touched, (spec, before) -> removed, added, Growth.NONE);
  }

  private static CorpusChange ofSection(
      String name,
      String section,
      BiConsumer<ExpandedSpecFile, SpecFileEditor> edit,
      BiPredicate<ExpandedSpecFile, ExpandedSpecFile> effective,
      Growth growth) {
    return new CorpusChange(
        name,
        spec ->
            spec.section(section).isPresent()
                && !(section.equals("changelog") && spec.hasAutochangelog()),
        edit,
        effective,
        Set.of(section),
        (spec, before) ->
            2 + (int) before.section(section).orElse("").lines().filter(l -> !l.isBlank()).count(),
        2,
        growth);
  }

  private static Predicate<ExpandedSpecFile> has(String tag) {
    return spec -> spec.tag(tag).filter(ExpandedTag::valid).isPresent();
  }

  private static String bare(ExpandedSpecFile spec) {
    return spec.releaseWithoutDist();
  }

  private static long count(ExpandedSpecFile spec, String name) {
    return spec.tags().stream()
        .filter(tag -> tag.valid() && tag.tag().section() == 0 && tag.tag().isNamed(name))
        .count();
  }

  private static int lines(Tag tag) {
    return tag.lineCount() + tag.comments().size();
  }

  private static int lines(SpecFile spec, ExpandedSource source) {
    return spec.syntax().tags().stream()
        .filter(tag -> tag.isSource() || tag.isPatch())
        .filter(tag -> tag.value().equals(source.location()))
        .mapToInt(CorpusChange::lines)
        .max()
        .orElse(1);
  }

  boolean touchesTag(String tag) {
    String key = tag.toLowerCase(Locale.ROOT);
    return touched.contains(key.replaceFirst("\\d+$", ""));
  }

  boolean touchesSection(String section) {
    return touched.contains(section);
  }
}
