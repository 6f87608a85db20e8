package io.github.packit4j.distgit.forge.internal.pagure;

import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.http.support.JsonCaller;
import io.github.packit4j.http.support.Repeat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Forks on Pagure: one an account and project, of the same name (distgit.md, 1.5). */
final class PagureForks implements Dialect.Forks {

  private final ForgeApi api;
  private final ProjectName project;

  PagureForks(ForgeApi api, ProjectName project) {
    this.api = api;
    this.project = project;
  }

  @Override
  public Optional<ProjectName> find(String account) {
    ProjectName fork = forkOf(account);
    return api.find(Pagure.below(api, fork))
        .map(
            found -> {
              Fields.required(found, "fullname");
              return fork;
            });
  }

  /** An account has one fork of a project, of the same name (distgit.md, 1.5). */
  private ProjectName forkOf(String account) {
    return new ProjectName(Optional.of(account), project.namespace(), project.name());
  }

  @Override
  public Optional<ProjectName> create(String account) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("repo", project.name());
    project.namespace().ifPresent(namespace -> form.put("namespace", namespace));
    project.forkOf().ifPresent(owner -> form.put("username", owner));
    // Only the empty value means false: do not hold the connection until the work is done.
    form.put("wait", "");
    api.write("POST", api.url("fork"), JsonCaller.form(form), Repeat.IF_REFUSED);
    return Optional.of(forkOf(account));
  }

  @Override
  public boolean isReady(ProjectName fork) {
    return Fields.number(api.get(Pagure.below(api, fork, "git", "branches")), "total_branches") > 0;
  }
}
