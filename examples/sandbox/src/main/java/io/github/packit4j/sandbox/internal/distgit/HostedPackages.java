package io.github.packit4j.sandbox.internal.distgit;

import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.forge.Adoption;
import io.github.packit4j.sandbox.internal.forge.ForgeSite;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.git.GitRemote;
import io.github.packit4j.sandbox.internal.http.FaultInjection;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Packages on a forge that is no Pagure: the projects of an organization or a group. Guarded by the
 * state lock.
 */
public final class HostedPackages {

  static final String OWNER = "admin";

  private final ForgeSite site;
  private final String namespace;
  private final Function<HttpRequest, Optional<HttpResponse>> web;
  private final Function<String, List<String>> groups;

  /**
   * Creates packages of a forge, none at first.
   *
   * @param namespace the organization or group
   * @param web answers for the forge's host
   * @param groups gives the members of a group of the account system
   */
  public HostedPackages(
      ForgeSite site,
      String namespace,
      Function<HttpRequest, Optional<HttpResponse>> web,
      Function<String, List<String>> groups) {
    this.site = site;
    this.namespace = namespace;
    this.web = web;
    this.groups = groups;
  }

  /** Applies what holds for the branches of packages, whoever pushes. */
  public void rules(BranchRules branches, FaultInjection faults) {
    site.pushRules(
        (project, account, change) -> {
          String branch = change.branch().orElse(change.ref());
          return faults
              .pushRejection(original(project).fullName(), branch)
              .or(() -> refusal(branches, project, change))
              .map(reason -> new GitRemote.Decision(false, List.of(reason)))
              .orElse(GitRemote.Decision.ALLOWED);
        });
  }

  private Optional<String> refusal(
      BranchRules branches, Project project, GitRemote.RefChange change) {
    return isPackage(project) ? branches.refusal(project.repository(), change) : Optional.empty();
  }

  private static Project original(Project project) {
    return project.parent().orElse(project);
  }

  private boolean isPackage(Project project) {
    return project.namespace().equals(namespace);
  }

  /** Makes a package. */
  public DistGitPackage create(String name, FileTree files, List<String> branches) {
    String fullName = namespace + "/" + name;
    Project project = site.add(fullName, Optional.empty());
    BareRepository repository = project.repository();
    repository.setDefaultBranch(branches.get(0));
    String commit =
        repository.commit(branches.get(0), null, "Initial import", files, site.ident(OWNER));
    branches.forEach(branch -> repository.setRef("refs/heads/" + branch, commit));
    if (branches.contains("rawhide") && !branches.contains("main")) {
      repository.alias("main", "rawhide");
    }
    return handle(project);
  }

  /** Returns a package. */
  public Optional<DistGitPackage> pkg(String name) {
    return site.find(namespace + "/" + name).map(this::handle);
  }

  private DistGitPackage handle(Project project) {
    return new HostedPackage(project, groups);
  }

  /** Takes over a package or a fork of one, with its name here. */
  public Project adopt(String fullName, Optional<Project> parent, BareRepository content) {
    return adoption().project(fullName, parent, content);
  }

  /** Returns the way to take over what was elsewhere. */
  public Adoption adoption() {
    return new Adoption(site);
  }

  /** Returns the name of a package as a project of the forge. */
  public String fullName(String packageName) {
    return namespace + "/" + packageName;
  }

  /** Returns the names of the packages. */
  public List<String> names() {
    return site.projects().stream().filter(this::isPackage).map(Project::name).toList();
  }

  /** Returns the repository of a package or fork. */
  public Optional<BareRepository> repository(String fullName) {
    return site.find(fullName).map(Project::repository);
  }

  /** Returns a repository with its rules for pushing. */
  public Optional<GitRemote> remote(String fullName) {
    return site.remote(fullName);
  }

  /** Tells whether an account may push to a package; empty if there is none. */
  public Optional<Boolean> mayPush(String packageName, String account) {
    return site.find(namespace + "/" + packageName)
        .map(project -> project.members().roleOf(account).includes(UpstreamRole.WRITE));
  }

  /** Makes new forks empty for some requests. */
  public void forkUsableAfter(int requests) {
    site.forksReadyAfter(requests);
  }

  /** Answers for the forge's host; empty if nothing is there. */
  public Optional<HttpResponse> handle(HttpRequest request) {
    return web.apply(request);
  }
}
