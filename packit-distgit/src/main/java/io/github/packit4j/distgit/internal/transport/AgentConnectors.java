package io.github.packit4j.distgit.internal.transport;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.transport.sshd.agent.AbstractConnector;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/** Connects to one ssh agent, by the JDK's own sockets of the Unix domain. */
final class AgentConnectors implements ConnectorFactory {

  private final Path socket;

  AgentConnectors(Path socket) {
    this.socket = socket;
  }

  @Override
  public Connector create(@Nullable String identityAgent, File homeDirectory) {
    return new SocketConnector(socket);
  }

  @Override
  public boolean isSupported() {
    return true;
  }

  @Override
  public String getName() {
    return "packit4j";
  }

  /** None by name: there is nothing to choose from. */
  @Override
  public Collection<ConnectorDescriptor> getSupportedConnectors() {
    return List.of();
  }

  @Override
  public @Nullable ConnectorDescriptor getDefaultConnector() {
    return null;
  }

  /** One connection; a message is its length in four bytes and that many bytes. */
  private static final class SocketConnector extends AbstractConnector {

    private static final int LENGTH_BYTES = 4;

    private final Path socket;
    private @Nullable SocketChannel channel;

    SocketConnector(Path socket) {
      this.socket = socket;
    }

    @Override
    public boolean connect() throws IOException {
      if (channel != null) {
        return true;
      }
      if (!Files.exists(socket)) {
        return false;
      }
      SocketChannel opened = SocketChannel.open(StandardProtocolFamily.UNIX);
      opened.connect(UnixDomainSocketAddress.of(socket));
      channel = opened;
      return true;
    }

    @Override
    public byte[] rpc(byte command, byte[] message) throws IOException {
      SocketChannel connection = channel;
      if (connection == null) {
        throw new IOException("not connected to the ssh agent");
      }
      prepareMessage(command, message);
      ByteBuffer request = ByteBuffer.wrap(message);
      while (request.hasRemaining()) {
        connection.write(request);
      }
      byte[] length = read(connection, LENGTH_BYTES);
      return read(connection, toLength(command, length));
    }

    private static byte[] read(SocketChannel connection, int count) throws IOException {
      byte[] bytes = Channels.newInputStream(connection).readNBytes(count);
      if (bytes.length < count) {
        throw new EOFException("the ssh agent closed the connection");
      }
      return bytes;
    }

    @Override
    public void close() throws IOException {
      SocketChannel connection = channel;
      if (connection != null) {
        connection.close();
      }
    }
  }
}
