package io.github.packit4j.specfile;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.internal.check.SpecCheck;
import io.github.packit4j.specfile.internal.read.AutochangelogCall;
import io.github.packit4j.specfile.internal.read.Evaluation;
import io.github.packit4j.specfile.internal.read.ReleaseText;
import io.github.packit4j.specfile.internal.read.SectionExtent;
import io.github.packit4j.specfile.internal.read.UnexpandedTags;
import io.github.packit4j.specfile.macro.ExpansionProblem;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.macro.internal.run.SpecRun;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.version.Evr;
import io.github.packit4j.specfile.version.Nevra;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A spec file for one macro context: values of tags, sources with their URLs, what could not be
 * expanded.
 *
 * <p>Thread-safe. It is made in one reading of the whole file; nothing is executed for it.
 */
public final class ExpandedSpecFile {

  private static final Comparator<Optional<Place>> FILE_FIRST =
      Comparator.comparing(
          place -> place.orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));

  private final SpecSyntax syntax;
  private final MacroContext context;
  private final UnaryOperator<MacroExpander.Builder> settings;
  private final Evaluation evaluation;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable MacroContext macros;
  private volatile @Nullable String releaseWithoutDist;

  private ExpandedSpecFile(
      SpecSyntax syntax, MacroContext context, UnaryOperator<MacroExpander.Builder> settings) {
    this.syntax = syntax;
    this.context = context;
    this.settings = settings;
    MacroExpander expander = settings.apply(MacroExpander.builder(context)).build();
    this.evaluation = Evaluation.of(syntax, expander, context.rpmRelease());
  }

  static ExpandedSpecFile of(
      SpecSyntax syntax, MacroContext context, UnaryOperator<MacroExpander.Builder> settings) {
    return new ExpandedSpecFile(syntax, context, settings);
  }

  /** Tells whether this was expanded for just that context. */
  @SuppressWarnings("ReferenceEquality") // contexts are compared by nothing else
  boolean isOf(MacroContext other) {
    return context == other;
  }

  /**
   * Returns the package's name.
   *
   * @throws SpecFileException if the file has no valid {@code Name}
   */
  public String name() {
    return required("Name");
  }

  /**
   * Returns the package's version.
   *
   * @throws SpecFileException if the file has no valid {@code Version}
   */
  public String version() {
    return required("Version");
  }

  /**
   * Returns the release with the context's dist tag, such as {@code 1.fc44}.
   *
   * @throws SpecFileException if the file has no valid {@code Release}
   */
  public String release() {
    return required("Release");
  }

  /** Returns the release as it is with an empty {@code %{?dist}}, such as {@code 1}. */
  public String releaseWithoutDist() {
    String release = releaseWithoutDist;
    if (release == null) {
      release =
          quickReleaseWithoutDist()
              .orElseGet(() -> of(syntax, context.define("dist", "%{nil}"), settings).release());
      releaseWithoutDist = release;
    }
    return release;
  }

  /** Expands the tag alone; empty if the release or the dist tag in it comes from elsewhere. */
  private Optional<String> quickReleaseWithoutDist() {
    Optional<ExpandedTag> tag = tag("Release").filter(ExpandedTag::valid);
    String dist = expandHere("%{?dist}");
    if (tag.isEmpty() || dist.isEmpty()) {
      return dist.isEmpty() ? Optional.of(release()) : Optional.empty();
    }
    String raw = tag.get().tag().value();
    lock.lock();
    try {
      MacroExpander expander = evaluation.expander();
      if (!expander.expand(raw).equals(tag.get().value())) {
        return Optional.empty();
      }
      expander.define("dist", "%{nil}");
      String release = expander.expand(raw);
      expander.undefine("dist");
      return Optional.of(release).filter(value -> !value.contains(dist));
    } catch (MacroException e) {
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Tells whether the release that counts is computed by {@code %autorelease}. */
  public boolean hasAutorelease() {
    return tag("Release").filter(tag -> ReleaseText.isAutorelease(tag.tag().value())).isPresent();
  }

  /** Tells whether the changelog that counts is made by {@code %autochangelog}. */
  public boolean hasAutochangelog() {
    return section("changelog").filter(AutochangelogCall::isIn).isPresent();
  }

  /**
   * Returns the text below the header of the first section of a name that counts.
   *
   * <p>Conditions around the section are not part of it, although they stand between its text and
   * the next header.
   *
   * @param name the section's name without {@code %}, such as {@code changelog}
   */
  public Optional<String> section(String name) {
    for (int i = 0; i < syntax.sections().size(); i++) {
      Section section = syntax.sections().get(i);
      if (!section.isPreamble()
          && section.name().equalsIgnoreCase(name)
          && evaluation.isValid(section.lineIndex())) {
        return Optional.of(SectionExtent.of(syntax, i).body());
      }
    }
    return Optional.empty();
  }

  /** Returns the epoch if there is a valid {@code Epoch} that is a number. */
  public OptionalInt epoch() {
    return evaluation.value("Epoch").filter(v -> v.matches("\\d{1,9}")).stream()
        .mapToInt(Integer::parseInt)
        .findFirst();
  }

  /**
   * Returns the value of the first tag of a name that RPM sees in the preamble: as the file has it,
   * or as a macro such as {@code %fontpkg} or an included file writes it.
   */
  public Optional<String> value(String name) {
    return evaluation.value(name);
  }

  /** Returns epoch, version and release with dist tag. */
  public Evr evr() {
    return new Evr(epoch(), version(), Optional.of(release()));
  }

  /** Returns name, epoch, version and release with dist tag. */
  public Nevra nevra() {
    return new Nevra(name(), evr(), Optional.empty());
  }

  /** Returns epoch, version and release as changelog headers have them: without dist tag. */
  public Evr changelogEvr() {
    return new Evr(epoch(), version(), Optional.of(releaseWithoutDist()));
  }

  /** Returns the first valid preamble tag of a name, else the first; case does not matter. */
  public Optional<ExpandedTag> tag(String name) {
    Optional<ExpandedTag> any = Optional.empty();
    for (ExpandedTag tag : evaluation.tags()) {
      if (tag.tag().section() == 0 && tag.tag().isNamed(name)) {
        if (tag.valid()) {
          return Optional.of(tag);
        }
        any = any.isEmpty() ? Optional.of(tag) : any;
      }
    }
    return any;
  }

  /** Returns all tags in file order, those of subpackages and of false branches included. */
  public List<ExpandedTag> tags() {
    return List.copyOf(evaluation.tags());
  }

  /** Returns the sources that count, in file order. */
  public List<ExpandedSource> sources() {
    return evaluation.sources().stream().filter(ExpandedSource::valid).toList();
  }

  /** Returns all sources in file order, with those that do not count in this context. */
  public List<ExpandedSource> allSources() {
    return List.copyOf(evaluation.sources());
  }

  /** Returns the patches that count, in file order. */
  public List<ExpandedSource> patches() {
    return evaluation.patches().stream().filter(ExpandedSource::valid).toList();
  }

  /** Returns all patches in file order, with those that do not count in this context. */
  public List<ExpandedSource> allPatches() {
    return List.copyOf(evaluation.patches());
  }

  /** Tells whether a line, counted from 1, stands only in branches that hold. */
  public boolean isValid(int line) {
    return evaluation.isValid(line - 1);
  }

  /**
   * Returns what RPM refuses or warns about in this context, and what could not be evaluated, in
   * file order. For this the file is read once more, as the RPM of the context's release does.
   */
  public List<SpecProblem> problems() {
    MacroExpander run = settings.apply(MacroExpander.builder(context)).build();
    List<SpecProblem> problems = new ArrayList<>(SpecCheck.problems(syntax.lines(), run, context));
    evaluation.problems().stream()
        .filter(problem -> problem.kind() == Kind.NOT_EVALUATED)
        .forEach(problems::add);
    problems.addAll(UnexpandedTags.problems(syntax, evaluation));
    evaluation.expander().problems().stream()
        .map(problem -> SpecProblem.of(Kind.NOT_EVALUATED, describe(problem)))
        .forEach(problems::add);
    problems.sort(Comparator.comparing(SpecProblem::place, FILE_FIRST));
    return List.copyOf(problems);
  }

  /** Returns what the reading could not expand because RPM would refuse it. */
  List<SpecProblem> failures() {
    return evaluation.problems().stream()
        .filter(problem -> problem.kind() == Kind.EXPANSION)
        .toList();
  }

  /**
   * Checks that RPM would read the file.
   *
   * @return this
   * @throws SpecFileException for the first problem that RPM refuses a file for
   */
  public ExpandedSpecFile requireValid() {
    problems().stream()
        .filter(problem -> problem.kind().isFatal())
        .findFirst()
        .ifPresent(
            problem -> {
              throw new SpecFileException(problem);
            });
    return this;
  }

  private static String describe(ExpansionProblem problem) {
    return problem.construct() + " stays as it is: " + problem.reason();
  }

  /**
   * Expands a text with the macros as they are at the end of the file; definitions in the text do
   * not outlive the call.
   *
   * @throws io.github.packit4j.specfile.macro.MacroException if RPM would refuse the text
   */
  public String expand(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    MacroExpander run;
    lock.lock();
    try {
      run = SpecRun.of(evaluation.expander()).fork();
    } finally {
      lock.unlock();
    }
    return run.expand(text);
  }

  /** Returns the macros as they are at the end of the file. */
  public MacroContext macros() {
    lock.lock();
    try {
      MacroContext found = macros;
      if (found == null) {
        found = evaluation.expander().snapshot();
        macros = found;
      }
      return found;
    } finally {
      lock.unlock();
    }
  }

  private String expandHere(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    lock.lock();
    try {
      return evaluation.expander().expand(text);
    } finally {
      lock.unlock();
    }
  }

  private String required(String name) {
    return evaluation
        .value(name)
        .or(() -> tag(name).map(ExpandedTag::value))
        .orElseThrow(() -> new SpecFileException("The spec file has no " + name + " tag; add one"));
  }
}
