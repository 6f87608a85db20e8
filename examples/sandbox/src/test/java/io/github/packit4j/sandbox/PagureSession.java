package io.github.packit4j.sandbox;

import io.github.packit4j.sandbox.Http.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The recorded session with Pagure, repeated with a sandbox in the same state. */
final class PagureSession implements AutoCloseable {

  private static final String SERVER = "https://src.fedoraproject.org";
  private static final Pattern PUSH =
      Pattern.compile(
          "git push (--force )?(?:\\w+)://(?:([^:@]+)(?::<token-(\\w+)>)?@)?[^/]+/(\\S+) (\\S*):refs/heads/(\\S+)");

  private final Sandbox fedora;
  private final GitClient git;
  private final Map<String, String> tokens = new HashMap<>();
  private final Map<String, String> local = new HashMap<>();
  private final ObjectId initial;
  private final ObjectId first;
  private final ObjectId second;

  PagureSession(Path directory) throws Exception {
    fedora =
        Sandbox.builder()
            .account(Account.outsider("bob", "Bob Newcomer"))
            .account(Account.packager("carol", "Carol Collaborator"))
            .account(Account.packager("zuul", "Zuul CI"))
            .account(Account.outsider("dave", "Dave Stranger"))
            .start();
    DistGitServer distGit = fedora.distGit();
    FileTree files =
        FileTree.of("python-ogr.spec", "Name: python-ogr\n", "sources", "SHA512 (a) = 1\n")
            .and(".gitignore", "")
            .and("gating.yaml", "--- !Policy\n");
    for (String name : List.of("python-ogr", "hello")) {
      distGit.createPackage(name, files, "rawhide", "f42", "f43", "epel9");
    }
    distGit.pkg("python-ogr").addCollaborator("carol", "epel*");
    distGit.group("python-packagers-sig", "alice");
    makeTokens(distGit);
    post("adminall", "/api/0/rpms/python-ogr/git/tags", "tagname", "0.50.0", "commit_hash", head());
    distGit.ssh().writeFiles(directory, "packit");
    git = new GitClient(fedora.httpClient(), directory);
    initial = git.fetch(SERVER + "/rpms/python-ogr.git", "rawhide");
    first = git.commit(initial, FileTree.of("sources", "SHA512 (a) = 2\n"), "first commit\n");
    second = git.commit(first, FileTree.of("sources", "SHA512 (a) = 3\n"), "second commit\n");
    local.put("b31216fc8ad032aab51ee99242efd1f1a02e22d8", initial.name());
    local.put("1935297359e5e84b7b450cdb0cb3507e0a20a2b2", first.name());
    local.put("bdf5fcdb103aed9c8db0dcc5702df5e1c611b1bf", second.name());
  }

  private String head() {
    return fedora.distGit().pkg("python-ogr").commitOf("rawhide").orElseThrow();
  }

  private void makeTokens(DistGitServer distGit) {
    tokens.put(
        "noacl", distGit.createToken(PagureToken.of("packit").withAcls("update_watch_status")));
    tokens.put("expired", distGit.createToken(PagureToken.of("packit").expired()));
    tokens.put("adminall", distGit.createToken(PagureToken.of("admin").andAllAcls()));
    tokens.put("ci", distGit.createToken(PagureToken.of("zuul").andAllAcls()));
    PagureToken alice = PagureToken.of("alice");
    tokens.put("project", distGit.createToken(alice.forProject("rpms/python-ogr")));
    tokens.put("otherproject", distGit.createToken(alice.forProject("rpms/hello")));
    PagureToken admin = PagureToken.of("admin");
    tokens.put("adminproject", distGit.createToken(admin.forProject("rpms/python-ogr")));
  }

  private Answer post(String token, String path, String... form) {
    return new Http(fedora.httpClient())
        .with("Authorization", "token " + tokens.get(token))
        .post(SERVER + path, form);
  }

