package io.github.packit4j.bot.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bot.page.Sessions.Session;
import io.github.packit4j.http.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {

  private static final Secret TOKEN = Secret.of("a-token-that-nobody-can-guess");
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private static Sessions sessions(Secret token, Instant time) {
    return new Sessions(token, Clock.fixed(time, ZoneOffset.UTC));
  }

  private static Call with(String cookie) {
    return new Call(
        "POST", "/", Map.of(), Map.of(), Map.of(Sessions.COOKIE, cookie), Optional.empty(), false);
  }

  @Test
  void aSessionHoldsForEveryBotWithTheTokenUntilItsTimeIsOver() {
    Session session = sessions(TOKEN, NOW).begin(true);
    Call call = with(session.cookie());

    assertThat(sessions(TOKEN, NOW.plusSeconds(60)).of(call)).contains(session);
    assertThat(sessions(TOKEN, NOW.plus(Sessions.LIFE)).of(call)).isEmpty();
    assertThat(sessions(Secret.of("another-token-that-is-long"), NOW).of(call)).isEmpty();
  }

  @Test
  void aSessionIsNotMadeByHand() {
    Sessions sessions = sessions(TOKEN, NOW);
    String visitor = sessions.begin(false).cookie();

    assertThat(sessions.of(with(visitor)).map(Session::maintainer)).contains(false);
    assertThat(sessions.of(with(visitor.replace("visitor", "maintainer")))).isEmpty();
    for (String cookie : new String[] {"", ".", "...", "maintainer.9999999999.x.", "a.b.c.d"}) {
      assertThat(sessions.of(with(cookie))).as(cookie).isEmpty();
    }
  }

  @Test
  void aFormBelongsToOneSession() {
    Sessions sessions = sessions(TOKEN, NOW);
    Session one = sessions.begin(true);
    Session other = sessions.begin(true);
    Call form =
        new Call(
            "POST",
            "/",
            Map.of(),
            Map.of("key", sessions.formKey(one)),
            Map.of(),
            Optional.empty(),
            false);

    assertThat(sessions.isFormOf(one, form)).isTrue();
    assertThat(sessions.isFormOf(other, form)).isFalse();
  }

  @Test
  void aTokenThatCanBeGuessedIsRefused() {
    assertThatThrownBy(() -> sessions(Secret.of("1234"), NOW))
        .hasMessageContaining("20 characters");
  }
}
