package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer that was not hoped for means, and what it says. */
class ForgeErrorTest {

  private static ForgeException failure(int status, String body, String... headers) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge.on("POST /api/0/-/whoami", status, body, headers);
      Forge client = forge.project().forge();
      ForgeException e = catchThrowableOfType(ForgeException.class, client::account);
      assertThat(e).hasMessageStartingWith("Tried to POST ").hasMessageContaining("" + status);
      return e;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "400 | {'message': 'bad'} | INVALID | 400: bad",
        "400 | {'message': 'Already Exists'} | CONFLICT | Already Exists",
        "422 | {'errors': [{'code': 'already_exists'}]} | CONFLICT | code: already_exists",
        "422 | {'message': {'path': ['has already been taken']}} | CONFLICT | path: has",
        "422 | {'message': 'Validation failed'} | INVALID | Validation failed",
        "401 | {'message': 'Bad credentials'} | AUTHENTICATION | missing or expired?)",
        "401 | {'error': 'x', 'error_code': 'EINVALIDTOK'} | AUTHENTICATION | this project's own",
        "401 | {'error': 'x', 'error_code': 'ENOTHIGHENOUGH'} | PERMISSION | lacks this right",
        "401 | {'error_code': 'EMODIFYPROJECTNOTALLOWED'} | PERMISSION | lacks this right",
        "401 | {'errors': 'Missing ACLs: commit_flag'} | PERMISSION | Missing ACLs",
        "401 | {'errors': 'Invalid token. Missing ACLs'} | AUTHENTICATION | Invalid token",
        "403 | {'error_description': 'no'} | PERMISSION | 403: no (the account",
        "451 | {} | PERMISSION | 451 (the account",
        "404 | {'error': 'gone'} | NOT_FOUND | gone",
        "410 | {} | NOT_FOUND | 410",
        "405 | {} | CONFLICT | 405",
        "409 | {} | CONFLICT | 409",
        "423 | {} | CONFLICT | 423",
        "418 | {} | INVALID | 418",
        "499 | {} | INVALID | 499",
        "429 | {} | RATE_LIMITED | 429",
        "500 | {'message': 'oops'} | SERVER | oops",
        "503 | {} | SERVER | 503",
        "300 | {} | UNEXPECTED_ANSWER | 300",
      })
  void hasAReason(int status, String body, Reason reason, String text) {
    ForgeException e = failure(status, body);
    assertThat(e.reason()).isEqualTo(reason);
    assertThat(e).hasMessageContaining(text);
    assertThat(e.status()).hasValue(status);
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After: 5, RATE_LIMITED",
    "Retry-After: 0, PERMISSION",
    "x-ratelimit-remaining: 0, RATE_LIMITED",
    "x-ratelimit-remaining: 1, PERMISSION",
    "gh-limited-by: elapsed-time, RATE_LIMITED",
    "X-Else: 0, PERMISSION",
  })
  void aRefusalMayBeALimit(String header, Reason reason) {
    assertThat(failure(403, "{'message': 'no'}", header).reason()).isEqualTo(reason);
  }

  @Test
  void aPageIsNotQuoted() {
    assertThat(failure(500, "<html>oops</html>"))
        .hasMessageEndingWith("500: an HTML page instead of JSON");
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge.page("POST /api/0/-/whoami", 500, "Internal error");
      Forge client = forge.project().forge();
      assertThat(catchThrowableOfType(ForgeException.class, client::account))
          .hasMessageEndingWith("500: an HTML page instead of JSON");
    }
    assertThat(failure(500, "Retry later")).hasMessageEndingWith("500: Retry later");
    assertThat(failure(500, "")).hasMessageEndingWith("answered 500");
  }

  @Test
  void isOneLineWithoutSecrets() {
    assertThat(
            failure(500, "{'message': 'a\\n\\t b', 'error': ' ', 'errors': ['c', '', {'d': 'e'}]}"))
        .hasMessageEndingWith("500: a b; c; d: e");
    assertThat(failure(500, "{'message': 'you sent " + ScriptedForge.TOKEN + "'}"))
        .hasMessageContaining("you sent")
        .hasMessageNotContaining(ScriptedForge.TOKEN);
  }

  @Test
  void isNotEndless() {
    assertThat(failure(500, "{'message': '" + "x".repeat(600) + "'}"))
        .hasMessageEndingWith(": " + "x".repeat(600));
    assertThat(failure(500, "{'message': '" + "x".repeat(601) + "'}"))
        .hasMessageEndingWith(": " + "x".repeat(600) + "…");
    String many =
        IntStream.rangeClosed(1, 30).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(","));
    assertThat(failure(500, "{'errors': [" + many + "]}")).hasMessageEndingWith("; 20; 21");
  }

  @Test
  void anAnswerThatIsNoJsonIsUnexpected() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge.on("GET /api/v3/user", "{");
      Forge client = forge.project().forge();
      ForgeException e = catchThrowableOfType(ForgeException.class, client::account);
      assertThat(e.reason()).isEqualTo(Reason.UNEXPECTED_ANSWER);
    }
  }

  @Test
  void aServerThatIsNotThereIsAMatterOfTheTransport() {
    Forge client;
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      client = forge.project().forge();
    }
    ForgeException e = catchThrowableOfType(ForgeException.class, client::account);
    assertThat(e.reason()).isEqualTo(Reason.TRANSPORT);
  }
}
