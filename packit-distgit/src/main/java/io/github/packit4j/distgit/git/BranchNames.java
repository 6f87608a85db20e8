package io.github.packit4j.distgit.git;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/** Which names git allows for a branch: {@code git check-ref-format}. */
final class BranchNames {

  private BranchNames() {}

  static boolean isAllowed(String branch) {
    return Repository.isValidRefName(Constants.R_HEADS + branch);
  }

  static String require(String branch) {
    if (!isAllowed(branch)) {
      throw new IllegalArgumentException("Not a name git allows for a branch: " + branch);
    }
    return branch;
  }
}
