package io.github.packit4j.messaging;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultSaslConfig;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the bus is, and who connects. Nothing connects before a consumer or a publisher does.
 *
 * @param address {@code amqps://account@host/virtual%2Fhost}; without TLS, {@code amqp}, on this
 *     machine alone
 * @param certificates the certificates of both sides; needed with {@code amqps}
 * @param exchange the exchange that messages come through
 */
public record Broker(URI address, Optional<Certificates> certificates, String exchange) {

  /** The exchange of fedora-messaging. */
  public static final String EXCHANGE = "amq.topic";

  /** As much as a broker takes: with less, what is larger would end each connection anew. */
  private static final int MAX_BODY = 134_217_728;

  private static final int HEARTBEAT_SECONDS = 30;
  private static final int ANSWER_MILLIS = 30_000;

  /** Checks the address. */
  public Broker {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("amqps") && !(scheme.equals("amqp") && isThisMachine(address))) {
      throw new IllegalArgumentException(
          "Give the broker's address as amqps://account@host/vhost; amqp is for this machine alone.");
    }
    if (scheme.equals("amqps") && certificates.isEmpty()) {
      throw new IllegalArgumentException(
          "amqps needs certificates: nothing else says whom to trust.");
    }
  }

  private static boolean isThisMachine(URI address) {
    String host = String.valueOf(address.getHost());
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  /**
   * Fedora's bus, which everybody may read. Queues there need a lower-case UUID as their name.
   *
   * @param certificates {@code cacert.pem}, {@code fedora-cert.pem} and {@code fedora-key.pem} of
   *     the package fedora-messaging
   * @return the public virtual host
   */
  public static Broker fedora(Certificates certificates) {
    return of("amqps://fedora:@rabbitmq.fedoraproject.org/%2Fpublic_pubsub", certificates);
  }

  /**
   * The bus of Fedora's staging environment.
   *
   * @param certificates {@code stg-cacert.pem}, {@code fedora.stg-cert.pem} and {@code
   *     fedora.stg-key.pem}
   * @return the public virtual host there
   */
  public static Broker fedoraStaging(Certificates certificates) {
    return of("amqps://fedora.stg:@rabbitmq.stg.fedoraproject.org/%2Fpublic_pubsub", certificates);
  }

  private static Broker of(String address, Certificates certificates) {
    return new Broker(URI.create(address), Optional.of(certificates), EXCHANGE);
  }

  /**
   * A broker on this machine, as tests start one.
   *
   * @param port its port
   * @return the default virtual host, as {@code guest}
   */
  public static Broker local(int port) {
    return new Broker(URI.create("amqp://127.0.0.1:" + port), Optional.empty(), EXCHANGE);
  }

  ConnectionFactory connections() {
    ConnectionFactory factory = new ConnectionFactory();
    try {
      factory.setUri(address);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Not the cause: it quotes the address, which may hold a password.
      throw new MessagingException("connect to " + this, "the address is not one of AMQP");
    }
    certificates.ifPresent(
        held -> {
          // setUri alone would have trusted every certificate.
          factory.useSslProtocol(held.context());
          factory.enableHostnameVerification();
          factory.setSaslConfig(DefaultSaslConfig.EXTERNAL);
        });
    // Sessions are made anew as a whole, so that no half of one is left.
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    factory.setConnectionTimeout(ANSWER_MILLIS);
    factory.setChannelRpcTimeout(ANSWER_MILLIS);
    factory.setMaxInboundMessageBodySize(MAX_BODY);
    return factory;
  }

  /** The host and the virtual host, without a password. */
  @Override
  public String toString() {
    return String.valueOf(address.getHost())
        + (address.getPort() < 0 ? "" : ":" + address.getPort())
        + String.valueOf(address.getRawPath());
  }
}
