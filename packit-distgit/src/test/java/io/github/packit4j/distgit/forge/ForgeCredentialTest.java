package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.Secret;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each forge is told who asks, in its own words. */
class ForgeCredentialTest {

  private static final List<String> HEADERS = List.of("Authorization", "PRIVATE-TOKEN");

  private static void answer(ForgeType type, ScriptedForge forge) {
    switch (type) {
      case GITHUB -> forge.on("GET /api/v3/user", "{'login': 'packit'}");
      case FORGEJO -> forge.on("GET /api/v1/user", "{'login': 'packit'}");
      case GITLAB -> forge.on("GET /api/v4/user", "{'username': 'packit'}");
      case PAGURE -> forge.on("POST /api/0/-/whoami", "{'username': 'packit'}");
    }
  }

  private static ForgeCredential credential(String kind, Secret secret) {
    return switch (kind) {
      case "token" -> ForgeCredential.token(secret);
      case "bearer" -> ForgeCredential.bearer(() -> secret);
      default -> ForgeCredential.gitHubApp("1", secret);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, token, Authorization, Bearer hush",
    "GITHUB, bearer, Authorization, Bearer hush",
    "FORGEJO, token, Authorization, token hush",
    "FORGEJO, bearer, Authorization, Bearer hush",
    "GITLAB, token, PRIVATE-TOKEN, hush",
    "GITLAB, bearer, Authorization, Bearer hush",
    "PAGURE, token, Authorization, token hush",
  })
  void isSentInTheHeaderThatTheForgeHasForIt(
      ForgeType type, String kind, String header, String value) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      answer(type, forge);
      ForgeProject project = forge.project(credential(kind, Secret.of("hush")));

      assertThat(project.forge().account()).isEqualTo("packit");

      for (String name : HEADERS) {
        assertThat(forge.lastHeader(name).orElse(""))
            .as(name)
            .isEqualTo(name.equals(header) ? value : "");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ForgeType.class)
  void isNotSentWhereThereIsNone(ForgeType type) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      answer(type, forge);

      forge.forges().build().forgeOf(forge.url()).account();

      assertThat(forge.asked())
          .allSatisfy(
              asked -> assertThat(asked.headers().names()).doesNotContainAnyElementsOf(HEADERS));
    }
  }

  @ParameterizedTest
  @EnumSource(ForgeType.class)
  void isAskedForAgainForEachRequest(ForgeType type) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      answer(type, forge);
      Iterator<String> tokens = List.of("first", "second").iterator();
      Forges.Builder forges = forge.forges().token(forge.host(), () -> Secret.of(tokens.next()));

      forges.build().forgeOf(forge.url()).account();
      forges.build().forgeOf(forge.url()).account();

      String header = type == ForgeType.GITLAB ? "PRIVATE-TOKEN" : "Authorization";
      assertThat(forge.asked().get(0).headers().get(header)).endsWith("first");
      assertThat(forge.asked().get(1).headers().get(header)).endsWith("second");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PAGURE, bearer, takes tokens only",
    "PAGURE, app, takes tokens only",
    "GITLAB, app, knows no GitHub Apps",
    "FORGEJO, app, knows no GitHub Apps",
  })
  void ofAKindThatTheForgeDoesNotKnowIsRefused(ForgeType type, String kind, String reason) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      assertThatThrownBy(() -> forge.project(credential(kind, Secret.of("hush"))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(reason)
          .hasMessageNotContaining("hush");
      assertThat(forge.asked()).isEmpty();
    }
  }

  /** They take no API token, so a token would be shown to code that has no use for it. */
  @Test
  void isNotSentToThePagesOfPagure() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge.on("GET /rpms/hello/pull-request/3.patch", "From 1234");

      assertThat(forge.project().pullRequests().patch(3)).hasValue("From 1234");

      assertThat(forge.lastHeader("Authorization")).isEmpty();
    }
  }
}
