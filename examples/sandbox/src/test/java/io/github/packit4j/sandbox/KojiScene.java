package io.github.packit4j.sandbox;

import static io.github.packit4j.sandbox.Koji.string;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sandbox with the content of the recorded hub: what happened before and between the recorded
 * calls, and which of its numbers stand for the recorded ones.
 */
final class KojiScene implements AutoCloseable {

  private static final String OGR = "python-ogr";
  private static final String SPECFILE = "python-specfile";
  private static final Pattern COMMIT = Pattern.compile("python-specfile\\.git#[0-9a-f]{10,40}");
  private static final List<String> ANONYMOUS =
      List.of(
          "050-getLoggedInUser-anonymous",
          "064-fault-not-logged-in",
          "071-login-password",
          "072-login-wrong-password",
          "073-login-blocked-user",
          "074-sslLogin-certificate",
          "075-sslLogin-no-identity",
          "076-sslLogin-gssapi.1",
          "076-sslLogin-gssapi.2",
          "077-sslLogin-gssapi-no-ticket",
          "083-getLoggedInUser-url-session",
          "100-login-while-locked",
          "148-createSideTag-anonymous",
          "199-LockOut-login",
          "203-upload-anonymous",
          "205-url-session-disabled",
          "206-url-session-disabled-write",
          "207-upload-anonymous",
          "238-repo.request-anonymous");
  private static final List<String> ALICE =
      List.of("125-cancelTask-not-owner", "170-tagBuild-not-owner", "175-removeSideTag-not-owner");

  private final Sandbox fedora;
  private final Map<Integer, Integer> tasks = new HashMap<>();
  private final Map<String, String> words = new LinkedHashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, Runnable> before = new HashMap<>();
  private final int packageId;
  private final int tagId;
  private Koji other;
  private Koji packit;
  private int release = 30;
  private int number = 100;

  KojiScene() {
    fedora = Sandbox.builder().account(Account.packager("blocked", "Blocked")).start();
    fedora.koji().blockUser("blocked");
    other = Koji.loggedIn(fedora, "packit");
    packit = Koji.loggedIn(fedora, "packit");
    fedora.distGit().createPackage(OGR, FileTree.of(OGR + ".spec", ogr("0.50.0")), "f43");
    fedora.distGit().createPackage(SPECFILE, FileTree.of(SPECFILE + ".spec", specfile()), "f43");
    fedora
        .distGit()
        .createPackage(
            "renamed",
            FileTree.of("renamed.spec", "Name: unlisted\nVersion: 1\nRelease: 1%{?dist}\n"),
            "f43");
    fedora.koji().importBuild("blocked-pkg-1.0-1.fc43", "f43-updates-testing");
    fedora.koji().blockPackage("f43", "blocked-pkg");
    fedora.koji().importBuild("python-flexmock-0.12.1-1.fc43");
    words.put("packit-test", "packit-token");
    words.put("blocked-test", "blocked-token");
    words.put("KOJI.TEST", "FEDORAPROJECT.ORG");
    for (String version : List.of("0.50.0", "0.51.0", "0.51.1", "0.52.0")) {
      fedora.distGit().pkg(OGR).commit("f43", version, FileTree.of(OGR + ".spec", ogr(version)));
      remember(List.of(16, 17, 18, 19), submit(OGR, "f43-candidate"));
    }
    fedora.koji().tag("python-ogr-0.51.0-1.fc43", "f43-updates");
    fedora.koji().tag("python-ogr-0.51.1-1.fc43", "f43-updates-testing");
    submit(OGR, "epel9-candidate");
    submit(OGR, "rawhide");
    packageId = number(packit.call("getPackageID", string(OGR)), "<int>(\\d+)</int>");
    tagId =
        number(packit.call("getTag", string("f43-build")), "<name>id</name>\\s*<value><int>(\\d+)");
    direct();
  }

  private static String ogr(String version) {
    return "Name: python-ogr\nVersion: "
        + version
        + "\nRelease: 1%{?dist}\nSummary: x\nLicense: MIT\n\n%changelog\n"
        + "* Thu Nov 06 2025 Packit <hello@packit.dev> - 0.52.0-1\n- Later\n\n"
        + "* Thu Jul 03 2025 Packit <hello@packit.dev> - 0.50.0-1\n- Earlier\n";
  }

  private String specfile() {
    release++;
    return "Name: python-specfile\nVersion: 1.0\nRelease: " + release + "%{?dist}\n";
  }

  private void newSpecfileCommit() {
    fedora
        .distGit()
        .pkg(SPECFILE)
        .commit("f43", "Next", FileTree.of(SPECFILE + ".spec", specfile()));
  }

  /** Makes the commit whose files the recordings name. */
  private void newSpecfileCommitAsRecorded() {
    release = 40;
    newSpecfileCommit();
  }

  private String scm(String name) {
    return "git+https://src.fedoraproject.org/rpms/"
        + name
        + ".git#"
        + fedora.distGit().pkg(name).commitOf("f43").orElseThrow();
  }

  /** Returns a client of its own for what happens between the recorded calls. */
  private Koji director() {
    return Koji.loggedIn(fedora, "packit");
  }