  /** Repeats an exchange and returns where the answers differ. */
  List<String> replay(JsonNode exchange) throws Exception {
    String name = exchange.get("name").asString();
    before(name);
    if (exchange.has("command")) {
      return command(exchange);
    }
    Answer answer = send(exchange.get("request"));
    JsonNode recorded = exchange.get("response");
    learn(recorded.path("json"), answer);
    return compare(recorded, answer);
  }

  /** Does what was done between the recorded exchanges. */
  private void before(String name) throws Exception {
    switch (name) {
      case "fork-queued" -> fedora.distGit().forkUsableAfter(4);
      case "fork-waits-by-default" -> fedora.distGit().forkUsableAfter(0);
      case "pr-merge-not-allowed" -> push("conflict", conflict());
      default -> {}
    }
  }

  private ObjectId conflict() throws Exception {
    return git.commit(initial, FileTree.of("sources", "SHA512 (a) = 9\n"), "conflict\n");
  }

  private void push(String branch, ObjectId commit) throws Exception {
    String fork = SERVER + "/forks/packit/rpms/python-ogr.git";
    git.push(fork, fedora.account("packit"), commit, branch);
  }

  private void learn(JsonNode recorded, Answer answer) {
    for (String id : List.of("taskid", "uid")) {
      if (recorded.path(id).isString() && answer.text().startsWith("{")) {
        local.put(recorded.get(id).asString(), answer.json().path(id).asString(""));
      }
    }
  }

  private Answer send(JsonNode request) {
    Http http = new Http(fedora.httpClient());
    String authorization = request.path("authorization").asString("");
    if (!authorization.isEmpty()) {
      http = http.with("Authorization", authorization(authorization));
    }
    String url = SERVER + localized(request.get("path").asString()).replace("*", "%2A");
    if (request.get("method").asString().equals("GET")) {
      return http.get(url);
    }
    if (request.has("json")) {
      String type = request.path("content_type").asString("application/json");
      return http.post(url, type, Http.bytes(request.get("json").toString()));
    }
    if (!request.has("form")) {
      RequestBody nothing = RequestBody.create(new byte[0], (MediaType) null);
      return http.send(new Request.Builder().url(url).post(nothing).build());
    }
    List<String> form = new ArrayList<>();
    request
        .get("form")
        .properties()
        .forEach(
            field -> {
              JsonNode values = field.getValue();
              for (JsonNode value : values.isArray() ? values : List.of(values)) {
                form.add(field.getKey());
                form.add(localized(value.asString()));
              }
            });
    return http.post(url, form.toArray(String[]::new));
  }

  private String localized(String text) {
    String result = text;
    for (Map.Entry<String, String> entry : local.entrySet()) {
      result = result.replace(entry.getKey(), entry.getValue());
    }
    return result;
  }

  private String authorization(String recorded) {
    Matcher name = Pattern.compile("<token-(\\w+)>").matcher(recorded);
    return name.find() ? name.replaceFirst(token(name.group(1))) : recorded;
  }

  private String token(String name) {
    return tokens.getOrDefault(name, name + "-token");
  }

  private static List<String> compare(JsonNode recorded, Answer answer) {
    List<String> differences = new ArrayList<>();
    String type = recorded.at("/headers/Content-Type").asString().split(";")[0];
    String answered = answer.header("Content-Type").split(";")[0];
    boolean served = answer.status() != 404 || !answered.equals("text/html");
    boolean page = type.equals("text/html") && recorded.get("status").asInt() == 404;
    if (!served && !page) {
      return List.of(ReplayReport.NOT_SERVED);
    }
    if (answer.status() != recorded.get("status").asInt()) {
      differences.add(
          "status " + recorded.get("status") + " became " + answer.status() + " " + answer.text());
    }
    if (!type.equals(answered)) {
      differences.add("type " + type + " became " + answered);
    }
    if (recorded.has("json") && answered.equals("application/json")) {
      JsonNode json = recorded.get("json");
      differences.addAll(Recordings.differences(json, answer.json()));
      for (String same : List.of("error", "error_code", "errors", "message", "status")) {
        String wanted = hostHere(json.path(same).toString());
        if (!answer.json().path(same).toString().equals(wanted)) {
          differences.add(same + " " + wanted + " became " + answer.json().path(same));
        }
      }
    }
    return differences;
  }

