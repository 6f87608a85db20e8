package io.github.packit4j.sandbox.internal.distgit;

import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.GitCommit;
import io.github.packit4j.sandbox.GitView;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.PullRequest;
import io.github.packit4j.sandbox.internal.git.MergeMethod;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A package on a forge that is no Pagure, as tests see it. */
final class HostedPackage implements DistGitPackage {

  private final Project project;
  private final Function<String, List<String>> groups;

  /**
   * Creates a view.
   *
   * @param groups gives the members of a group of the account system
   */
  HostedPackage(Project project, Function<String, List<String>> groups) {
    this.project = project;
    this.groups = groups;
  }

  private <T> T locked(Supplier<T> action) {
    return project.site().locked(action);
  }

  @Override
  public String name() {
    return project.name();
  }

  @Override
  public URI webUrl() {
    return project.webUrl();
  }

  @Override
  public URI cloneUrl() {
    return project.cloneUrl();
  }

  @Override
  public String defaultBranch() {
    return project.defaultBranch();
  }

  @Override
  public String commit(String branch, String message, FileTree files) {
    return locked(
        () -> {
          String ref = "refs/heads/" + branch;
          Optional<String> before = project.repository().commitOf(ref);
          String after =
              project
                  .repository()
                  .commit(
                      branch,
                      defaultBranch(),
                      message,
                      files,
                      project.site().ident(HostedPackages.OWNER));
          project.tell(ref, before, HostedPackages.OWNER);
          return after;
        });
  }

  @Override
  public void createBranch(String name, String from) {
    locked(
        () -> {
          String start =
              project
                  .repository()
                  .commitOf(from)
                  .orElseThrow(
                      () -> new IllegalArgumentException("No '" + from + "' in " + name()));
          project.repository().setRef("refs/heads/" + name, start);
          return start;
        });
  }

  @Override
  public void addCommitter(String account) {
    project.grant(account, UpstreamRole.WRITE);
  }

  /** What a team of the organization gives its members. */
  @Override
  public void addCommitterGroup(String group) {
    groups.apply(group).forEach(this::addCommitter);
  }

  @Override
  public void addCollaborator(String account, String branches) {
    throw new IllegalStateException(
        project.flavour() + " gives nobody the right to push to some branches alone");
  }

  @Override
  public Optional<GitView> fork(String account) {
    return locked(() -> project.site().forkOf(project, account).map(Project::repository));
  }

  @Override
  public List<PagurePullRequest> pullRequests() {
    return locked(
        () -> project.tracker().pulls().stream().<PagurePullRequest>map(HostedPull::of).toList());
  }

  @Override
  public PagurePullRequest pullRequest(int id) {
    return locked(() -> HostedPull.of(pull(id)));
  }

  @Override
  public String merge(int id) {
    try {
      return locked(
          () -> {
            PullRequest pull = pull(id);
            String message = "Merge pull request '" + pull.title() + "' (#" + id + ")";
            project
                .pulls()
                .merge(pull, Optional.empty(), MergeMethod.MERGE, message, HostedPackages.OWNER);
            return pull.merged().orElseThrow().commit();
          });
    } catch (ForgeRefusal e) {
      throw new IllegalStateException(
          "Pull request " + id + " of " + name() + " cannot be merged", e);
    }
  }

  @Override
  public void close(int id) {
    locked(
        () -> {
          project.pulls().close(pull(id), HostedPackages.OWNER);
          return id;
        });
  }

  @Override
  public void reopen(int id) {
    locked(
        () -> {
          project.pulls().reopen(pull(id), HostedPackages.OWNER);
          return id;
        });
  }

  @Override
  public void comment(int id, String account, String text) {
    locked(() -> project.tracker().comment(pull(id), account, text));
  }

  private PullRequest pull(int id) {
    return project
        .tracker()
        .pull(id)
        .orElseThrow(() -> new IllegalArgumentException("No pull request " + id + " in " + name()));
  }

  @Override
  public List<String> branches() {
    return project.branches();
  }

  @Override
  public Optional<String> commitOf(String ref) {
    return project.commitOf(ref);
  }

  @Override
  public Optional<byte[]> file(String ref, String path) {
    return project.file(ref, path);
  }

  @Override
  public FileTree tree(String ref) {
    return project.tree(ref);
  }

  @Override
  public List<String> files(String ref) {
    return project.files(ref);
  }

  @Override
  public List<GitCommit> log(String ref) {
    return project.log(ref);
  }
}
