package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the values say that callers hand in and get back. */
class ForgeModelTest {

  private static final PullRequest PULL_REQUEST =
      PullRequest.builder()
          .id(3)
          .title("t")
          .description("")
          .state(PullRequestState.OPEN)
          .author("Me")
          .sourceBranch("update")
          .sourceProject("Me/hello")
          .targetBranch("f44")
          .webUrl(URI.create("https://e.org/3"))
          .build();

  @ParameterizedTest
  @CsvSource({
    "OPEN, me, me/hello, update, f44, true",
    "OPEN, ME, ME/Hello, update, f44, true",
    "CLOSED, me, me/hello, update, f44, false",
    "OPEN, you, me/hello, update, f44, false",
    "OPEN, me, you/hello, update, f44, false",
    "OPEN, me, me/hello, Update, f44, false",
    "OPEN, me, me/hello, update, F44, false",
  })
  void aQueryMatchesWhereEveryPartDoes(
      PullRequestState state,
      String author,
      String project,
      String source,
      String target,
      boolean matches) {
    PullRequestQuery query =
        PullRequestQuery.all()
            .state(state)
            .author(author)
            .sourceProject(project)
            .sourceBranch(source)
            .targetBranch(target);
    assertThat(query.matches(PULL_REQUEST)).isEqualTo(matches);
    assertThat(PullRequestQuery.all().matches(PULL_REQUEST)).isTrue();
    PullRequest withoutSource =
        PullRequest.builder().from(PULL_REQUEST).sourceProject(Optional.empty()).build();
    assertThat(query.matches(withoutSource)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', a, b, title",
    "' ', a, b, title",
    "'one\ntwo', a, b, title",
    "t, '', b, source and a target",
    "t, a, ' ', source and a target",
  })
  void aPullRequestThatNoForgeTakesIsRefused(
      String title, String source, String target, String reason) {
    NewPullRequest.Builder request =
        NewPullRequest.builder().title(title).sourceBranch(source).targetBranch(target);
    assertThatThrownBy(request::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aPullRequestComesFromAFork() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      NewPullRequest request =
          NewPullRequest.builder()
              .title("t")
              .source(forge.project(), "update")
              .targetBranch("f44")
              .build();
      assertThat(request.sourceProject()).hasValue("rpms/hello");
      assertThat(request.sourceBranch()).isEqualTo("update");
    }
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void aReasonSaysWhetherToTryAgain(Reason reason) {
    ForgeException plain = new ForgeException(reason, "why");
    Set<Reason> passing =
        EnumSet.of(Reason.RATE_LIMITED, Reason.SERVER, Reason.TRANSPORT, Reason.NOT_READY);
    assertThat(plain.mayPassByItself()).isEqualTo(passing.contains(reason));
    assertThat(plain.status()).isEmpty();
    assertThat(plain.retryAfter()).isEmpty();
    ForgeException answered = new ForgeException(reason, 500, "why", Duration.ofSeconds(3), null);
    assertThat(answered.status()).hasValue(500);
    assertThat(answered.retryAfter()).hasValue(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @EnumSource(ForgeType.class)
  void aForgeCanWhatItSaysItCan(ForgeType type) {
    try (ScriptedForge scripted = new ScriptedForge(type)) {
      Forge forge = scripted.project().forge();
      assertThat(forge.type()).isEqualTo(type);
      for (Capability capability : Capability.values()) {
        assertThat(forge.can(capability)).isEqualTo(forge.capabilities().contains(capability));
      }
      assertThat(forge.can(Capability.CHECK_RUNS)).isEqualTo(type == ForgeType.GITHUB);
      assertThat(forge.can(Capability.GROUP_MEMBERS)).isEqualTo(type == ForgeType.PAGURE);
    }
  }

  @Test
  void theMembersOfAGroup() {
    try (ScriptedForge scripted = new ScriptedForge(ForgeType.PAGURE)) {
      scripted
          .on("GET /api/0/group/packager", "{'name': 'packager', 'members': ['b', 'a']}")
          .on("GET /api/0/group/none", 404, "{}")
          .on("GET /api/0/group/odd", "{'members': ['b', 'a']}");
      Forge forge = scripted.project().forge();
      assertThat(forge.groupMembers("packager")).hasValue(Set.of("a", "b"));
      assertThat(forge.groupMembers("none")).isEmpty();
      assertThatThrownBy(() -> forge.groupMembers("odd"))
          .isInstanceOfSatisfying(
              ForgeException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.UNEXPECTED_ANSWER));
    }
  }

  @Test
  void anAccountIsAskedForOnce() {
    try (ScriptedForge scripted = new ScriptedForge(ForgeType.GITHUB)) {
      scripted.on("GET /api/v3/user", "{'login': 'packit'}");
      Forge forge = scripted.project().forge();
      assertThat(List.of(forge.account(), forge.account())).containsExactly("packit", "packit");
      assertThat(scripted.calls()).hasSize(1);
    }
  }

  /** Its number is known from then on; a renamed project answers under both names. */
  @Test
  void gitLabsProjectsAreLookedUpOnce() {
    try (ScriptedForge scripted = new ScriptedForge(ForgeType.GITLAB)) {
      scripted
          .on(
              "GET /api/v4/projects/rpms%2Fhello",
              "{'id': 7, 'path_with_namespace': 'rpms/renamed'}")
          .on("GET /api/v4/projects/7/repository/branches", "[{'name': 'main'}]");
      ForgeProject project = scripted.project();
      assertThat(project.exists()).isTrue();
      assertThat(project.repository().branches().toList()).containsExactly("main");
      assertThat(project.forge().project("rpms/renamed").repository().branches().toList())
          .hasSize(1);
      assertThat(scripted.calls()).containsOnlyOnce("GET /api/v4/projects/rpms%2Fhello");
      assertThat(scripted.calls()).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/a/b, https://GitHub.com/A/B.git, true",
    "https://github.com/a/b, https://github.com:443/a/b, true",
    "https://github.com/a/b, https://github.com:8443/a/b, false",
    "https://github.com/a/b, ssh://git@github.com:22/a/b, true",
    "https://github.com/a/b, http://github.com/a/b, true",
    "https://github.com:8443/a/b, ssh://git@github.com/a/b, true",
    "https://github.com/a/b, https://gitlab.com/a/b, false",
    "https://pagure.io/a/b, https://pagure.io/A/b, false",
    "https://pagure.io/fork/me/b, https://pagure.io/b, false",
    "https://unknown.example.org/a/b, https://unknown.example.org/A/b, false",
  })
  void addressesAreComparedAsTheForgeDoes(String one, String other, boolean same) {
    assertThat(ForgeUrl.parse(one).isSameProject(ForgeUrl.parse(other))).isEqualTo(same);
    assertThat(ForgeUrl.parse(other).isSameProject(ForgeUrl.parse(one))).isEqualTo(same);
  }
}
