package io.github.packit4j.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/** JGit over the sandbox's OkHttp client, as code under test does it. */
final class GitClient {

  private final OkHttpClient http;
  private final Repository repository =
      new InMemoryRepository(new DfsRepositoryDescription("client"));

  private final Optional<SshdSessionFactory> ssh;

  GitClient(OkHttpClient http) {
    this.http = http;
    this.ssh = Optional.empty();
  }

  /** Adds ssh with the files of a directory as {@link GitSsh#writeFiles} makes them. */
  GitClient(OkHttpClient http, Path sshDirectory) {
    this.http = http;
    this.ssh =
        Optional.of(
            new SshdSessionFactoryBuilder()
                .setHomeDirectory(sshDirectory.toFile())
                .setSshDirectory(sshDirectory.toFile())
                .setConfigFile(directory -> new File(directory, "config"))
                .setPreferredAuthentications("publickey")
                .setDefaultKnownHostsFiles(d -> List.of(d.toPath().resolve("known_hosts")))
                .setDefaultIdentities(d -> List.of(d.toPath().resolve("id_ecdsa")))
                .build(null));
  }

  Repository repository() {
    return repository;
  }

  /** Fetches a branch and returns its commit. */
  ObjectId fetch(String url, String branch) throws Exception {
    try (Transport transport = open(url)) {
      transport.fetch(
          NullProgressMonitor.INSTANCE,
          List.of(new RefSpec("+refs/heads/" + branch + ":refs/fetched/" + branch)));
    }
    return repository.exactRef("refs/fetched/" + branch).getObjectId();
  }

  /** Pushes updates and returns the outcome. */
  PushResult push(String url, Account account, List<RemoteRefUpdate> updates) throws Exception {
    try (Transport transport = open(url)) {
      transport.setCredentialsProvider(
          new UsernamePasswordCredentialsProvider(account.name(), account.token()));
      return transport.push(NullProgressMonitor.INSTANCE, updates);
    }
  }

