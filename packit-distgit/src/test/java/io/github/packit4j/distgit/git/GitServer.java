package io.github.packit4j.distgit.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.transport.PreReceiveHook;

/** A git server over HTTP on the loopback interface, for bare repositories in memory. */
final class GitServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, InMemoryRepository> repositories = new ConcurrentHashMap<>();
  private final Map<String, PreReceiveHook> hooks = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile String readAccount = "";
  private volatile String writeAccount = "";
  private volatile boolean headsOnly;

  GitServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  URI uri(String path) {
    return URI.create("http://" + host() + "/" + path);
  }

  InMemoryRepository create(String path) throws IOException {
    InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription(path));
    repository.create(true);
    repositories.put(path, repository);
    return repository;
  }

  InMemoryRepository repository(String path) {
    return Objects.requireNonNull(repositories.get(path), path);
  }

  /** Requires an account, {@code user:password}, for everything. */
  void requireAccount(String account) {
    readAccount = account;
    writeAccount = account;
  }

  /** Requires an account for pushes. */
  void requireAccountToPush(String account) {
    writeAccount = account;
  }

  /** Serves no commit by its id from now on, unless it is the head of a branch. */
  void serveHeadsOnly() {
    headsOnly = true;
  }

  void onPush(String path, PreReceiveHook hook) {
    hooks.put(path, hook);
  }

  /** Lists the requests so far: method, path and query, and "+auth" if there was an account. */
  List<String> requests() {
    return requests;
  }

  CommitId head(String path, String branch) throws IOException {
    return branch(path, branch).orElseThrow();
  }

  Optional<CommitId> branch(String path, String branch) throws IOException {
    Ref ref = repository(path).exactRef(Constants.R_HEADS + branch);
    return Optional.ofNullable(ref).map(Ref::getObjectId).map(Ids::of);
  }

  /** Adds a commit with exactly the given files to a branch. */
  CommitId commit(String path, String branch, String message, Map<String, String> files)
      throws IOException {
    InMemoryRepository repository = repository(path);
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      TreeFormatter tree = new TreeFormatter();
      for (Map.Entry<String, String> file : new java.util.TreeMap<>(files).entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        tree.append(
            file.getKey(), FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, content));
      }
      return commit(path, branch, message, inserter.insert(tree), inserter);
    }
  }

  /** Adds a commit with a tree made by the caller to a branch. */
  CommitId commit(
      String path, String branch, String message, ObjectId tree, ObjectInserter inserter)
      throws IOException {
    InMemoryRepository repository = repository(path);
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    Ref head = repository.exactRef(Constants.R_HEADS + branch);
    if (head != null) {
      commit.setParentId(head.getObjectId());
    }
    PersonIdent person =
        new PersonIdent(
            "Upstream",
            "upstream@example.org",
            java.time.Instant.ofEpochSecond(1_700_000_000),
            java.time.ZoneOffset.UTC);
    commit.setAuthor(person);
    commit.setCommitter(person);
    commit.setMessage(message);
    ObjectId id = inserter.insert(commit);
    inserter.flush();
    setRef(path, Constants.R_HEADS + branch, id);
    return Ids.of(id);
  }

  void setRef(String path, String name, ObjectId id) throws IOException {
    RefUpdate update = repository(path).updateRef(name);
    update.setNewObjectId(id);
    update.setForceUpdate(true);
    update.update();
  }

  /** Copies all branches of a repository to a new one, as a forge does. */
  void fork(String from, String to) throws IOException {
    create(to);
    try (var transport =
        org.eclipse.jgit.transport.Transport.open(repository(to), uri(from).toString())) {
      transport.fetch(
          org.eclipse.jgit.lib.NullProgressMonitor.INSTANCE,
          List.of(new org.eclipse.jgit.transport.RefSpec("+refs/heads/*:refs/heads/*")));
    } catch (java.net.URISyntaxException e) {
      throw new IOException(e);
    }
    requests.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(1);
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      requests.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + (authorization == null ? "" : " +auth"));
      int cut = Math.max(path.indexOf("/info/refs"), path.indexOf("/git-"));
      InMemoryRepository repository = cut < 0 ? null : repositories.get(path.substring(0, cut));
      if (repository == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      boolean writing = exchange.getRequestURI().toString().endsWith("git-receive-pack");
      String account = writing ? writeAccount : readAccount;
      String expected =
          "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
      if (!account.isEmpty() && !expected.equals(authorization)) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"test\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      serve(exchange, path.substring(0, cut), repository, writing);
    } catch (RuntimeException | Error e) {
      throw new IOException(e);
    }
  }

  private void serve(
      HttpExchange exchange, String path, InMemoryRepository repository, boolean writing)
      throws IOException {
    String service = writing ? "git-receive-pack" : "git-upload-pack";
    boolean advertising = exchange.getRequestMethod().equals("GET");
    exchange
        .getResponseHeaders()
        .set(
            "Content-Type",
            "application/x-" + service + (advertising ? "-advertisement" : "-result"));
    InputStream in = exchange.getRequestBody();
    if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      in = new GZIPInputStream(in);
    }
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      if (writing) {
        SmartHttp.receive(
            repository, hooks.getOrDefault(path, PreReceiveHook.NULL), advertising, in, out);
      } else {
        String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
        if (headsOnly) {
          SmartHttp.uploadHeads(repository, protocol, advertising, in, out);
        } else {
          SmartHttp.upload(repository, protocol, advertising, in, out);
        }
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
