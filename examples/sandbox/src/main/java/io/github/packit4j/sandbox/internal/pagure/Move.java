package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.distgit.HostedPackages;
import io.github.packit4j.sandbox.internal.distgit.Project;
import io.github.packit4j.sandbox.internal.distgit.Projects;
import io.github.packit4j.sandbox.internal.distgit.Rights;
import io.github.packit4j.sandbox.internal.forge.NewPull;
import io.github.packit4j.sandbox.internal.forge.PullRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings packages, forks and pull requests from Pagure to another forge: pull requests keep their
 * numbers, forks become projects of their owners, groups become their members. Rights to single
 * branches and flags have no equal and stay behind. Guarded by the state lock.
 */
final class Move {

  private final Projects projects;
  private final PullRequests pullRequests;
  private final Rights rights;
  private final HostedPackages to;
  private final Map<Project, io.github.packit4j.sandbox.internal.forge.Project> moved =
      new HashMap<>();

  Move(Projects projects, PullRequests pullRequests, Rights rights, HostedPackages to) {
    this.projects = projects;
    this.pullRequests = pullRequests;
    this.rights = rights;
    this.to = to;
  }

  void run() {
    projects.all().forEach(this::move);
    projects.all().forEach(project -> pullRequests.of(project).forEach(this::move));
  }

  private void move(Project project) {
    String name =
        project.isFork()
            ? project.owner().name() + "/" + project.name()
            : to.fullName(project.name());
    var arrived = to.adopt(name, project.parent().map(this::moved), project.repository());
    for (String account : committers(project)) {
      arrived.members().grant(account, UpstreamRole.WRITE);
    }
    moved.put(project, arrived);
  }

  private List<String> committers(Project project) {
    List<String> level = List.of("commit", "admin");
    Map<String, String> users = project.access().users();
    Map<String, String> groups = project.access().groups();
    return java.util.stream.Stream.concat(
            users.keySet().stream().filter(user -> level.contains(users.get(user))),
            groups.keySet().stream()
                .filter(group -> level.contains(groups.get(group)))
                .flatMap(group -> rights.members(group).stream()))
        .toList();
  }

  private io.github.packit4j.sandbox.internal.forge.Project moved(Project project) {
    return Objects.requireNonNull(moved.get(project));
  }

  private void move(Pull pull) {
    NewPull same =
        new NewPull(
            moved(pull.source()),
            pull.branchFrom(),
            pull.branchTo(),
            pull.title(),
            pull.description(),
            false,
            false);
    Optional<String> head =
        pull.source()
            .repository()
            .commitOf("refs/heads/" + pull.branchFrom())
            .filter(commit -> pull.isOpen())
            .or(pull::commitStop);
    PullRequest arrived =
        to.adoption()
            .pull(
                moved(pull.target()),
                same,
                pull.author().name(),
                head.orElseThrow(
                    () -> new IllegalStateException("A pull request without commits cannot move")));
    pull.comments().stream()
        .filter(comment -> !comment.notification())
        .forEach(
            comment -> to.adoption().comment(arrived, comment.author().name(), comment.text()));
    if (!pull.isOpen()) {
      to.adoption()
          .end(
              arrived,
              pull.status().equals("Merged") ? head : Optional.empty(),
              pull.closedBy().orElse(pull.author()).name());
    }
  }
}