  /** Submits and finishes a build. */
  private int submit(String name, String target) {
    return finished(scm(name), target);
  }

  private int finished(String source, String target) {
    String answer = director().call("build", string(source), string(target));
    fedora.koji().finishBuilds();
    return number(answer, "<int>(\\d+)</int>");
  }

  /** Lets a task and its parts stand for recorded ones. */
  private void remember(List<Integer> recorded, int first) {
    for (int i = 0; i < recorded.size(); i++) {
      tasks.put(recorded.get(i), first + i);
    }
  }

  private void direct() {
    before.put("084-write-call", () -> packit = Koji.loggedIn(fedora, "packit"));
    before.put("092-fault-AuthExpired", fedora.koji()::expireSessions);
    before.put("095-AuthExpired-and-renewal.1", fedora.koji()::expireSessions);
    before.put("099-exclusiveSession", () -> other = director());
    before.put("103-build", () -> packit = Koji.loggedIn(fedora, "packit"));
    before.put("105-getTaskInfo-OPEN", fedora.koji()::startBuilds);
    before.put("106-getTaskInfo-CLOSED", fedora.koji()::finishBuilds);
    before.put("109-build-options", this::newSpecfileCommitAsRecorded);
    before.put("111-getTaskResult-scratch", this::finishScratch);
    before.put("117-getTaskResult-unknown-target", fedora.koji()::finishBuilds);
    before.put("119-getTaskInfo-FAILED", () -> tasks.put(45, finished(dead(), "f43-candidate")));
    before.put("121-getTaskResult-build-exists", () -> tasks.put(51, submit(OGR, "f43-candidate")));
    before.put(
        "122-getTaskResult-package-not-listed",
        () -> tasks.put(53, submit("renamed", "f43-candidate")));
    before.put(
        "123-getTaskResult-scm-denied",
        () -> tasks.put(55, finished("git+https://example.org/x.git#1", "f43-candidate")));
    before.put("124-getTaskResult-unfinished", () -> tasks.put(57, waiting()));
    before.put("142-getTaskInfo-srpm-scratch", fedora.koji()::finishBuilds);
    before.put(
        "143-getTaskResult-srpm-not-scratch",
        () -> tasks.put(61, finished("cli-build/1.2.x/a-1-1.src.rpm", "f43-candidate")));
    before.put("160-build-into-sidetag", this::newSpecfileCommit);
    before.put("161-listTagged-sidetag", fedora.koji()::finishBuilds);
    before.put("163-repo.request-satisfied", this::makeRequestedRepo);
    before.put("190-getBuild-FAILED", this::failBuild);
    before.put("193-getBuild-BUILDING", this::beginBuild);
    before.put("197-fault-LockOut", () -> outage("Server disabled for maintenance"));
    before.put("200-fault-ServerOffline", () -> outage("outage until 12:00 UTC"));
    before.put("201-fault-database-outage", () -> outage("database outage"));
    before.put("202-fault-request-too-long", fedora.koji()::comeBack);
    before.put("229-getFullInheritance-sidetag", this::newSideTag);
  }

  private void outage(String reason) {
    fedora.koji().goOffline(reason);
  }

  private static String dead() {
    return "git+https://src.fedoraproject.org/rpms/python-specfile.git#dead" + "ab".repeat(18);
  }

  private void finishScratch() {
    fedora.koji().finishBuilds();
    remember(List.of(42, 43), Objects.requireNonNull(tasks.get(41)) + 1);
  }

  private int waiting() {
    newSpecfileCommit();
    String answer = director().call("build", string(scm(SPECFILE)), string("f43-candidate"));
    return number(answer, "<int>(\\d+)</int>");
  }

  private void failBuild() {
    newSpecfileCommit();
    fedora
        .koji()
        .failNext(
            "error building package (arch noarch), mock exited with status 1; see build.log or"
                + " root.log for more information");
    tasks.put(75, submit(SPECFILE, "f43-candidate"));
  }

  private void beginBuild() {
    tasks.put(79, waiting());
    fedora.koji().startBuilds();
  }

  private void makeRequestedRepo() {
    director().call("repo.checkRequest", "<int>" + ids.get("request") + "</int>");
  }

  private void newSideTag() {
    String answer = director().call("createSideTag", string("f43-build"));
    words.put("f43-build-side-125", Koji.group(answer, "(f43-build-side-\\d+)"));
  }

  /** Sends a recorded request, with the sandbox's numbers and names in it. */
  Http.Answer replay(KojiRecording recording) {
    Optional.ofNullable(before.get(recording.name())).ifPresent(Runnable::run);
    Http http = session(recording);
    Optional<Integer> recorded =
        recording.name().compareTo("084") > 0 && recording.name().compareTo("095") < 0
            ? recording.number()
            : Optional.of(number++);
    if (recorded.isPresent() && !ANONYMOUS.contains(recording.name())) {
      http = http.with("Koji-Session-Callnum", recorded.get().toString());
    }
    if (recording.uploadQuery().isPresent()) {
      return http.post(
          Koji.HUB + "?" + recording.uploadQuery().get(),
          "application/octet-stream",
          new byte[recording.contentLength()]);
    }
    if (recording.name().equals("065-http-get")) {
      return http.get(Koji.HUB);
    }
    if (recording.isLogin() && recording.name().matches("(074|076-.*2|095).*")) {
      http = http.with("Authorization", fedora.account("packit").negotiateHeader());
    }
    String url = recording.isLogin() ? Koji.HUB + "/ssllogin" : Koji.HUB;
    Http.Answer answer = http.post(url, "text/xml", Http.bytes(translated(recording)));
    learn(recording, answer.text());
    return answer;
  }