  /** Makes a commit that adds or replaces files of its parent. */
  ObjectId commit(ObjectId parent, FileTree files, String message) throws Exception {
    PersonIdent who =
        new PersonIdent("Packit", "packit@example.org", Instant.EPOCH, ZoneOffset.UTC);
    try (ObjectInserter inserter = repository.newObjectInserter();
        RevWalk walk = new RevWalk(repository)) {
      DirCache index = DirCache.newInCore();
      DirCacheBuilder builder = index.builder();
      builder.addTree(new byte[0], 0, walk.getObjectReader(), walk.parseCommit(parent).getTree());
      builder.finish();
      DirCacheEditor editor = index.editor();
      for (String path : files.paths()) {
        ObjectId blob = inserter.insert(Constants.OBJ_BLOB, files.content(path).orElseThrow());
        editor.add(
            new DirCacheEditor.PathEdit(path) {
              @Override
              public void apply(DirCacheEntry entry) {
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(blob);
              }
            });
      }
      editor.finish();
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(index.writeTree(inserter));
      commit.setParentId(parent);
      commit.setAuthor(who);
      commit.setCommitter(who);
      commit.setMessage(message);
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }

  /** Returns an update of a branch, not forced unless asked; without a commit it deletes. */
  RemoteRefUpdate update(@Nullable ObjectId commit, String branch, boolean force) throws Exception {
    String source = commit == null ? null : commit.name();
    return new RemoteRefUpdate(
        repository, source, commit, "refs/heads/" + branch, force, null, null);
  }

  /** Returns what a remote has, by name. */
  Map<String, Ref> list(String url) throws Exception {
    try (Transport transport = open(url);
        FetchConnection connection = transport.openFetch()) {
      return connection.getRefsMap();
    }
  }

  /** Pushes a commit to a branch and returns the outcome. */
  PushResult push(String url, Account account, ObjectId commit, String branch) throws Exception {
    try (Transport transport = open(url)) {
      transport.setCredentialsProvider(
          new UsernamePasswordCredentialsProvider(account.name(), account.token()));
      RemoteRefUpdate update =
          new RemoteRefUpdate(
              repository, commit.name(), commit, "refs/heads/" + branch, true, null, null);
      return transport.push(NullProgressMonitor.INSTANCE, List.of(update));
    }
  }

  private Transport open(String url) throws Exception {
    Transport transport = Transport.open(repository, new URIish(url));
    if (transport instanceof TransportHttp overHttp) {
      overHttp.setHttpConnectionFactory(new Connections(http));
    } else if (transport instanceof SshTransport overSsh) {
      overSsh.setSshSessionFactory(ssh.orElseThrow());
    }
    return transport;
  }

  private record Connections(OkHttpClient http) implements HttpConnectionFactory {

    @Override
    public HttpConnection create(URL url) {
      return new Connection(http, url);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) {
      return new Connection(http, url);
    }
  }

  private static final class Connection implements HttpConnection {

    private final OkHttpClient http;
    private final URL url;
    private final Request.Builder request = new Request.Builder();
    private final Map<String, List<String>> requestHeaders = new TreeMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private String method = "GET";
    private @Nullable Response response;
    private byte[] answer = new byte[0];

    Connection(OkHttpClient http, URL url) {
      this.http = http;
      this.url = url;
    }

    private Response response() throws IOException {
      Response current = response;
      if (current == null) {
        RequestBody content =
            method.equals("POST") ? RequestBody.create(body.toByteArray(), (MediaType) null) : null;
        current = http.newCall(request.url(url).method(method, content).build()).execute();
        answer = current.body().bytes();
        response = current;
      }
      return current;
    }

    @Override
    public int getResponseCode() throws IOException {
      return response().code();
    }

    @Override
    public URL getURL() {
      return url;
    }

    @Override
    public String getResponseMessage() throws IOException {
      return response().message();
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
      try {
        return response().headers().toMultimap();
      } catch (IOException e) {
        return Map.of();
      }
    }

    @Override
    public void setRequestProperty(String key, String value) {
      request.header(key, value);
      requestHeaders.put(key, new ArrayList<>(List.of(value)));
    }

    @Override
    public void setRequestMethod(String method) throws ProtocolException {
      this.method = method;
    }

    @Override
    public void setUseCaches(boolean usecaches) {}

    @Override
    public void setConnectTimeout(int timeout) {}

    @Override
    public void setReadTimeout(int timeout) {}

    @Override
    public @Nullable String getContentType() {
      try {
        return response().header("Content-Type");
      } catch (IOException e) {
        return null;
      }
    }

    @Override
    public InputStream getInputStream() throws IOException {
      response();
      return new ByteArrayInputStream(answer);
    }

    @Override
    public @Nullable String getHeaderField(String name) {
      try {
        return response().header(name);
      } catch (IOException e) {
        return null;
      }
    }

    @Override
    public List<String> getHeaderFields(String name) {
      try {
        return response().headers(name);
      } catch (IOException e) {
        return List.of();
      }
    }

    @Override
    public int getContentLength() {
      return answer.length;
    }

    @Override
    public void setInstanceFollowRedirects(boolean redirects) {}

    @Override
    public void setDoOutput(boolean dooutput) {}

    @Override
    public void setFixedLengthStreamingMode(int contentLength) {}

    @Override
    public OutputStream getOutputStream() {
      return body;
    }

    @Override
    public void setChunkedStreamingMode(int chunklen) {}

    @Override
    public String getRequestMethod() {
      return method;
    }

    @Override
    public boolean usingProxy() {
      return false;
    }

    @Override
    public void connect() throws IOException {
      response();
    }

    @Override
    public void configure(KeyManager[] km, TrustManager[] tm, java.security.SecureRandom random) {}

    @Override
    public void setHostnameVerifier(HostnameVerifier hostnameverifier) {}
  }
}