  private static String hostHere(String text) {
    return text.replace("src.example.test", "src.fedoraproject.org");
  }

  private List<String> command(JsonNode exchange) throws Exception {
    String line = exchange.get("command").asString();
    boolean succeeded = exchange.get("exit").asInt() == 0;
    if (line.contains("clone") || line.contains("ls-remote")) {
      return read(exchange, line, succeeded);
    }
    Matcher push = PUSH.matcher(line);
    if (!push.find()) {
      return List.of(ReplayReport.NOT_SERVED);
    }
    String user = Optional.ofNullable(push.group(2)).orElse("nobody");
    String token = Optional.ofNullable(push.group(3)).map(this::token).orElse("");
    Account account = new Account(user, user, user + "@example.org", token, true);
    boolean force = push.group(1) != null;
    RemoteRefUpdate update = git.update(source(exchange, push.group(5)), push.group(6), force);
    String url =
        line.contains("ssh://")
            ? "ssh://" + user + "@pkgs.fedoraproject.org/" + push.group(4)
            : SERVER + "/" + push.group(4);
    List<String> differences = new ArrayList<>();
    try {
      PushResult result = git.push(url, account, List.of(update));
      boolean ok = update.getStatus() == RemoteRefUpdate.Status.OK;
      if (ok != succeeded) {
        differences.add(
            "success " + succeeded + " became " + update.getStatus() + " " + update.getMessage());
      }
      List<String> said = remoteLines(result.getMessages().split("\n"), "");
      List<String> wanted = remoteLines(exchange.get("stderr").asString().split("\n"), "remote: ");
      if (!said.equals(wanted)) {
        differences.add("said " + wanted + " became " + said);
      }
      String reason = exchange.get("stderr").asString();
      if (update.getMessage() != null && !reason.contains("(" + update.getMessage() + ")")) {
        differences.add("reason became " + update.getMessage());
      }
    } catch (TransportException e) {
      if (succeeded) {
        differences.add("failed with " + e.getMessage());
      }
    }
    return differences;
  }

  /** {@code HEAD} was the newest commit of the client at the time. */
  private @Nullable ObjectId source(JsonNode exchange, String source) {
    if (source.isEmpty()) {
      return null;
    }
    boolean later = exchange.get("name").asString().equals("push-fork-second-commit");
    ObjectId head = later ? second : first;
    return source.equals("HEAD") ? head : initial;
  }

  private static List<String> remoteLines(String[] lines, String prefix) {
    return Arrays.stream(lines)
        .filter(line -> line.startsWith(prefix))
        .map(line -> hostHere(line.substring(prefix.length())).stripTrailing())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private List<String> read(JsonNode exchange, String line, boolean succeeded) {
    String url =
        line.replaceAll(".*?(\\w+)://(?:(\\w+)(?::<\\w+>)?@)?[^/]+/(\\S+?)(?: .*)?$", "$1 $2 $3");
    String[] parts = url.split(" ");
    String address =
        parts[0].equals("ssh")
            ? "ssh://" + parts[1] + "@pkgs.fedoraproject.org/" + parts[2]
            : SERVER + "/" + parts[2];
    try {
      var refs = git.list(address);
      String wanted = exchange.get("stdout").asString();
      List<String> missing = new ArrayList<>();
      for (String ref : wanted.isEmpty() ? new String[0] : wanted.split("\n")) {
        String name = ref.split("\t")[1];
        String id = localized(ref.split("\t")[0]);
        if (refs.get(name) == null || !refs.get(name).getObjectId().name().equals(id)) {
          missing.add(name + " is " + refs.get(name) + ", not " + id);
        }
      }
      return succeeded ? missing : List.of("failure became success");
    } catch (Exception e) {
      return succeeded ? List.of("failed with " + e) : List.of();
    }
  }

  @Override
  public void close() {
    fedora.close();
  }
}
