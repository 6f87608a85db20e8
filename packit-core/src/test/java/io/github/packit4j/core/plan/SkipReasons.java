package io.github.packit4j.core.plan;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A reason of each kind. */
final class SkipReasons {

  private static final URI PULL_REQUEST = URI.create("https://example.org/pull/1");

  static final List<SkipReason> ALL =
      List.of(
          new SkipReason.Downgrade("2.0", "1.0"),
          new SkipReason.MaskMismatch("\\d+\\.", "2.0", "3.0"),
          new SkipReason.OutsideSpecifiers("<4", "4.0"),
          new SkipReason.TagFiltered("v1.0", "^rel"),
          new SkipReason.TagOfAnotherPackage("a-1.0", "b-{version}"),
          new SkipReason.EndOfLife("f40", Optional.of(LocalDate.of(2025, 5, 13))),
          new SkipReason.EndOfLife("f39", Optional.empty()),
          new SkipReason.NoRelease("epel-10-branched"),
          new SkipReason.NoSuchBranch("epel7"),
          new SkipReason.Retired("f44"),
          new SkipReason.ForeignCommits("f44-update", "0123abc"),
          new SkipReason.ClosedPullRequest(PULL_REQUEST),
          new SkipReason.NewerProposal("3.0", "2.0", PULL_REQUEST),
          new SkipReason.CannotFastForward("f43", "f44"));

  private SkipReasons() {}
}
