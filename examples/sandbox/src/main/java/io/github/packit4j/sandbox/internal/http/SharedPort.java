package io.github.packit4j.sandbox.internal.http;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One loopback port for whatever a client begins with: TLS, plain HTTP, or a {@code CONNECT},
 * because it takes the port for its proxy. The first bytes tell them apart, and the connection goes
 * on to the server that understands it; every {@code CONNECT} is granted and leads back here.
 */
final class SharedPort implements AutoCloseable {

  private static final int TLS_HANDSHAKE_RECORD = 22;
  private static final byte[] CONNECT = "CONNECT ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int MAX_CONNECT = 16 * 1024;
  private static final byte[] ESTABLISHED =
      "HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Listener listener;
  private final Door plain;
  private final Door tls;
  private final Set<Guest> guests = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "sandbox-port");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Starts listening.
   *
   * @param port port on the loopback address, 0 for any that is free
   */
  SharedPort(int port) {
    try {
      this.listener = new Listener();
      this.plain = new Door();
      this.tls = new Door();
      listener.setReuseAddress(port != 0);
      listener.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 200);
    } catch (IOException e) {
      threads.shutdownNow();
      throw new UncheckedIOException("Tried to listen on the loopback port " + port, e);
    }
    threads.execute(this::accept);
  }

  /** Returns the port. */
  int number() {
    return listener.getLocalPort();
  }

  /** Returns where a server of plain HTTP gets its connections. */
  ServerSocketFactory plain() {
    return leadingTo(plain);
  }

  /** Returns where a server of TLS gets its connections. */
  ServerSocketFactory tls() {
    return leadingTo(tls);
  }

  private static ServerSocketFactory leadingTo(Door door) {
    return new ServerSocketFactory() {
      @Override
      public ServerSocket createServerSocket() {
        return door;
      }

      @Override
      public ServerSocket createServerSocket(int port) {
        return door;
      }

      @Override
      public ServerSocket createServerSocket(int port, int backlog) {
        return door;
      }

      @Override
      public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        return door;
      }
    };
  }

  /** Stops listening and closes all connections. */
  @Override
  public void close() {
    closeQuietly(listener);
    plain.close();
    tls.close();
    guests.forEach(SharedPort::closeQuietly);
    threads.shutdownNow();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Guest guest = listener.accept();
        threads.execute(() -> admit(guest));
      } catch (IOException | RejectedExecutionException e) {
        // One connection failed, or the port is being closed.
        continue;
      }
    }
  }

  private void admit(Guest guest) {
    try {
      guest.setTcpNoDelay(true);
      PushbackInputStream in = guest.getInputStream();
      while (takesConnect(in)) {
        guest.getOutputStream().write(ESTABLISHED);
      }
      int first = in.read();
      if (first < 0) {
        guest.close();
        return;
      }
      in.unread(first);
      (first == TLS_HANDSHAKE_RECORD ? tls : plain).welcome(guest);
    } catch (IOException e) {
      // The client went away before it had asked for anything.
      closeQuietly(guest);
    }
  }

  /** Takes the head of a {@code CONNECT} if that comes next, and nothing otherwise. */
  private static boolean takesConnect(PushbackInputStream in) throws IOException {
    for (int i = 0; i < CONNECT.length; i++) {
      int next = in.read();
      if (next != CONNECT[i]) {
        if (next >= 0) {
          in.unread(next);
        }
        in.unread(CONNECT, 0, i);
        return false;
      }
    }
    int line = CONNECT.length;
    for (int i = 0; i < MAX_CONNECT; i++) {
      int next = in.read();
      if (next < 0) {
        throw new SocketException("Connection closed in the middle of a CONNECT");
      }
      if (next == '\n') {
        if (line == 0) {
          return true;
        }
        line = 0;
      } else if (next != '\r') {
        line++;
      }
    }
    throw new SocketException("A CONNECT of more than " + MAX_CONNECT + " bytes");
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // Closing is all that was wanted.
    }
  }

  private final class Listener extends ServerSocket {

    Listener() throws IOException {
      super();
    }

    @Override
    public Guest accept() throws IOException {
      Guest guest = new Guest();
      guests.add(guest);
      try {
        implAccept(guest);
        return guest;
      } catch (IOException e) {
        guests.remove(guest);
        throw e;
      }
    }
  }

  /** A connection whose first bytes can be looked at and put back. */
  private final class Guest extends Socket {

    private volatile @Nullable PushbackInputStream in;

    @Override
    public PushbackInputStream getInputStream() throws IOException {
      PushbackInputStream stream = in;
      if (stream == null) {
        stream = new PushbackInputStream(super.getInputStream(), CONNECT.length);
        in = stream;
      }
      return stream;
    }

    @Override
    public synchronized void close() throws IOException {
      guests.remove(this);
      super.close();
    }
  }

  /** What a server takes for its listening socket: connections come from the shared port. */
  private final class Door extends ServerSocket {

    private final BlockingQueue<Optional<Guest>> waiting = new LinkedBlockingQueue<>();

    Door() throws IOException {
      super();
    }

    void welcome(Guest guest) {
      waiting.add(Optional.of(guest));
    }

    @Override
    public Socket accept() throws IOException {
      try {
        return waiting.take().orElseThrow(() -> new SocketException("Closed"));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SocketException("Interrupted");
      }
    }

    @Override
    public void bind(SocketAddress endpoint, int backlog) {}

    @Override
    public void setReuseAddress(boolean on) {}

    @Override
    public int getLocalPort() {
      return number();
    }

    @Override
    public void close() {
      waiting.add(Optional.empty());
    }
  }
}
