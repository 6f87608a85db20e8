package io.github.packit4j.specfile;

import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A spec file for one macro context: values of tags, sources with their URLs, what could not be
 * expanded.
 *
 * <p>Thread-safe. It is made in one reading of the whole file; nothing is executed for it.
 */
public final class ExpandedSpecFile {

  private final SpecSyntax syntax;
  private final MacroContext context;
  private final Evaluation evaluation;
  private final ReentrantLock lock = new ReentrantLock();

  private ExpandedSpecFile(SpecSyntax syntax, MacroContext context, Evaluation evaluation) {
    this.syntax = syntax;
    this.context = context;
    this.evaluation = evaluation;
  }

  static ExpandedSpecFile of(SpecSyntax syntax, MacroContext context) {
    return new ExpandedSpecFile(syntax, context, Evaluation.of(syntax, context));
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
    return of(syntax, context.define("dist", "%{nil}")).release();
  }

  /** Returns the epoch if there is a valid {@code Epoch} that is a number. */
  public OptionalInt epoch() {
    return tag("Epoch").map(ExpandedTag::value).filter(v -> v.matches("\\d{1,9}")).stream()
        .mapToInt(Integer::parseInt)
        .findFirst();
  }

  /** Returns epoch, version and release with dist tag. */
  public Evr evr() {
    return new Evr(epoch(), version(), Optional.of(release()));
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

  /** Returns all sources in file order, those of false branches included. */
  public List<ExpandedSource> sources() {
    return List.copyOf(evaluation.sources());
  }

  /** Returns all patches in file order, those of false branches included. */
  public List<ExpandedSource> patches() {
    return List.copyOf(evaluation.patches());
  }

  /** Tells whether a line, counted from 1, stands only in branches that hold. */
  public boolean isValid(int line) {
    return evaluation.isValid(line - 1);
  }

  /** Returns what is doubtful about the file in this context. */
  public List<SpecProblem> problems() {
    return List.copyOf(evaluation.problems());
  }

  /** Expands a text with the macros as they are at the end of the file. */
  public String expand(String text) {
    lock.lock();
    try {
      return evaluation.expander().expand(text);
    } finally {
      lock.unlock();
    }
  }

  private String required(String name) {
    return tag(name)
        .map(ExpandedTag::value)
        .orElseThrow(
            () -> new SpecFileException(0, 0, "The spec file has no " + name + " tag; add one"));
  }
}
