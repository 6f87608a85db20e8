package io.github.packit4j.distgit.internal.transport;

import io.github.packit4j.http.support.Interrupts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.URL;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.util.TemporaryBuffer;
import org.jspecify.annotations.Nullable;

/** One HTTP request in the form JGit expects, which is that of {@code HttpURLConnection}. */
final class OkHttpConnection implements HttpConnection {

  private static final int IN_MEMORY = 1 << 20;
  private static final int UNAUTHORIZED = 401;

  private final GitHttp http;
  private final URL url;
  private final HttpUrl address;
  private final Map<String, String> requestHeaders = new LinkedHashMap<>();
  private String method = "GET";
  private @Nullable TemporaryBuffer body;
  private @Nullable Response response;

  OkHttpConnection(GitHttp http, URL url) throws IOException {
    this.http = http;
    this.url = url;
    HttpUrl parsed = HttpUrl.parse(url.toString());
    if (parsed == null) {
      throw new IOException("not an http address");
    }
    this.address = parsed;
  }

  private Response response() throws IOException {
    Response known = response;
    if (known != null) {
      return known;
    }
    boolean writing = url.toString().endsWith("git-receive-pack");
    Response answer = send(http.authorization(address, writing));
    if (answer.code() == UNAUTHORIZED) {
      Optional<String> account = http.challenged(address);
      if (account.isPresent() && answer.request().header("Authorization") == null) {
        answer.close();
        answer = send(account);
      }
    }
    requireGit(answer);
    response = answer;
    return answer;
  }

  /** Refuses a web page in place of git; JGit would take it for the obsolete "dumb" protocol. */
  private void requireGit(Response answer) throws IOException {
    String type = answer.header("Content-Type", "nothing");
    if (answer.code() == HTTP_OK && !String.valueOf(type).startsWith("application/x-git-")) {
      throw new NotGitException("the host answered with " + type + ", not with git's protocol");
    }
  }

  private Response send(Optional<String> authorization) throws IOException {
    Request.Builder request = new Request.Builder().url(address).method(method, requestBody());
    requestHeaders.forEach(request::header);
    authorization.ifPresent(value -> request.header("Authorization", value));
    try {
      Response answer = Interrupts.execute(http.client().newCall(request.build()));
      http.opened(answer);
      return answer;
    } catch (SocketException | InterruptedIOException | SSLHandshakeException e) {
      throw e;
    } catch (IOException e) {
      // JGit would send the request, which may be a push, again.
      throw (SocketException) new SocketException(e.getMessage()).initCause(e);
    }
  }

  private @Nullable RequestBody requestBody() {
    TemporaryBuffer content = body;
    if (content == null) {
      return method.equals("POST") ? RequestBody.create(new byte[0], null) : null;
    }
    return new RequestBody() {
      @Override
      public @Nullable MediaType contentType() {
        return null; // It is among the headers.
      }

      @Override
      public long contentLength() {
        return content.length();
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        content.writeTo(sink.outputStream(), null);
      }
    };
  }

  @Override
  public int getResponseCode() throws IOException {
    return response().code();
  }

  @Override
  public String getResponseMessage() throws IOException {
    return response().message();
  }

  @Override
  public URL getURL() {
    return url;
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    Response answer = response;
    return answer == null ? Map.of() : answer.headers().toMultimap();
  }

  @Override
  public @Nullable String getHeaderField(String name) {
    Response answer = response;
    return answer == null ? null : answer.header(name);
  }

  @Override
  public List<String> getHeaderFields(String name) {
    Response answer = response;
    return answer == null ? List.of() : new ArrayList<>(answer.headers(name));
  }

  @Override
  public @Nullable String getContentType() {
    return getHeaderField("Content-Type");
  }

  @Override
  public int getContentLength() {
    Response answer = response;
    long length = answer == null ? -1 : answer.body().contentLength();
    return length > Integer.MAX_VALUE ? -1 : (int) length;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new LimitedInput(response().body().byteStream(), http.maxResponseBytes());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    // Kept until all is there: its length is known then, and it can be sent again when the remote
    // asks for an account. What does not fit in memory goes to a temporary file.
    TemporaryBuffer content = new TemporaryBuffer.LocalFile(null, IN_MEMORY);
    body = content;
    return content;
  }

  @Override
  public void setRequestProperty(String key, String value) {
    requestHeaders.put(key, value);
  }

  @Override
  public void setRequestMethod(String method) {
    this.method = Objects.requireNonNull(method);
  }

  @Override
  public String getRequestMethod() {
    return method;
  }

  @Override
  public void connect() throws IOException {
    response();
  }

  @Override
  public boolean usingProxy() {
    return false;
  }

  @Override
  public void setUseCaches(boolean useCaches) {
    // The caller's client decides.
  }

  @Override
  public void setConnectTimeout(int timeout) {
    // The caller's client decides.
  }

  @Override
  public void setReadTimeout(int timeout) {
    // The caller's client decides.
  }

  @Override
  public void setInstanceFollowRedirects(boolean followRedirects) {
    // Never followed here; JGit does it where it is safe.
  }

  @Override
  public void setDoOutput(boolean output) {
    // There is a body once something was written.
  }

  @Override
  public void setFixedLengthStreamingMode(int contentLength) {
    // The length is known when the request is sent.
  }

  @Override
  public void setChunkedStreamingMode(int chunkLength) {
    // The length is known when the request is sent.
  }

  @Override
  public void configure(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, SecureRandom random) {
    // The caller's client decides; JGit asks for this only to switch verification off.
  }

  @Override
  public void setHostnameVerifier(HostnameVerifier verifier) {
    // The caller's client decides; JGit asks for this only to switch verification off.
  }
}
