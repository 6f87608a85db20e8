package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.forge.Project;

/**
 * What an account is to a project when it says something: GitHub's {@code author_association}.
 *
 * <p>The words and their order are those of GitHub's <a
 * href="https://docs.github.com/en/graphql/reference/enums#commentauthorassociation">documentation</a>.
 * Who administers a project of an organization counts as its member; everybody else who was given a
 * role is a collaborator.
 */
final class Association {

  private Association() {}

  static String of(Project project, String account) {
    if (project.owner().equals(account)) {
      return "OWNER";
    }
    boolean organization = project.site().account(project.owner()).isEmpty();
    if (organization && project.members().roleOf(account).includes(UpstreamRole.ADMIN)) {
      return "MEMBER";
    }
    if (project.members().contains(account)) {
      return "COLLABORATOR";
    }
    return hasContributed(project, account) ? "CONTRIBUTOR" : "NONE";
  }

  /** Who opened a pull request that was merged, or wrote a commit of the default branch. */
  private static boolean hasContributed(Project project, String account) {
    boolean merged =
        project.tracker().pulls().stream()
            .anyMatch(pull -> pull.author().equals(account) && pull.merged().isPresent());
    return merged
        || (project.commitOf(project.defaultBranch()).isPresent()
            && project
                .site()
                .account(account)
                .filter(
                    known ->
                        project.log(project.defaultBranch()).stream()
                            .anyMatch(commit -> commit.authorEmail().equals(known.email())))
                .isPresent());
  }
}
