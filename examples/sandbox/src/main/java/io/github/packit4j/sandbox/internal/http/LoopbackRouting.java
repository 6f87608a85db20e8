package io.github.packit4j.sandbox.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;

/**
 * Makes a client whose every connection, whatever host and port it is for, leads to one address.
 */
public final class LoopbackRouting {

  private LoopbackRouting() {}

  /** Returns such a client, which trusts the given certificates for every host and no others. */
  public static OkHttpClient client(InetSocketAddress server, HandshakeCertificates certificates) {
    return new OkHttpClient.Builder()
        .proxy(Proxy.NO_PROXY)
        .dns(host -> List.of(loopback(host)))
        .socketFactory(new RoutingSocketFactory(server))
        .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
        .hostnameVerifier((host, session) -> true)
        .build();
  }

  private static InetAddress loopback(String host) throws UnknownHostException {
    return InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1});
  }

  private static final class RoutingSocketFactory extends SocketFactory {

    private final InetSocketAddress server;

    RoutingSocketFactory(InetSocketAddress server) {
      this.server = server;
    }

    @Override
    public Socket createSocket() {
      return new RoutedSocket(server);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return connected();
    }

    private Socket connected() throws IOException {
      Socket socket = createSocket();
      socket.connect(server);
      return socket;
    }
  }

  private static final class RoutedSocket extends Socket {

    private final InetSocketAddress server;

    RoutedSocket(InetSocketAddress server) {
      this.server = server;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      super.connect(server, timeout);
      setTcpNoDelay(true);
    }
  }
}
