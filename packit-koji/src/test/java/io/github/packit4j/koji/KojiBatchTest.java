package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.call.KojiCall;
import io.github.packit4j.koji.call.TagCalls;
import io.github.packit4j.koji.call.UserCalls;
import io.github.packit4j.koji.failure.FaultCode;
import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.failure.KojiFaultException;
import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.SideTag;
import io.github.packit4j.koji.model.UserInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KojiBatchTest {
  private FakeHub hub;
  private KojiClient koji;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub();
    hub.answer("getBuild", arguments -> null);
    hub.answer("getUser", arguments -> Map.of("id", 2, "name", "packit"));
    koji =
        KojiClient.builder(hub.uri())
            .authentication(KojiAuthentication.password("packit", Secret.of("x")))
            .build();
  }

  @AfterEach
  void stop() {
    koji.close();
    hub.close();
  }

  @Test
  void eachCallHasItsOwnResultOrFault() {
    KojiBatch batch = koji.batch();
    KojiBatch.Entry<Optional<BuildInfo>> build = batch.add(BuildCalls.build("x-1-1"));
    KojiBatch.Entry<KojiValue> unknown = batch.add(KojiCall.read("noSuchMethod", 1));
    KojiBatch.Entry<Optional<UserInfo>> user = batch.add(UserCalls.user("packit"));

    batch.run();

    assertThat(build.result()).isEmpty();
    assertThat(unknown.fault()).map(KojiFault::code).contains(FaultCode.GENERIC);
    assertThatThrownBy(unknown::result)
        .isInstanceOf(KojiFaultException.class)
        .hasMessageContaining("noSuchMethod");
    assertThat(user.result()).map(UserInfo::name).contains("packit");
    assertThat(hub.count("login")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1000, 1", "1001, 2", "2000, 2"})
  void aRequestHasAThousandCallsAtMost(int calls, int requests) {
    KojiBatch batch = koji.batch();
    for (int i = 0; i < calls; i++) {
      batch.add(BuildCalls.build("x-1-" + i));
    }

    batch.run();

    assertThat(hub.count("multiCall")).isEqualTo(requests);
  }

  @Test
  void manyCallsGoInFewRequests() {
    KojiBatch batch = koji.batch();
    List<KojiBatch.Entry<Optional<BuildInfo>>> entries = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      entries.add(batch.add(BuildCalls.build("x-1-" + i)));
    }

    batch.run();

    assertThat(entries).allMatch(entry -> entry.result().isEmpty());
    assertThat(hub.count("multiCall")).isEqualTo(3);
  }

  @Test
  void aBatchThatWritesIsNumbered() {
    KojiBatch batch = koji.batch();
    KojiBatch.Entry<SideTag> tag = batch.add(TagCalls.createSideTag("f43-build"));
    batch.add(BuildCalls.build("x-1-1"));

    batch.run();

    assertThat(tag.result().name()).isEqualTo("f43-build-side-30");
    assertThat(hub.seen.get(hub.seen.size() - 1).headers()).containsKey("Koji-Session-Callnum");
  }

  @Test
  void anEmptyBatchSendsNothing() {
    koji.batch().run();

    assertThat(hub.seen).isEmpty();
  }

  @Test
  void runsOnce() {
    KojiBatch batch = koji.batch();
    KojiBatch.Entry<Optional<BuildInfo>> entry = batch.add(BuildCalls.build("x-1-1"));
    assertThatThrownBy(entry::result).isInstanceOf(IllegalStateException.class);
    batch.run();
    assertThatThrownBy(batch::run).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> batch.add(BuildCalls.build("y-1-1")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noticesAnAnswerOfTheWrongLength() {
    hub.answer("multiCall", arguments -> List.of());
    KojiBatch batch = koji.batch();
    batch.add(BuildCalls.build("x-1-1"));

    assertThatThrownBy(batch::run)
        .isInstanceOf(KojiProtocolException.class)
        .hasMessage("The hub answered 0 calls of a batch of 1");
  }

  /** The kind that needs the most decides for all, wherever it stands. */
  @Test
  void aBatchIsReadInASessionWhenOneOfItsCallsMustBe() {
    hub.answer("getPerms", arguments -> List.of("admin"));
    KojiBatch batch = koji.batch();
    KojiBatch.Entry<List<String>> permissions = batch.add(UserCalls.permissions());
    batch.add(BuildCalls.build("x-1-1"));

    batch.run();

    assertThat(permissions.result()).containsExactly("admin");
    assertThat(hub.seen.get(hub.seen.size() - 1).headers())
        .containsKey("Koji-Session-Id")
        .doesNotContainKey("Koji-Session-Callnum");
  }

  @Test
  void aResultOfABatchIsWrappedOnce() {
    hub.answer("multiCall", arguments -> List.of(List.of(1, 2), List.of()));
    KojiBatch batch = koji.batch();
    KojiBatch.Entry<KojiValue> two = batch.add(KojiCall.read("a"));
    KojiBatch.Entry<KojiValue> none = batch.add(KojiCall.read("b"));

    batch.run();

    for (KojiBatch.Entry<KojiValue> entry : List.of(two, none)) {
      assertThatThrownBy(entry::result)
          .isInstanceOf(KojiProtocolException.class)
          .hasMessage("A result of a batch is not wrapped in one array");
    }
  }

  @Test
  void aFaultOfABatchHasItsNumberAndWords() {
    hub.answer("multiCall", arguments -> List.of(XmlRpcDom.faultStruct(1003, "blocked")));
    KojiBatch batch = koji.batch();
    KojiBatch.Entry<KojiValue> entry = batch.add(KojiCall.read("a"));

    batch.run();

    assertThat(entry.fault()).contains(new KojiFault(1003, "blocked"));
  }
}
