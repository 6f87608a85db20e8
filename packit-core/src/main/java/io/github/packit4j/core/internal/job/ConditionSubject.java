package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.core.internal.workspace.Actions;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a job is about, for the action that decides whether it runs. Nothing of it is looked up
 * unless there is such an action.
 *
 * @param variables the variables of the job, beside those that name the package
 * @param repository the variable that names the checkout, where there is one
 * @param checkOut puts the files of the job's repository into an empty directory
 */
public record ConditionSubject(
    Supplier<Map<String, String>> variables, String repository, Consumer<Path> checkOut) {

  /** A job about a commit in dist-git, which is looked up late. */
  static ConditionSubject of(
      Supplier<DistGitCommit> lookup, ReleaseBranch branch, PackageSettings settings) {
    Once<DistGitCommit> commit = new Once<>(lookup);
    return new ConditionSubject(
        () ->
            commit
                .get()
                .version(BranchMacros.of(branch, settings))
                .map(version -> Map.of(Actions.PROJECT_VERSION, version))
                .orElseGet(Map::of),
        Actions.DOWNSTREAM_REPOSITORY,
        directory -> commit.get().checkOut(directory));
  }
}
