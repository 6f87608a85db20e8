package io.github.packit4j.sandbox.internal.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the requests of one connection and writes the answers (HTTP/1.1, persistent). */
final class HttpConnection {

  private static final int MAX_LINE = 64 * 1024;
  private static final int MAX_HEADERS = 200;
  private static final long MAX_BODY = 512L * 1024 * 1024;
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final String scheme;
  private final InputStream in;
  private final OutputStream out;
  private final HttpExchanges exchanges;

  HttpConnection(String scheme, InputStream in, OutputStream out, HttpExchanges exchanges) {
    this.scheme = scheme;
    this.in = new BufferedInputStream(in);
    this.out = out;
    this.exchanges = exchanges;
  }

  /**
   * Serves until the client closes or something asks to close.
   *
   * @param firstByte byte already taken from the stream, or -1
   */
  void serve(int firstByte) throws IOException {
    int first = firstByte >= 0 ? firstByte : in.read();
    while (first >= 0) {
      HttpRequest request = read(first);
      HttpExchanges.Reply reply = exchanges.reply(request);
      if (!write(request, reply)) {
        return;
      }
      first = in.read();
    }
  }

  private HttpRequest read(int firstByte) throws IOException {
    String[] start = line((char) firstByte).split(" ");
    if (start.length != 3 || !start[2].startsWith("HTTP/1.")) {
      throw new ProtocolException("Not an HTTP/1 request line: " + String.join(" ", start));
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    int count = 0;
    for (String line = line((char) in.read()); !line.isEmpty(); line = line((char) in.read())) {
      int colon = line.indexOf(':');
      if (colon <= 0 || ++count > MAX_HEADERS) {
        throw new ProtocolException("Not a header line: " + line);
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), k -> new ArrayList<>())
          .add(line.substring(colon + 1).trim());
    }
    return new HttpRequest(start[0], uri(start[1], headers), headers, body(headers));
  }

  private URI uri(String target, Map<String, List<String>> headers) throws IOException {
    String host = headers.getOrDefault("host", List.of("localhost")).get(0);
    String text = target.startsWith("http") ? target : scheme + "://" + host + target;
    try {
      return URI.create(text.replace("|", "%7C").replace("^", "%5E").replace("\"", "%22"));
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("Not a URL: " + text);
    }
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    boolean chunked =
        headers.getOrDefault("transfer-encoding", List.of()).stream()
            .anyMatch(value -> value.equalsIgnoreCase("chunked"));
    long length = Long.parseLong(headers.getOrDefault("content-length", List.of("0")).get(0));
    if (length > MAX_BODY) {
      throw new ProtocolException("Body of " + length + " bytes is too large for the sandbox");
    }
    if (!chunked && length == 0) {
      return new byte[0];
    }
    if (headers.getOrDefault("expect", List.of()).contains("100-continue")) {
      out.write(CONTINUE);
      out.flush();
    }
    return chunked ? chunks() : exactly((int) length);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = line((char) in.read()).split(";", 2)[0].trim();
      int length = Integer.parseInt(size, 16);
      if (length == 0) {
        while (!line((char) in.read()).isEmpty()) {
          // Trailers are of no use here.
          continue;
        }
        return body.toByteArray();
      }
      if (body.size() + (long) length > MAX_BODY) {
        throw new ProtocolException("Chunked body is too large for the sandbox");
      }
      body.write(exactly(length));
      line((char) in.read());
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("Body ended after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private String line(char first) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = first; c != '\n'; c = in.read()) {
      if (c < 0 || c == 0xFFFF) {
        throw new EOFException("Connection closed in the middle of a line");
      }
      if (line.size() >= MAX_LINE) {
        throw new ProtocolException("Line is too long");
      }
      line.write(c);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** Returns whether the connection goes on. */
  private boolean write(HttpRequest request, HttpExchanges.Reply reply) throws IOException {
    if (reply.delivery() == HttpExchanges.Delivery.NOTHING) {
      return false;
    }
    HttpResponse response = reply.response();
    boolean bodyless =
        request.method().equals("HEAD") || response.status() == 204 || response.status() == 304;
    byte[] body = response.body();
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(response.status());
    head.append(' ').append(response.reason()).append("\r\n");
    response.headers().forEach(h -> head.append(h.name() + ": " + h.value() + "\r\n"));
    if (response.status() != 204 && response.status() != 304) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    boolean close =
        request.header("connection").orElse("").equalsIgnoreCase("close")
            || reply.delivery() == HttpExchanges.Delivery.HALF;
    head.append(close ? "Connection: close\r\n\r\n" : "\r\n");

    // One write for head and body: two would wait for each other's acknowledgement.
    ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length);
    all.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!bodyless) {
      int length = reply.delivery() == HttpExchanges.Delivery.HALF ? body.length / 2 : body.length;
      all.write(body, 0, length);
    }
    all.writeTo(out);
    out.flush();
    return !close;
  }
}
