package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.config.ActionName;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.action.ActionRunner;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Opens the places where branches are prepared: checkouts only where actions ask for them. */
public final class Workspaces {

  private final Optional<ActionRunner> runner;
  private final Path directory;
  private final Path locks;

  /**
   * Creates the workspaces.
   *
   * @param runner runs the commands of actions; empty if none may be run
   * @param workDirectory the workflow's directory
   */
  public Workspaces(Optional<ActionRunner> runner, Path workDirectory) {
    this.runner = runner;
    // Commands change directories, and a sandbox knows no other paths.
    this.directory = workDirectory.resolve("actions").toAbsolutePath();
    this.locks = workDirectory.resolve("locks").toAbsolutePath();
  }

  /**
   * Where the files of one branch come from.
   *
   * @param upstream upstream's files at the release
   * @param distGit the branch's files
   * @param checkOutUpstream puts upstream's files into a directory
   * @param checkOutDistGit puts the branch's files into a directory
   */
  public record Origin(
      Supplier<FileTree> upstream,
      FileTree distGit,
      Consumer<Path> checkOutUpstream,
      Consumer<Path> checkOutDistGit) {}

  /**
   * Opens the workspace of a branch.
   *
   * @param configName what the configuration calls the package
   * @param settings its settings, with its actions
   * @param branch the dist-git branch
   * @param origin where the files come from
   * @param variables the variables of the release, made where actions ask for them
   * @return the workspace
   */
  public Workspace open(
      String configName,
      PackageSettings settings,
      String branch,
      Origin origin,
      Supplier<Map<String, String>> variables) {
    Actions actions = new Actions(configName, settings, runner);
    if (!actions.anyOf(
        ActionName.POST_UPSTREAM_CLONE,
        ActionName.PRE_SYNC,
        ActionName.PREPARE_FILES,
        ActionName.CREATE_PATCHES,
        ActionName.CHANGELOG_ENTRY,
        ActionName.POST_MODIFICATIONS,
        ActionName.COMMIT_MESSAGE)) {
      return new Workspace.OfCommits(origin.upstream(), origin.distGit());
    }
    // Plans are made without a lock, so several may need the checkouts of a branch at once.
    TakenDirectory taken =
        TakenDirectory.next(directory, locks, settings.downstreamPackageName() + "-" + branch);
    try {
      Path root = taken.path();
      DirectoryRemoval.of(root);
      origin.checkOutUpstream().accept(CheckedOutWorkspace.upstreamDirectory(root));
      origin.checkOutDistGit().accept(CheckedOutWorkspace.distGitDirectory(root));
      return new CheckedOutWorkspace(
          root, actions, origin.distGit(), variables.get(), taken::close);
    } catch (RuntimeException e) {
      taken.close();
      throw e;
    }
  }
}
