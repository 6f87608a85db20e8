package io.github.packit4j.distgit.forge.internal.gitlab;

import io.github.packit4j.distgit.forge.AccessLevel;
import io.github.packit4j.distgit.forge.Capability;
import io.github.packit4j.distgit.forge.Committers;
import io.github.packit4j.distgit.forge.ForgeAccess;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.distgit.forge.internal.Unsupported;
import io.github.packit4j.http.support.HttpReply;
import io.github.packit4j.http.support.Repeat;
import java.util.Map;
import java.util.Optional;
import okhttp3.RequestBody;

/** Members of projects on GitLab, those of its groups included. Members are known by number. */
final class GitLabAccess implements ForgeAccess {

  private static final int GUEST = 10;
  private static final int REPORTER = 20;
  private static final int DEVELOPER = 30;
  private static final int MAINTAINER = 40;
  private static final int OWNER = 50;

  private final ForgeApi api;
  private final GitLabProjects projects;
  private final ProjectName project;

  GitLabAccess(ForgeApi api, GitLabProjects projects, ProjectName project) {
    this.api = api;
    this.projects = projects;
    this.project = project;
  }

  @Override
  public AccessLevel of(String account) {
    return api
        .list(projects.below(project, "members", "all").addQueryParameter("query", account))
        .filter(member -> Fields.text(member, "username").equalsIgnoreCase(account))
        .map(member -> level(Fields.number(member, "access_level")))
        .stream()
        .max(AccessLevel::compareTo)
        .orElse(AccessLevel.NONE);
  }

  private static AccessLevel level(long number) {
    if (number >= OWNER) {
      return AccessLevel.ADMIN;
    } else if (number >= MAINTAINER) {
      return AccessLevel.MAINTAIN;
    } else if (number >= DEVELOPER) {
      return AccessLevel.WRITE;
    } else if (number >= REPORTER) {
      return AccessLevel.TRIAGE;
    }
    return number >= GUEST ? AccessLevel.READ : AccessLevel.NONE;
  }

  @Override
  public void grant(String account, AccessLevel level) {
    if (level == AccessLevel.NONE) {
      revoke(account);
      return;
    }
    long user = user(account).orElseThrow(() -> unknown(account));
    Map<String, Object> body = Map.of("user_id", user, "access_level", number(level));
    HttpReply reply =
        api.send("POST", projects.below(project, "members"), api.body(body), Repeat.ALWAYS);
    if (reply.status() == 409) {
      api.write(
          "PUT",
          projects.below(project, "members", Long.toString(user)),
          api.body(Map.of("access_level", number(level))),
          Repeat.ALWAYS);
    } else {
      api.require(reply);
    }
  }

  private static int number(AccessLevel level) {
    return switch (level) {
      case NONE, READ -> GUEST;
      case TRIAGE -> REPORTER;
      case WRITE -> DEVELOPER;
      case MAINTAIN -> MAINTAINER;
      case ADMIN -> OWNER;
    };
  }

  @Override
  public void revoke(String account) {
    Optional<Long> user = user(account);
    if (user.isPresent()) {
      HttpReply reply =
          api.send(
              "DELETE",
              projects.below(project, "members", Long.toString(user.get())),
              RequestBody.EMPTY,
              Repeat.ALWAYS);
      if (reply.status() != 404) {
        api.require(reply);
      }
    }
  }

  @Override
  public void grantGroup(String group, AccessLevel level) {
    throw Unsupported.by(ForgeType.GITLAB, Capability.GROUP_ACCESS);
  }

  @Override
  public Committers committersKeptOut() {
    throw Unsupported.by(ForgeType.GITLAB, Capability.FORK_COMMITTERS);
  }

  private Optional<Long> user(String account) {
    return api.list(api.url("users").addQueryParameter("username", account))
        .filter(user -> Fields.text(user, "username").equalsIgnoreCase(account))
        .map(user -> Fields.number(user, "id"))
        .first();
  }

  private static ForgeException unknown(String account) {
    return new ForgeException(
        Reason.NOT_FOUND,
        "Tried to give " + account + " access but failed because: there is no such account");
  }
}
