package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.GitCommit;
import io.github.packit4j.sandbox.GitView;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.distgit.Project;
import io.github.packit4j.sandbox.internal.distgit.Projects;
import io.github.packit4j.sandbox.internal.git.GitHttp;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;

/** A package as tests see it. */
final class PackageHandle implements DistGitPackage {

  private final Project project;
  private final Projects projects;
  private final PullRequests pullRequests;
  private final Flags flags;
  private final DistGitMessages messages;
  private final Accounts accounts;
  private final GitHttp git;
  private final StateLock state;

  PackageHandle(
      Project project,
      Projects projects,
      PullRequests pullRequests,
      Flags flags,
      DistGitMessages messages,
      Accounts accounts,
      GitHttp git,
      StateLock state) {
    this.project = project;
    this.projects = projects;
    this.pullRequests = pullRequests;
    this.flags = flags;
    this.messages = messages;
    this.accounts = accounts;
    this.git = git;
    this.state = state;
  }

  @Override
  public String name() {
    return project.name();
  }

  @Override
  public URI webUrl() {
    return URI.create(PagureJson.SERVER + PagureJson.path(project));
  }

  @Override
  public URI cloneUrl() {
    return URI.create(PagureJson.SERVER + project.fullName() + ".git");
  }

  @Override
  public String defaultBranch() {
    return project.repository().defaultBranch();
  }

  @Override
  public String commit(String branch, String message, FileTree files) {
    return state.get(
        () -> {
          Optional<String> before = project.repository().commitOf("refs/heads/" + branch);
          Account owner = project.owner();
          String after =
              project
                  .repository()
                  .commit(branch, defaultBranch(), message, files, git.ident(owner));
          project.touch(project.modified());
          messages.pushed(
              project, new BranchUpdate(branch, before, after), owner.name(), Optional.empty());
          pullRequests.from(project, branch).forEach(pull -> pullRequests.refresh(pull, owner));
          return after;
        });
  }

  /**
   * Refuses what git does not take for a branch.
   *
   * @throws IllegalArgumentException if that is so
   */
  static void requireBranchName(String name) {
    if (!Repository.isValidRefName("refs/heads/" + name)) {
      throw new IllegalArgumentException("'" + name + "' is no name that git allows a branch");
    }
  }

  @Override
  public void createBranch(String name, String from) {
    requireBranchName(name);
    state.run(
        () ->
            project
                .repository()
                .setRef(
                    "refs/heads/" + name,
                    project
                        .repository()
                        .commitOf(from)
                        .orElseThrow(
                            () -> new IllegalArgumentException("No '" + from + "' in " + name()))));
  }

  @Override
  public void addCommitter(String account) {
    state.run(() -> project.access().users().put(known(account).name(), "commit"));
  }

  @Override
  public void addCollaborator(String account, String branches) {
    state.run(() -> project.access().collaborators().put(known(account).name(), branches));
  }

  @Override
  public void addCommitterGroup(String group) {
    state.run(() -> project.access().groups().put(group, "commit"));
  }

  @Override
  public void reopen(int id) {
    state.run(() -> pullRequests.reopen(pull(id), project.owner()));
  }

  @Override
  public Optional<GitView> fork(String account) {
    return state.get(() -> projects.fork(account, name()).map(Project::repository));
  }

  @Override
  public List<PagurePullRequest> pullRequests() {
    return state.get(
        () ->
            pullRequests.of(project).stream()
                .<PagurePullRequest>map(pull -> new PullSnapshot(pull, flags))
                .toList());
  }

  @Override
  public PagurePullRequest pullRequest(int id) {
    return state.get(() -> new PullSnapshot(pull(id), flags));
  }

  @Override
  public String merge(int id) {
    return state.get(
        () ->
            pullRequests
                .merge(pull(id), project.owner())
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "Pull request " + id + " of " + name() + " cannot be merged")));
  }

  @Override
  public void close(int id) {
    state.run(() -> pullRequests.close(pull(id), project.owner()));
  }

  @Override
  public void comment(int id, String account, String text) {
    state.run(() -> pullRequests.comment(pull(id), known(account), text, Optional.empty()));
  }

  private Pull pull(int id) {
    return pullRequests
        .find(project, id)
        .orElseThrow(() -> new IllegalArgumentException("No pull request " + id + " in " + name()));
  }

  private Account known(String account) {
    return accounts
        .named(account)
        .orElseThrow(() -> new IllegalArgumentException("No account '" + account + "'"));
  }

  @Override
  public List<String> branches() {
    return project.repository().branches();
  }

  @Override
  public Optional<String> commitOf(String ref) {
    return project.repository().commitOf(ref);
  }

  @Override
  public Optional<byte[]> file(String ref, String path) {
    return project.repository().file(ref, path);
  }

  @Override
  public FileTree tree(String ref) {
    return project.repository().tree(ref);
  }

  @Override
  public List<String> files(String ref) {
    return project.repository().files(ref);
  }

  @Override
  public List<GitCommit> log(String ref) {
    return project.repository().log(ref);
  }
}
