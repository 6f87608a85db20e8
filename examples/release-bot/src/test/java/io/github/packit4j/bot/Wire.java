package io.github.packit4j.bot;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection whose caller sends what no client would. */
final class Wire implements AutoCloseable {

  /** What is read where the other side has hung up. */
  static final int HUNG_UP = -1;

  private final Socket socket;
  private final InputStream in;

  Wire(URI server) throws IOException {
    this.socket = new Socket(server.getHost(), server.getPort());
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  Wire send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  Wire send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends something again and again, until it is refused or the other side has hung up. */
  long sendForEver(byte[] bytes, long most) throws IOException {
    long sent = 0;
    try {
      while (sent < most && in.available() == 0) {
        send(bytes);
        sent += bytes.length;
      }
    } catch (IOException e) {
      return sent; // A reset is an answer, too.
    }
    return sent;
  }

  /** Reads an answer and tells its status. */
  int status() throws IOException {
    try {
      String line = line();
      if (line.isEmpty()) {
        return HUNG_UP;
      }
      int length = 0;
      for (String header = line(); !header.isEmpty(); header = line()) {
        if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
          length = Integer.parseInt(header.substring(15).strip());
        }
      }
      in.skipNBytes(length);
      return Integer.parseInt(line.split(" ")[1]);
    } catch (IOException e) {
      return HUNG_UP;
    }
  }

  /** Reads a line without its end; an empty one where nothing more comes. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().replace("\r", "");
  }

  /** Reads a line that there is, or fails. */
  String requireLine() throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      throw new EOFException();
    }
    in.reset();
    return line();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
