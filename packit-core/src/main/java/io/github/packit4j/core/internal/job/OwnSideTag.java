package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.release.ReleaseBranch;
import java.util.Set;

/** A side tag of the workflow's own account, as far as the rules of jobs need to know it. */
public interface OwnSideTag {

  /**
   * Names the tag.
   *
   * @return such as {@code f44-build-side-12345}
   */
  String name();

  /**
   * Lists the packages of the builds in it.
   *
   * @return their names
   */
  Set<String> packages();

  /**
   * Tells whether builds of a branch go into it.
   *
   * @param branch the branch
   * @return whether it was made of the tag that the branch is built from
   */
  boolean isFor(ReleaseBranch branch);
}
