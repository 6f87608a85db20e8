package io.github.packit4j.distgit.forge.internal.pagure;

import io.github.packit4j.distgit.forge.AccessLevel;
import io.github.packit4j.distgit.forge.Committers;
import io.github.packit4j.distgit.forge.ForgeAccess;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.http.support.JsonCaller;
import io.github.packit4j.http.support.Repeat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Access to projects on Pagure, directly and through groups. */
final class PagureAccess implements ForgeAccess {

  private static final Map<String, AccessLevel> LEVELS = levels();

  private final ForgeApi api;
  private final ProjectName project;

  PagureAccess(ForgeApi api, ProjectName project) {
    this.api = api;
    this.project = project;
  }

  private static Map<String, AccessLevel> levels() {
    Map<String, AccessLevel> highestFirst = new LinkedHashMap<>();
    highestFirst.put("owner", AccessLevel.ADMIN);
    highestFirst.put("admin", AccessLevel.ADMIN);
    highestFirst.put("commit", AccessLevel.WRITE);
    highestFirst.put("ticket", AccessLevel.TRIAGE);
    return Collections.unmodifiableMap(highestFirst);
  }

  @Override
  public AccessLevel of(String account) {
    JsonNode found = api.get(Pagure.below(api, project).addQueryParameter("expand_group", "true"));
    AccessLevel level = AccessLevel.READ;
    for (Map.Entry<String, AccessLevel> entry : LEVELS.entrySet()) {
      boolean has =
          names(found, "access_users", entry.getKey()).contains(account)
              || names(found, "access_groups", entry.getKey()).stream()
                  .anyMatch(group -> isMember(found, group, account));
      if (has && entry.getValue().compareTo(level) > 0) {
        level = entry.getValue();
      }
    }
    return level;
  }

  private static List<String> names(JsonNode project, String kind, String level) {
    return Fields.names(project.path(kind).path(level), "name");
  }

  private static boolean isMember(JsonNode project, String group, String account) {
    return Fields.names(project.path("group_details").path(group), "name").contains(account);
  }

  @Override
  public void grant(String account, AccessLevel level) {
    modify("user", account, word(level));
  }

  @Override
  public void revoke(String account) {
    modify("user", account, "");
  }

  @Override
  public void grantGroup(String group, AccessLevel level) {
    modify("group", group, word(level));
  }

  /** The answer for a fork has the whole project that it is a fork of. */
  @Override
  public Committers committersKeptOut() {
    JsonNode fork = api.get(Pagure.below(api, project));
    return new Committers(keptOut(fork, "access_users"), keptOut(fork, "access_groups"));
  }

  private static List<String> keptOut(JsonNode fork, String kind) {
    Set<String> committers = committers(fork.path("parent"), kind);
    committers.removeAll(committers(fork, kind));
    return List.copyOf(committers);
  }

  private static Set<String> committers(JsonNode project, String kind) {
    Set<String> committers = new LinkedHashSet<>();
    LEVELS.forEach(
        (word, level) -> {
          if (level.canMerge()) {
            committers.addAll(names(project, kind, word));
          }
        });
    return committers;
  }

  private static String word(AccessLevel level) {
    return switch (level) {
      case NONE, READ -> "";
      case TRIAGE -> "ticket";
      case WRITE, MAINTAIN -> "commit";
      case ADMIN -> "admin";
    };
  }

  /** An empty level removes. */
  private void modify(String kind, String name, String level) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("user_type", kind);
    form.put("name", name);
    form.put("acl", level);
    api.write(
        "POST",
        Pagure.below(api, project, "git", "modifyacls"),
        JsonCaller.form(form),
        Repeat.ALWAYS);
  }
}
