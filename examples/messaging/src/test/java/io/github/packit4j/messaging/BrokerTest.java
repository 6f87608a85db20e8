package io.github.packit4j.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amqp://rabbitmq.fedoraproject.org/x",
        "amqp://127.0.0.1.example.org/x",
        "https://rabbitmq.fedoraproject.org",
        "rabbitmq.fedoraproject.org"
      })
  void onlyThisMachineIsReachedWithoutTls(String address) {
    assertThatThrownBy(() -> new Broker(URI.create(address), Optional.empty(), Broker.EXCHANGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("amqps://account@host/vhost");
  }

  @Test
  void withoutCertificatesNobodyIsTrusted() {
    URI address = URI.create("amqps://fedora:@rabbitmq.fedoraproject.org/%2Fpublic_pubsub");
    assertThatThrownBy(() -> new Broker(address, Optional.empty(), Broker.EXCHANGE))
        .hasMessageContaining("needs certificates");
  }

  @Test
  void aPasswordIsShownNowhere() {
    Broker broker =
        new Broker(URI.create("amqp://me:secret@localhost:1/x"), Optional.empty(), Broker.EXCHANGE);
    assertThat(broker).hasToString("localhost:1/x");
    assertThatThrownBy(() -> MessagePublisher.connect(broker))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("localhost:1/x")
        .hasMessageNotContaining("secret");
  }

  @Test
  void fedorasBusIsThePublicOne() {
    Broker broker = Broker.fedora(new Certificates(directory, directory, directory));
    assertThat(broker).hasToString("rabbitmq.fedoraproject.org/%2Fpublic_pubsub");
    assertThat(broker.exchange()).isEqualTo("amq.topic");
    assertThat(Broker.fedoraStaging(new Certificates(directory, directory, directory)))
        .hasToString("rabbitmq.stg.fedoraproject.org/%2Fpublic_pubsub");
  }

  @Test
  void whatIsWrongWithCertificatesIsSaidAndNoKeyIsQuoted() throws IOException {
    HeldCertificate held = new HeldCertificate.Builder().build();
    Path certificate = write("cert.pem", held.certificatePem());
    Path key = write("key.pem", held.privateKeyPkcs8Pem());
    Path none = write("none.pem", "MIIsecret");

    requireRefused(new Certificates(directory.resolve("absent"), certificate, key), "absent");
    requireRefused(new Certificates(none, certificate, key), "none.pem");
    requireRefused(new Certificates(certificate, none, key), "key.pem");
    requireRefused(new Certificates(certificate, certificate, none), "none.pem");
    assertThat(new Certificates(certificate, certificate, key).context().getProtocol())
        .isNotEmpty();
  }

  private static void requireRefused(Certificates certificates, String file) {
    assertThatThrownBy(certificates::context)
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining(file)
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
