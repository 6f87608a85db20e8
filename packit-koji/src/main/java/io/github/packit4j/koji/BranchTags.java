package io.github.packit4j.koji;

import io.github.packit4j.koji.model.BuildTarget;
import io.github.packit4j.koji.model.InheritedTag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tags that a build of a branch travels through, by the conventions of Fedora's hub: it enters
 * the candidate tag, waits in the testing tag and ends in a stable one.
 *
 * @param target the build target of the branch
 * @param candidate the tag that gets finished builds
 * @param testing the tag of updates under test; empty where there are no updates, as in Rawhide
 * @param stable the stable tags, nearest first
 */
public record BranchTags(
    BuildTarget target, String candidate, Optional<String> testing, List<String> stable) {
  private static final String CANDIDATE = "-candidate";

  /** Copies the list. */
  public BranchTags {
    stable = List.copyOf(stable);
  }

  static BranchTags of(BuildTarget target, List<InheritedTag> inheritance) {
    String candidate = target.destinationTag();
    return new BranchTags(target, candidate, testing(candidate), stable(candidate, inheritance));
  }

  /**
   * {@code f43-updates-candidate} has f43-updates-testing, {@code epel9-testing-candidate}
   * epel9-testing.
   */
  private static Optional<String> testing(String candidate) {
    if (!candidate.endsWith(CANDIDATE)) {
      return Optional.empty();
    }
    String base = candidate.substring(0, candidate.length() - CANDIDATE.length());
    return Optional.of(base.endsWith("-testing") ? base : base + "-testing");
  }

  /** A tag and what it inherits, as far as the names say that they are stable. */
  static List<String> stable(String tag, List<InheritedTag> inheritance) {
    return Stream.concat(Stream.of(tag), inheritance.stream().map(InheritedTag::name))
        .filter(name -> !name.contains("-") || name.endsWith("-updates"))
        .distinct()
        .toList();
  }
}
