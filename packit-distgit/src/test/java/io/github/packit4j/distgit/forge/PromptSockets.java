package io.github.packit4j.distgit.forge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;

/** Sockets that send small packets at once: delayed acknowledgements cost 40 ms a request. */
final class PromptSockets {

  private PromptSockets() {}

  static SocketFactory client() {
    return new SocketFactory() {
      @Override
      public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        return socket;
      }

      @Override
      public Socket createSocket(String host, int port) throws IOException {
        return new Socket(host, port);
      }

      @Override
      public Socket createSocket(String host, int port, InetAddress local, int localPort)
          throws IOException {
        return new Socket(host, port, local, localPort);
      }

      @Override
      public Socket createSocket(InetAddress host, int port) throws IOException {
        return new Socket(host, port);
      }

      @Override
      public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
          throws IOException {
        return new Socket(host, port, local, localPort);
      }
    };
  }

  static ServerSocketFactory server() {
    return new ServerSocketFactory() {
      @Override
      public ServerSocket createServerSocket() throws IOException {
        return new Prompt();
      }

      @Override
      public ServerSocket createServerSocket(int port) throws IOException {
        return new Prompt();
      }

      @Override
      public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return new Prompt();
      }

      @Override
      public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
          throws IOException {
        return new Prompt();
      }
    };
  }

  private static final class Prompt extends ServerSocket {

    Prompt() throws IOException {
      super();
    }

    @Override
    public Socket accept() throws IOException {
      Socket socket = super.accept();
      socket.setTcpNoDelay(true);
      return socket;
    }
  }
}
