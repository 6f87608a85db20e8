package io.github.packit4j.http.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import mockwebserver3.MockWebServer;

/**
 * Sockets that send small packets at once (TCP_NODELAY), and servers that answer over them. With
 * other sockets each answer of several packets waits 40 ms for a delayed acknowledgement.
 */
public final class PromptSockets {

  private PromptSockets() {}

  /** A web server of a test's own, not started yet, that answers at once. */
  public static MockWebServer webServer() {
    MockWebServer server = new MockWebServer();
    server.setServerSocketFactory(new PromptServerSockets());
    return server;
  }

  /** The client's side. */
  public static SocketFactory client() {
    return new PromptClientSockets();
  }

  private static Socket prompt(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static final class PromptClientSockets extends SocketFactory {

    @Override
    public Socket createSocket() throws IOException {
      return prompt(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return prompt(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return prompt(new Socket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return prompt(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return prompt(new Socket(host, port, local, localPort));
    }
  }

  private static final class PromptServerSockets extends ServerSocketFactory {

    private static final int BACKLOG = 50;

    @Override
    public ServerSocket createServerSocket() throws IOException {
      return new PromptServerSocket();
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      return createServerSocket(port, BACKLOG);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
      return bound(new InetSocketAddress(port), backlog);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
        throws IOException {
      return bound(new InetSocketAddress(address, port), backlog);
    }

    private ServerSocket bound(InetSocketAddress address, int backlog) throws IOException {
      ServerSocket socket = createServerSocket();
      socket.bind(address, backlog);
      return socket;
    }
  }

  private static final class PromptServerSocket extends ServerSocket {

    PromptServerSocket() throws IOException {
      super();
    }

    @Override
    public Socket accept() throws IOException {
      return prompt(super.accept());
    }
  }
}
