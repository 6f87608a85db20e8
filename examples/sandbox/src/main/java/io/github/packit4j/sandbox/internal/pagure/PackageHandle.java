package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.GitCommit;
import io.github.packit4j.sandbox.GitView;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.StateLock;
import io.github.packit4j.sandbox.internal.git.GitHttp;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A package as tests see it. */
final class PackageHandle implements DistGitPackage {

  private final Project project;
  private final Projects projects;
  private final PullRequests pullRequests;
  private final DistGitMessages messages;
  private final Accounts accounts;
  private final GitHttp git;
  private final StateLock state;

  PackageHandle(
      Project project,
      Projects projects,
      PullRequests pullRequests,
      DistGitMessages messages,
      Accounts accounts,
      GitHttp git,
      StateLock state) {
    this.project = project;
    this.projects = projects;
    this.pullRequests = pullRequests;
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
    return URI.create(PagureJson.SERVER + project.urlPath());
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
          messages.pushed(project, branch, before, after, owner.name(), Optional.empty());
          return after;
        });
  }

  @Override
  public void createBranch(String name, String from) {
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
    state.run(() -> project.levels().put(known(account).name(), "commit"));
  }

  @Override
  public Optional<GitView> fork(String account) {
    return state.get(() -> projects.fork(account, name()).map(Project::repository));
  }

  @Override
  public List<PagurePullRequest> pullRequests() {
    return state.get(() -> project.pulls().stream().map(PackageHandle::snapshot).toList());
  }

  @Override
  public PagurePullRequest pullRequest(int id) {
    return state.get(() -> snapshot(pull(id)));
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
    state.run(() -> pullRequests.comment(pull(id), known(account), text));
  }

  private Pull pull(int id) {
    return project.pulls().stream()
        .filter(pull -> pull.id() == id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No pull request " + id + " in " + name()));
  }

  private Account known(String account) {
    return accounts
        .named(account)
        .orElseThrow(() -> new IllegalArgumentException("No account '" + account + "'"));
  }

  private static PagurePullRequest snapshot(Pull pull) {
    return new PagurePullRequest(
        pull.id(),
        pull.target().name(),
        pull.title(),
        pull.description(),
        PagurePullRequest.Status.valueOf(pull.status().toUpperCase(Locale.ROOT)),
        pull.author().name(),
        pull.source().fullName(),
        pull.branchFrom(),
        pull.branchTo(),
        pull.commitStop(),
        URI.create(PagureJson.SERVER + pull.urlPath()),
        pull.comments().stream()
            .map(c -> new PagurePullRequest.Comment(c.author().name(), c.text(), c.notification()))
            .toList(),
        pull.flags().stream().map(PackageHandle::snapshot).toList());
  }

  private static PagurePullRequest.Flag snapshot(Flag flag) {
    return new PagurePullRequest.Flag(
        flag.username(), flag.status(), flag.comment(), URI.create(flag.url()));
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
  public List<String> files(String ref) {
    return project.repository().files(ref);
  }

  @Override
  public List<GitCommit> log(String ref) {
    return project.repository().log(ref);
  }
}
