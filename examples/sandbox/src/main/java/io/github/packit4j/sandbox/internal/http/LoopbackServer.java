package io.github.packit4j.sandbox.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Listens on one loopback port and takes both plain and TLS connections there: the first byte tells
 * them apart, so that every port a client names can lead here.
 */
public final class LoopbackServer implements AutoCloseable {

  private static final int TLS_HANDSHAKE_RECORD = 22;

  private final ServerSocket listener;
  private final SSLSocketFactory tls;
  private final HttpExchanges exchanges;
  private final ExecutorService threads;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Starts listening. */
  public LoopbackServer(SSLSocketFactory tls, HttpExchanges exchanges) {
    this.tls = tls;
    this.exchanges = exchanges;
    AtomicInteger count = new AtomicInteger();
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "sandbox-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    try {
      this.listener = new ServerSocket();
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    } catch (IOException e) {
      threads.shutdownNow();
      throw new UncheckedIOException("Tried to listen on a loopback port", e);
    }
    threads.execute(this::accept);
  }

  /** Returns the address clients connect to. */
  public InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  /** Stops listening and closes all connections. */
  @Override
  public void close() {
    closed = true;
    closeQuietly(listener);
    connections.forEach(LoopbackServer::closeQuietly);
    threads.shutdownNow();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket socket = listener.accept();
        connections.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException | RejectedExecutionException e) {
        if (closed) {
          return;
        }
      }
    }
  }

  private void serve(Socket socket) {
    try {
      socket.setTcpNoDelay(true);
      int first = socket.getInputStream().read();
      if (first == TLS_HANDSHAKE_RECORD) {
        InputStream consumed = new ByteArrayInputStream(new byte[] {(byte) first});
        SSLSocket secure = (SSLSocket) tls.createSocket(socket, consumed, true);
        new HttpConnection("https", secure.getInputStream(), secure.getOutputStream(), exchanges)
            .serve(-1);
        secure.close();
      } else if (first >= 0) {
        new HttpConnection("http", socket.getInputStream(), socket.getOutputStream(), exchanges)
            .serve(first);
      }
    } catch (IOException e) {
      // The client went away, or a fault asked for it: there is nobody to tell.
      closeQuietly(socket);
    } finally {
      connections.remove(socket);
      closeQuietly(socket);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // Closing is all that was wanted.
    }
  }
}
