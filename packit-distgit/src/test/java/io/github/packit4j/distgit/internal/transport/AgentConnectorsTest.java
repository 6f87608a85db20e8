package io.github.packit4j.distgit.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes between an ssh agent and JGit; what both say waits in the socket, so one thread is
 * enough.
 */
class AgentConnectorsTest {

  private static final byte REQUEST_IDENTITIES = 11;

  @TempDir Path directory;
  private ServerSocketChannel agent;
  private Connector connector;

  @BeforeEach
  void start() throws IOException {
    agent = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    agent.bind(UnixDomainSocketAddress.of(directory.resolve("agent")));
    agent.configureBlocking(false);
    connector = connector("agent");
  }

  @AfterEach
  void stop() throws IOException {
    connector.close();
    agent.close();
  }

  private Connector connector(String socket) throws IOException {
    return new AgentConnectors(directory.resolve(socket)).create(null, directory.toFile());
  }

  private SocketChannel accept() throws IOException {
    SocketChannel accepted = agent.accept();
    accepted.configureBlocking(false);
    return accepted;
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length);
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.flip();
  }

  @Test
  void asksAndReadsTheWholeAnswer() throws IOException {
    assertThat(connector.connect()).isTrue();
    try (SocketChannel accepted = accept()) {
      accepted.write(bytes(0, 0, 0, 3, 12, 34, 56, /* the next */ 0));
      assertThat(connector.rpc(REQUEST_IDENTITIES)).containsExactly(12, 34, 56);
      ByteBuffer asked = ByteBuffer.allocate(10);
      accepted.read(asked);
      assertThat(asked.flip()).isEqualTo(bytes(0, 0, 0, 1, REQUEST_IDENTITIES));
    }
  }

  @Test
  void saysThatTheAgentHungUp() throws IOException {
    assertThat(connector.connect()).isTrue();
    try (SocketChannel accepted = accept()) {
      accepted.write(bytes(0, 0, 0, 3, 12, 34));
      accepted.shutdownOutput();
      assertThatThrownBy(() -> connector.rpc(REQUEST_IDENTITIES))
          .isInstanceOf(EOFException.class)
          .hasMessageContaining("closed the connection");
    }
  }

  /** JGit connects before each question. */
  @Test
  void hasOneConnection() throws IOException {
    assertThat(connector.connect()).isTrue();
    assertThat(connector.connect()).isTrue();
    accept().close();
    assertThat(agent.accept()).isNull();
  }

  @Test
  void hangsUpWhenItIsClosed() throws IOException {
    assertThat(connector.connect()).isTrue();
    try (SocketChannel accepted = accept()) {
      assertThat(accepted.read(ByteBuffer.allocate(1))).isZero();
      connector.close();
      assertThat(accepted.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void doesWithoutAnAgent() throws IOException {
    try (Connector none = connector("no-agent")) {
      assertThat(none.connect()).isFalse();
      assertThatThrownBy(() -> none.rpc(REQUEST_IDENTITIES)).hasMessageContaining("not connected");
    }
  }
}
