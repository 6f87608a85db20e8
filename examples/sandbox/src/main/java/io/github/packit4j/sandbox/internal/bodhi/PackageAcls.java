package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.pagure.DistGitService;
import java.util.Optional;
import java.util.OptionalInt;

/** Dist-git as Bodhi sees it: who may commit to a branch of a package. */
final class PackageAcls {

  private final DistGitService distGit;
  private final Trouble trouble;

  PackageAcls(DistGitService distGit, Trouble trouble) {
    this.distGit = distGit;
    this.trouble = trouble;
  }

  /**
   * Asks dist-git.
   *
   * @throws BackendTrouble with the words of Bodhi if it does not say
   */
  boolean mayCommit(String user, String packageName, String branch) {
    String question =
        "https://%s/api/0/rpms/%s/hascommit?user=%s&branch=%s"
            .formatted(distGit.host(), packageName, user, branch);
    OptionalInt failure = trouble.pagureStatus();
    if (failure.isPresent()) {
      throw failed(question, failure.getAsInt(), "");
    }
    Optional<Boolean> answer = distGit.hasCommit(packageName, user, branch);
    return answer.orElseThrow(() -> failed(question, 404, "Project not found"));
  }

  private static BackendTrouble failed(String question, int status, String error) {
    String message =
        "Bodhi failed to get a resource from Pagure at the following URL \"%s\". The status code"
            + " was \"%d\".";
    // Bodhi takes every other failure for one that explains itself.
    String explanation = status == 500 ? "" : " The error was \"" + error + "\".";
    return new BackendTrouble(message.formatted(question, status) + explanation);
  }
}
