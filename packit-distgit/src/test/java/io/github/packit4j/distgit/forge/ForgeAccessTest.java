package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what: a word too many lets a stranger merge. */
class ForgeAccessTest {

  @ParameterizedTest
  @CsvSource({
    "NONE, false",
    "READ, false",
    "TRIAGE, false",
    "WRITE, true",
    "MAINTAIN, true",
    "ADMIN, true",
  })
  void whoMayPushMayMerge(AccessLevel level, boolean merges) {
    assertThat(level.canMerge()).isEqualTo(merges);
  }

  @ParameterizedTest
  @CsvSource({
    "owner, admin, ADMIN",
    "admin, admin, ADMIN",
    "maintain, write, MAINTAIN",
    "write, write, WRITE",
    "triage, read, TRIAGE",
    "read, read, READ",
    "none, none, NONE",
    "a role of the organisation, write, WRITE",
    "a role of the organisation, read, READ",
    "a role of the organisation, an unknown word, NONE",
  })
  void gitHubSaysItInTwoWords(String role, String permission, AccessLevel level) {
    String answer = "{'role_name': '" + role + "', 'permission': '" + permission + "'}";
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge.on("GET /api/v3/repos/rpms/hello/collaborators/alice/permission", answer);
      assertThat(forge.project().access().of("alice")).isEqualTo(level);
    }
  }

  @Test
  void whoIsNoCollaboratorHasNoAccess() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.FORGEJO)) {
      forge.on("GET /api/v1/repos/rpms/hello/collaborators/alice/permission", 404, "{}");
      assertThat(forge.project().access().of("alice")).isEqualTo(AccessLevel.NONE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "60, ADMIN",
    "50, ADMIN",
    "49, MAINTAIN",
    "40, MAINTAIN",
    "39, WRITE",
    "30, WRITE",
    "29, TRIAGE",
    "20, TRIAGE",
    "19, READ",
    "10, READ",
    "9, NONE",
    "5, NONE",
    "0, NONE",
  })
  void gitLabSaysItInNumbers(int number, AccessLevel level) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge.on(
          "GET /api/v4/projects/7/members/all",
          "[{'username': 'Alice', 'access_level': " + number + "}]");
      assertThat(forge.project().access().of("alice")).isEqualTo(level);
      assertThat(forge.last("GET").call()).contains("query=alice");
    }
  }

  /** The search matches parts of names, and lists a member once for each group. */
  @Test
  void gitLabListsOthersTooAndOneTwice() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge.on(
          "GET /api/v4/projects/7/members/all",
          """
          [{'username': 'alice', 'access_level': 20}, {'username': 'alice', 'access_level': 30},
           {'username': 'alice', 'access_level': 10}, {'username': 'malice', 'access_level': 50}]
          """);
      assertThat(forge.project().access().of("alice")).isEqualTo(AccessLevel.WRITE);
    }
  }

  private static final String PAGURE_PROJECT =
      """
      {'access_users': {'owner': ['olga'], 'admin': ['adam'], 'commit': ['carl', 'both'],
                        'ticket': ['tina', 'both'], 'collaborator': ['cora']},
       'access_groups': {'admin': ['admins'], 'commit': ['packagers'], 'ticket': ['testers']},
       'group_details': {'packagers': ['petra', 'tina'], 'testers': ['tom'], 'admins': ['ada'],
                         'others': ['otto']}}
      """;

  @ParameterizedTest
  @CsvSource({
    "olga, ADMIN",
    "adam, ADMIN",
    "ada, ADMIN",
    "carl, WRITE",
    "both, WRITE",
    "petra, WRITE",
    "tina, WRITE",
    "tom, TRIAGE",
    "cora, READ",
    "otto, READ",
    "nobody, READ",
  })
  void pagureCountsWhatGroupsGive(String account, AccessLevel level) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge.on("GET /api/0/rpms/hello?expand_group=true", PAGURE_PROJECT);
      assertThat(forge.project().access().of(account)).isEqualTo(level);
    }
  }

  /** Who may only handle tickets, or push to some branches, may not push to the fork either. */
  @Test
  void aForkKeepsOutWhoHasNoGrantToCommit() {
    String fork =
        """
        {'access_users': {'owner': ['me'], 'admin': ['adam'], 'commit': ['carl'],
                          'ticket': ['both'], 'collaborator': ['olga'], 'other': ['petra']},
         'access_groups': {'commit': ['others'], 'ticket': ['packagers']},
         'parent': %s}
        """
            .formatted(PAGURE_PROJECT);
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge.on("GET /api/0/rpms/hello", fork);
      assertThat(forge.project().access().committersKeptOut())
          .isEqualTo(new Committers(List.of("olga", "both"), List.of("admins", "packagers")));
      assertThat(forge.calls()).hasSize(1);
    }
  }

  @Test
  void whatIsNoForkKeepsNobodyOut() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge.on("GET /api/0/rpms/hello", "{'access_users': {'owner': ['olga']}, 'parent': null}");
      assertThat(forge.project().access().committersKeptOut())
          .isEqualTo(new Committers(List.of(), List.of()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, ADMIN, admin",
    "GITHUB, MAINTAIN, maintain",
    "GITHUB, WRITE, push",
    "GITHUB, TRIAGE, triage",
    "GITHUB, READ, pull",
    "FORGEJO, ADMIN, admin",
    "FORGEJO, MAINTAIN, write",
    "FORGEJO, WRITE, write",
    "FORGEJO, TRIAGE, read",
    "FORGEJO, READ, read",
  })
  void gitHubAndForgejoGrantInWordsOfTheirOwn(ForgeType type, AccessLevel level, String word) {
    String base = type == ForgeType.GITHUB ? "/api/v3" : "/api/v1";
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on("PUT " + base + "/repos/rpms/hello/collaborators/alice", 204, "");
      forge.project().access().grant("alice", level);
      assertThat(forge.last("PUT").json().path("permission").asString()).isEqualTo(word);
    }
  }

  @ParameterizedTest
  @CsvSource({"ADMIN, 50", "MAINTAIN, 40", "WRITE, 30", "TRIAGE, 20", "READ, 10"})
  void gitLabGrantsNumbersToNumbers(AccessLevel level, int number) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge
          .on(
              "GET /api/v4/users",
              "[{'username': 'malice', 'id': 1}, {'username': 'Alice', 'id': 2}]")
          .on("POST /api/v4/projects/7/members", 201, "{}");
      forge.project().access().grant("alice", level);
      assertThat(forge.last("POST").json().path("user_id").asInt()).isEqualTo(2);
      assertThat(forge.last("POST").json().path("access_level").asInt()).isEqualTo(number);
    }
  }

  @Test
  void gitLabChangesTheLevelOfAMember() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge
          .on("GET /api/v4/users?username=alice&per_page=100", "[{'username': 'alice', 'id': 2}]")
          .on("POST /api/v4/projects/7/members", 409, "{'message': 'Member already exists'}")
          .on("PUT /api/v4/projects/7/members/2", "{}");
      forge.project().access().grant("alice", AccessLevel.WRITE);
      assertThat(forge.last("PUT").json().path("access_level").asInt()).isEqualTo(30);
    }
  }

  @Test
  void gitLabSaysWhyItRefusesAMember() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge
          .on("GET /api/v4/users", "[{'username': 'alice', 'id': 2}]")
          .on("POST /api/v4/projects/7/members", 403, "{'message': '403 Forbidden'}")
          .on("DELETE /api/v4/projects/7/members/2", 403, "{'message': '403 Forbidden'}");
      ForgeAccess access = forge.project().access();
      assertFails(() -> access.grant("alice", AccessLevel.WRITE), Reason.PERMISSION);
      assertFails(() -> access.revoke("alice"), Reason.PERMISSION);
    }
  }

  @Test
  void gitLabKnowsNoSuchAccount() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge.on("GET /api/v4/users", "[]");
      ForgeAccess access = forge.project().access();
      assertFails(() -> access.grant("alice", AccessLevel.WRITE), Reason.NOT_FOUND);
      access.revoke("alice");
      assertThat(forge.calls()).noneMatch(call -> call.startsWith("DELETE"));
    }
  }

  /** It is gone: that is what was wanted. */
  @Test
  void gitLabTakesNothingFromWhoHasNothing() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge
          .on("GET /api/v4/users", "[{'username': 'alice', 'id': 2}]")
          .on("DELETE /api/v4/projects/7/members/2", 404, "{'message': '404 Not found'}");
      forge.project().access().grant("alice", AccessLevel.NONE);
      assertThat(forge.last("DELETE").call()).endsWith("/members/2");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ForgeType.class,
      names = {"GITHUB", "FORGEJO"})
  void grantingNothingRevokes(ForgeType type) {
    String base = type == ForgeType.GITHUB ? "/api/v3" : "/api/v1";
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on("DELETE " + base + "/repos/rpms/hello/collaborators/alice", 204, "");
      forge.project().access().grant("alice", AccessLevel.NONE);
      assertThat(forge.calls()).hasSize(1).allMatch(call -> call.startsWith("DELETE"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ADMIN, admin",
    "MAINTAIN, commit",
    "WRITE, commit",
    "TRIAGE, ticket",
    "READ, ''",
    "NONE, ''",
  })
  void pagureGrantsToUsersAndGroups(AccessLevel level, String word) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge.on("POST /api/0/rpms/hello/git/modifyacls", "{}");
      forge.project().access().grant("alice", level);
      assertThat(forge.last("POST").body()).isEqualTo("user_type=user&name=alice&acl=" + word);
      forge.project().access().grantGroup("testers", level);
      assertThat(forge.last("POST").body()).isEqualTo("user_type=group&name=testers&acl=" + word);
      forge.project().access().revoke("alice");
      assertThat(forge.last("POST").body()).isEqualTo("user_type=user&name=alice&acl=");
    }
  }

  private static void assertFails(Runnable action, Reason reason) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
