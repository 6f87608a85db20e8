package io.github.packit4j.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Assumptions;

/** A RabbitMQ server of this machine's packages, on ports and in a directory of its own. */
public final class RabbitMq {

  private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

  private static final String USERS =
      """
      {"vhosts": [{"name": "/"}],
       "users": [
         {"name": "guest", "password": "guest", "tags": ["administrator"]},
         {"name": "fedora", "password_hash": "", "tags": []}],
       "permissions": [
         {"vhost": "/", "user": "guest", "configure": ".*", "write": ".*", "read": ".*"},
         {"vhost": "/", "user": "fedora", "configure": "^[0-9a-f-]{36}$",
          "write": "^[0-9a-f-]{36}$", "read": ".*"}]}
      """;

  private final Path directory;
  private final int port = freePort();
  private final int tlsPort = freePort();
  private final int distribution = freePort();
  private final int portMapper = freePort();
  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("test").build();
  private Process process;

  /** Starts a server, or skips the test where there is none. */
  public RabbitMq(Path directory) throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(SERVER),
        "RabbitMQ is not installed (Debian package rabbitmq-server): no " + SERVER);
    this.directory = directory;
    HeldCertificate server = issued("localhost");
    Files.writeString(directory.resolve("ca.pem"), authority.certificatePem());
    Files.writeString(directory.resolve("server.pem"), server.certificatePem());
    Files.writeString(directory.resolve("server-key.pem"), server.privateKeyPkcs8Pem());
    Files.writeString(directory.resolve("users.json"), USERS);
    Files.writeString(directory.resolve("plugins"), "[rabbitmq_auth_mechanism_ssl].\n");
    Files.writeString(
        directory.resolve("rabbitmq.conf"),
        """
        listeners.tcp.1 = 127.0.0.1:%1$d
        listeners.ssl.1 = 127.0.0.1:%2$d
        ssl_options.cacertfile = %3$s/ca.pem
        ssl_options.certfile = %3$s/server.pem
        ssl_options.keyfile = %3$s/server-key.pem
        ssl_options.verify = verify_peer
        ssl_options.fail_if_no_peer_cert = true
        auth_mechanisms.1 = PLAIN
        auth_mechanisms.2 = EXTERNAL
        ssl_cert_login_from = common_name
        load_definitions = %3$s/users.json
        """
            .formatted(port, tlsPort, directory));
    process = start();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HeldCertificate issued(String name) {
    return new HeldCertificate.Builder()
        .signedBy(authority)
        .commonName(name)
        .addSubjectAlternativeName(name)
        .build();
  }

  /** The broker, for the account of its administrator. */
  public Broker broker() {
    return Broker.local(port);
  }

  /** The broker over TLS, for an account of its own. */
  Broker overTls(String host, Certificates certificates) {
    return new Broker(
        URI.create("amqps://fedora:@%s:%d".formatted(host, tlsPort)),
        Optional.of(certificates),
        Broker.EXCHANGE);
  }

  /** Certificates of an account, which trust the given authority. */
  Certificates certificates(String account, String authorityPem) throws IOException {
    HeldCertificate held = issued(account);
    return new Certificates(
        Files.writeString(directory.resolve(account + "-ca.pem"), authorityPem),
        Files.writeString(directory.resolve(account + "-cert.pem"), held.certificatePem()),
        Files.writeString(directory.resolve(account + "-key.pem"), held.privateKeyPkcs8Pem()));
  }

  String authorityPem() {
    return authority.certificatePem();
  }

  void stop() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  /** Ends the server and starts it anew. */
  public void restart() throws IOException, InterruptedException {
    stop();
    process = start();
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(SERVER.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("server.log").toFile());
    builder.environment().put("HOME", directory.toString());
    builder.environment().put("RABBITMQ_NODENAME", "packit4j" + port + "@localhost");
    builder.environment().put("RABBITMQ_CONFIG_FILE", directory + "/rabbitmq.conf");
    builder.environment().put("RABBITMQ_ENABLED_PLUGINS_FILE", directory + "/plugins");
    builder.environment().put("RABBITMQ_MNESIA_BASE", directory + "/data");
    builder.environment().put("RABBITMQ_LOG_BASE", directory + "/log");
    builder.environment().put("RABBITMQ_PID_FILE", directory + "/pid");
    builder.environment().put("RABBITMQ_DIST_PORT", Integer.toString(distribution));
    builder.environment().put("ERL_EPMD_PORT", Integer.toString(portMapper));
    builder.environment().put("ERL_EPMD_ADDRESS", "127.0.0.1");
    Process started = builder.start();
    while (!isReady()) {
      if (!started.isAlive()) {
        throw new IOException(
            "RabbitMQ has ended: " + Files.readString(directory.resolve("server.log")));
      }
      waitALittle(started);
    }
    return started;
  }

  private static void waitALittle(Process started) throws IOException {
    try {
      started.waitFor(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** It listens before it knows its users. */
  private boolean isReady() {
    try {
      MessagePublisher.connect(broker()).close();
      return true;
    } catch (MessagingException e) {
      return false;
    }
  }

  /** Stops the server and its port mapper. */
  public void close() throws InterruptedException, IOException {
    stop();
    // The port mapper goes on alone otherwise.
    new ProcessBuilder("epmd", "-port", Integer.toString(portMapper), "-kill")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