  private Http session(KojiRecording recording) {
    if (ANONYMOUS.contains(recording.name())) {
      return new Http(fedora.httpClient());
    }
    if (ALICE.contains(recording.name())) {
      return Koji.loggedIn(fedora, "alice").http();
    }
    return switch (recording.name()) {
      case "090-fault-bad-session-key" -> packit.http().with("Koji-Session-Key", "1-x");
      case "091-fault-no-such-session" -> packit.http().with("Koji-Session-Id", "9999");
      case "101-fault-AuthLockError" -> other.http();
      default -> packit.http();
    };
  }

  private String translated(KojiRecording recording) {
    String request = recording.request();
    for (Map.Entry<String, String> word : words.entrySet()) {
      request = request.replace(word.getKey(), word.getValue());
    }
    request = COMMIT.matcher(request).replaceAll(Matcher.quoteReplacement(commitOf()));
    String method = recording.method();
    if (method.contains("Task") && !method.equals("listTasks")) {
      request = numbers(request, "<int>(\\d+)</int>", tasks);
    }
    request = numbers(request, "taskID</name>\\s*<value><int>(\\d+)", tasks);
    request = numbers(request, "packageID</name>\\s*<value><int>(\\d+)", Map.of(1, packageId));
    request = numbers(request, "owner</name>\\s*<value><int>(\\d+)", Map.of(2, 1));
    request = numbers(request, "buildTagID</name>\\s*<value><int>(\\d+)", Map.of(9, tagId));
    if (method.matches("getBuild|cancelBuild|getChangelogEntries")) {
      request = numbers(request, "<int>(\\d{1,2})</int>", builds());
    }
    if (method.equals("repo.checkRequest") && ids.containsKey("request")) {
      request = request.replace("<int>2</int>", "<int>" + ids.get("request") + "</int>");
    }
    if (method.equals("repoInfo")) {
      request = request.replace("<int>2</int>", "<int>" + ids.get("repo") + "</int>");
    }
    return request;
  }

  private String commitOf() {
    return "python-specfile.git#" + fedora.distGit().pkg(SPECFILE).commitOf("f43").orElseThrow();
  }

  private static int number(String text, String regex) {
    return Integer.parseInt(Koji.group(text, regex));
  }

  private Map<Integer, Integer> builds() {
    Map<Integer, Integer> builds = new HashMap<>();
    builds.put(4, fedora.koji().build("python-ogr-0.52.0-1.fc43").orElseThrow().id());
    Map.of(10, 37, 13, 75, 14, 79)
        .forEach(
            (build, task) ->
                fedora.koji().builds().stream()
                    .filter(b -> b.taskId().equals(Optional.ofNullable(tasks.get(task))))
                    .forEach(b -> builds.put(build, b.id())));
    return builds;
  }

  private static String numbers(String text, String regex, Map<Integer, Integer> known) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    StringBuilder result = new StringBuilder();
    int end = 0;
    while (matcher.find()) {
      int old = Integer.parseInt(matcher.group(1));
      result.append(text, end, matcher.start(1)).append(known.getOrDefault(old, old));
      end = matcher.end(1);
    }
    return result.append(text.substring(end)).toString();
  }

  /** Takes note of what an answer calls things that later requests name. */
  private void learn(KojiRecording recording, String answer) {
    Pattern id = Pattern.compile("<params>\\s*<param>\\s*<value><int>(\\d+)</int>");
    Matcher recorded = id.matcher(recording.response());
    Matcher answered = id.matcher(answer);
    if (recording.method().matches("build|tagBuild") && recorded.find() && answered.find()) {
      tasks.put(Integer.valueOf(recorded.group(1)), Integer.valueOf(answered.group(1)));
    }
    switch (recording.name()) {
      case "144-createSideTag" ->
          words.put("f43-build-side-35", Koji.group(answer, "(f43-build-side-\\d+)"));
      case "154-repo.request", "162-repo.request-after-build" ->
          ids.put("request", Koji.group(answer, "<name>id</name>\\s*<value><int>(\\d+)"));
      case "156-getRepo" ->
          ids.put("repo", Koji.group(answer, "<name>id</name>\\s*<value><int>(\\d+)"));
      case "093-login-renew", "095-AuthExpired-and-renewal.2" ->
          packit = packit.withSession(answer);
      case "098-logout-again" -> packit = Koji.loggedIn(fedora, "packit");
      default -> {}
    }
  }

  @Override
  public void close() {
    fedora.close();
  }
}
