package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.packit4j.koji.call.UserCalls;
import io.github.packit4j.koji.failure.FaultCode;
import io.github.packit4j.koji.failure.KojiAuthenticationException;
import io.github.packit4j.koji.failure.KojiDeadlineException;
import io.github.packit4j.koji.failure.KojiDeniedException;
import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.failure.KojiFaultException;
import io.github.packit4j.koji.failure.KojiOutcomeUnknownException;
import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.failure.KojiTransportException;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.UserInfo;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller gets for each of the hub's faults. */
class FaultsByCodeTest {
  private FakeHub hub;
  private KojiClient koji;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub();
    koji = hub.client(new FakeClock());
  }

  @AfterEach
  void stop() {
    koji.close();
    hub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "1, UNEXPECTED",
    "1000, GENERIC",
    "1001, LOCK",
    "1002, AUTHENTICATION",
    "1003, TAG",
    "1004, ACTION_NOT_ALLOWED",
    "1005, BUILD",
    "1006, AUTHENTICATION_LOCK",
    "1007, AUTHENTICATION_EXPIRED",
    "1008, SEQUENCE",
    "1009, RETRY",
    "1010, PRE_BUILD",
    "1011, POST_BUILD",
    "1012, BUILDROOT",
    "1013, FUNCTION_DEPRECATED",
    "1014, SERVER_OFFLINE",
    "1015, LIVE_CD",
    "1016, PLUGIN",
    "1017, CALLBACK",
    "1018, APPLIANCE",
    "1019, PARAMETER",
    "1020, IMPORT",
    "1021, CONFIGURATION",
    "1022, LIVE_MEDIA",
    "1023, GSSAPI",
    "1024, NAME_VALIDATION",
    "1025, UNKNOWN",
    "0, UNKNOWN",
    "-1, UNKNOWN",
  })
  void numbersAreThoseOfTheWire(int number, FaultCode code) {
    assertThat(FaultCode.of(number)).isEqualTo(code);
    assertThat(new KojiFault(number, "x").code()).isEqualTo(code);
    assertThat(code.number()).isEqualTo(code == FaultCode.UNKNOWN ? -1 : number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | invalid input syntax | KojiFaultException",
        "1000 | No such build: 'a-1-1' | KojiNotFoundException",
        "1000 | No such tagInfo: 'x' | KojiNotFoundException",
        "1000 | query returned no rows | KojiNotFoundException",
        "1000 | Build already exists (id=4, state=COMPLETE) | KojiFaultException",
        "1003 | No such build, but of another kind | KojiFaultException",
        "1004 | Cannot cancel task, not owner | KojiDeniedException",
        "1005 | No such build | KojiFaultException",
        "1014 | outage | KojiOfflineException",
        "1019 | get_tag() takes .. | KojiFaultException",
        "4711 | new | KojiFaultException",
      })
  void eachIsAnExceptionOfItsKind(int number, String message, String type) {
    hub.answer("getTag", arguments -> new FakeHub.Fault(number, message));

    KojiFaultException fault =
        catchThrowableOfType(KojiFaultException.class, () -> koji.call("getTag", "x"));

    assertThat(fault.getClass().getSimpleName()).isEqualTo(type);
    assertThat(fault.number()).isEqualTo(number);
    assertThat(fault.code()).isEqualTo(FaultCode.of(number));
    assertThat(fault.method()).isEqualTo("getTag");
    assertThat(fault.faultString()).isEqualTo(message);
    assertThat(fault).hasMessageContaining("getTag").hasMessageContaining(message);
  }

  @Test
  void notLoggedInIsToldFromNotAllowed() {
    String words = "you must be logged in for this operation";

    assertThat(new KojiFault(1004, words).isNotLoggedIn()).isTrue();
    assertThat(new KojiFault(1000, words).isNotLoggedIn()).isFalse();
    assertThat(new KojiFault(1004, "tag permission required").isNotLoggedIn()).isFalse();
  }

  @Test
  void onlyALockPassesByItself() {
    assertThat(new KojiFault(1001, "x").toException("m").mayPassByItself()).isTrue();
    assertThat(new KojiFault(1003, "x").toException("m").mayPassByItself()).isFalse();
  }

  @Test
  void permissionsAreThoseOfTheSession() {
    hub.answer("getPerms", arguments -> List.of("admin", "sidetag_admin"));

    assertThat(koji.call(UserCalls.permissions())).containsExactly("admin", "sidetag_admin");

    FakeHub.Seen asked = hub.seen.get(hub.seen.size() - 1);
    assertThat(asked.method()).isEqualTo("getPerms");
    // Without a session the hub would answer that nobody has no permission.
    assertThat(asked.headers()).containsKey("Koji-Session-Id");
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", ", false"})
  void blockedUsersAreTold(@Nullable Integer status, boolean blocked) {
    hub.answer(
        "getUser",
        arguments -> {
          Map<String, @Nullable Object> user = new LinkedHashMap<>();
          user.put("id", 4);
          user.put("name", "eve");
          user.put("status", status);
          return user;
        });

    UserInfo user = koji.call(UserCalls.user("eve")).orElseThrow();

    assertThat(user.blocked()).isEqualTo(blocked);
    assertThat(user.name()).isEqualTo("eve");
  }

  @ParameterizedTest
  @CsvSource({
    "1795364261.313181, 1795364261, 313181000",
    "1795365528.314716, 1795365528, 314716000",
    "1795365550.785257, 1795365550, 785257000",
    "1795365579.7866, 1795365579, 786600000",
    "1795365543.59758, 1795365543, 597580000",
    "0.000001, 0, 1000",
    "0.000249, 0, 249000",
    "1.000001, 1, 1000",
    "-0.000001, -1, 999999000",
    "1795365528, 1795365528, 0",
  })
  void timesAreExactToTheMicrosecond(double wire, long seconds, int nanos) {
    assertThat(KojiValue.of(wire).asInstant()).isEqualTo(Instant.ofEpochSecond(seconds, nanos));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No such build: 'a-1-1'",
        "No such tagInfo: 'x'",
        "No such package name: a",
        "No such user: 'eve'",
        "No such task: 7",
        "No such rpm: a",
        "No such request: 7",
        "No such entry in table tag: x",
        "query returned no rows",
      })
  void whatTheHubDoesNotHaveIsNotFound(String message) {
    assertThat(new KojiFault(1000, message).isNotFound()).isTrue();
    assertThat(new KojiFault(1004, message).isNotFound()).isFalse();
    assertThat(new KojiFault(1000, "Refused. " + message).isNotFound()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1002, Invalid session",
    "1006, User locked",
    "1007, expired",
    "1023, GSSAPI failed",
    "1004, you must be logged in for this operation",
  })
  void faultsOfTheSessionAreFailuresToAuthenticate(int number, String words) {
    hub.answer("getTag", arguments -> new FakeHub.Fault(number, words));

    assertThatThrownBy(() -> koji.call("getTag", "x"))
        .isInstanceOf(KojiAuthenticationException.class)
        .hasMessage("Tried to call getTag but the hub did not accept the session: " + words)
        .hasCauseInstanceOf(KojiFaultException.class);
  }

  @Test
  void aPolicysReasonMayBeOfSeveralLines() {
    KojiDeniedException denied =
        (KojiDeniedException)
            new KojiFault(1004, "policy violation (build): no\nnot now").toException("build");

    assertThat(denied.policy()).contains("build");
    assertThat(denied.reason()).isEqualTo("no\nnot now");
    assertThat(new KojiFault(1004, "not logged in").isNotLoggedIn()).isFalse();
  }

  @Test
  void failuresThatMayPassSayIt() {
    IOException cause = new IOException("reset");

    assertThat(new KojiDeadlineException("x").mayPassByItself()).isTrue();
    assertThat(new KojiOutcomeUnknownException("x", cause).mayPassByItself()).isTrue();
    assertThat(new KojiOutcomeUnknownException("x", cause)).hasCause(cause);
    assertThat(new KojiFault(1014, "x").toException("m").mayPassByItself()).isTrue();
    assertThat(new KojiAuthenticationException("x", cause)).hasCause(cause);
    assertThat(new KojiProtocolException("x", cause)).hasCause(cause);
    assertThat(new KojiTransportException("x", cause)).hasCause(cause);
  }
}
