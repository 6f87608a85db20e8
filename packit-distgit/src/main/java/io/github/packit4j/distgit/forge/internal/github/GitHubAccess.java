package io.github.packit4j.distgit.forge.internal.github;

import io.github.packit4j.distgit.forge.AccessLevel;
import io.github.packit4j.distgit.forge.Capability;
import io.github.packit4j.distgit.forge.Committers;
import io.github.packit4j.distgit.forge.ForgeAccess;
import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.distgit.forge.internal.Unsupported;
import io.github.packit4j.http.support.Repeat;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;

/** Access to projects on GitHub and Forgejo. */
public final class GitHubAccess implements ForgeAccess {

  private final ForgeApi api;
  private final ProjectName project;
  private final ForgeType type;

  /**
   * The access to a project.
   *
   * @param api the interface
   * @param project the project
   * @param type which of the two it is
   */
  public GitHubAccess(ForgeApi api, ProjectName project, ForgeType type) {
    this.api = api;
    this.project = project;
    this.type = type;
  }

  @Override
  public AccessLevel of(String account) {
    return api.find(one(account).addPathSegment("permission"))
        .map(GitHubAccess::level)
        .orElse(AccessLevel.NONE);
  }

  private static AccessLevel level(JsonNode json) {
    // "permission" knows fewer words than "role_name", which may be one of the organisation.
    AccessLevel role = level(Fields.text(json, "role_name"));
    return role == AccessLevel.NONE ? level(Fields.text(json, "permission")) : role;
  }

  private static AccessLevel level(String word) {
    return switch (word) {
      case "owner", "admin" -> AccessLevel.ADMIN;
      case "maintain" -> AccessLevel.MAINTAIN;
      case "write" -> AccessLevel.WRITE;
      case "triage" -> AccessLevel.TRIAGE;
      case "read" -> AccessLevel.READ;
      default -> AccessLevel.NONE;
    };
  }

  @Override
  public void grant(String account, AccessLevel level) {
    if (level == AccessLevel.NONE) {
      revoke(account);
      return;
    }
    api.write("PUT", one(account), api.body(Map.of("permission", word(level))), Repeat.ALWAYS);
  }

  private String word(AccessLevel level) {
    boolean forgejo = type == ForgeType.FORGEJO;
    return switch (level) {
      case ADMIN -> "admin";
      case MAINTAIN -> forgejo ? "write" : "maintain";
      case WRITE -> forgejo ? "write" : "push";
      case TRIAGE -> forgejo ? "read" : "triage";
      case READ, NONE -> forgejo ? "read" : "pull";
    };
  }

  @Override
  public void revoke(String account) {
    api.write("DELETE", one(account), RequestBody.EMPTY, Repeat.ALWAYS);
  }

  @Override
  public void grantGroup(String group, AccessLevel level) {
    throw Unsupported.by(type, Capability.GROUP_ACCESS);
  }

  @Override
  public Committers committersKeptOut() {
    throw Unsupported.by(type, Capability.FORK_COMMITTERS);
  }

  private HttpUrl.Builder one(String account) {
    return GitHub.below(api, project, "collaborators", account);
  }
}
