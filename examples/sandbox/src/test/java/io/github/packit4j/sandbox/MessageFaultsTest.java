package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that come twice, late, or never. */
class MessageFaultsTest {

  private final Sandbox fedora = Sandbox.start();
  private final List<String> heard = new ArrayList<>();

  @BeforeEach
  void listen() {
    Messages.Subscription subscription = fedora.messages().subscribe(m -> heard.add(name(m)));
    assertThat(subscription).isNotNull();
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private void publish(String... names) {
    for (String name : names) {
      fedora.messages().publish("org.fedoraproject.prod." + name, "{}");
    }
  }

  private static String name(BusMessage message) {
    return message.topic().replace("org.fedoraproject.prod.", "");
  }

  /** What subscribers and those who ask have got, which is the same. */
  private List<String> delivered() {
    assertThat(fedora.messages().all()).extracting(MessageFaultsTest::name).isEqualTo(heard);
    return heard;
  }

  @Test
  void oneMessageComesTwiceUnderItsId() {
    fedora.faults().onMessage("a").nth(2).twice();

    publish("a", "b", "a", "a");

    assertThat(delivered()).containsExactly("a", "b", "a", "a", "a");
    List<BusMessage> all = fedora.messages().all();
    assertThat(all.get(2)).isEqualTo(all.get(3));
    assertThat(all.stream().map(BusMessage::id).distinct()).hasSize(4);
  }

  @Test
  void aLateMessageComesAfterOthers() {
    fedora.faults().onMessage("org.fedoraproject.prod.a").late(2);

    publish("a", "b", "c", "d");

    assertThat(delivered()).containsExactly("b", "c", "a", "d");
  }

  @Test
  void whatWaitsInVainComesWhenAsked() {
    fedora.faults().onMessage("a").always().late(9);

    publish("a", "b", "a");
    assertThat(delivered()).containsExactly("b");
    fedora.faults().clear();
    publish("a");
    fedora.messages().flush();

    assertThat(delivered()).containsExactly("b", "a", "a", "a");
    fedora.messages().flush();
    assertThat(delivered()).hasSize(4);
  }

  @Test
  void aLostMessageNeverComesAndNumbersStay() {
    fedora.faults().onMessage("b").lost();

    publish("a", "b", "b");

    assertThat(delivered()).containsExactly("a", "b");
    try (Sandbox other = Sandbox.start()) {
      for (String name : List.of("a", "b", "b")) {
        other.messages().publish("org.fedoraproject.prod." + name, "{}");
      }
      assertThat(fedora.messages().all().get(1)).isEqualTo(other.messages().all().get(2));
    }
  }
}
