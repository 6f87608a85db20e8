package io.github.packit4j.core.internal.job;

import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeProject;
import java.util.Optional;

/**
 * The author of a comment, and what the author may ask for. The forge is asked once for each right,
 * however many commands a comment has, and a question that it does not answer is an error, never a
 * "no".
 */
final class Commenter {

  private final String account;
  private final ForgeProject project;
  private final DistGitInstance distGit;
  private final Once<Boolean> writer;
  private final Once<Boolean> packager;

  Commenter(String account, ForgeProject project, DistGitInstance distGit) {
    this.account = account;
    this.project = project;
    this.distGit = distGit;
    this.writer = new Once<>(() -> project.access().of(account).canMerge());
    this.packager = new Once<>(this::isPackager);
  }

  /** A rule that refuses somebody a command. */
  record Refusal(Reason reason, String message) {}

  /** Refuses whoever may not push to the project. */
  Optional<Refusal> unlessWriter() {
    return writer.get()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Reason.NO_WRITE_ACCESS,
                "%s may not push to %s, as who asks for this must"
                    .formatted(account, project.webUrl())));
  }

  /** Refuses whoever is no packager of the dist-git that the project is in. */
  Optional<Refusal> unlessPackager() {
    return packager.get()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Reason.NOT_A_PACKAGER,
                distGit
                    .packagerGroup()
                    .map(
                        group ->
                            "%s is not in the group %s of %s"
                                .formatted(account, group, distGit.webUrl()))
                    .orElseGet(
                        () -> "%s may not push to %s".formatted(account, project.webUrl()))));
  }

  private boolean isPackager() {
    return distGit.packagerGroup().map(this::isIn).orElseGet(writer::get);
  }

  private boolean isIn(String group) {
    try {
      return isMember(group);
    } catch (ForgeException e) {
      // A dist-git that has moved to Forgejo has no groups any more.
      if (e.reason() != ForgeException.Reason.UNSUPPORTED) {
        throw e;
      }
      return writer.get();
    }
  }

  private boolean isMember(String group) {
    return project
        .forge()
        .groupMembers(group)
        .orElseThrow(
            () ->
                new WorkflowException(
                    "Tried to find out whether %s is a packager but failed because: %s has no group %s. Correct DistGitInstance.builder().packagerGroup(...)."
                        .formatted(account, distGit.webUrl(), group)))
        .contains(account);
  }
}
