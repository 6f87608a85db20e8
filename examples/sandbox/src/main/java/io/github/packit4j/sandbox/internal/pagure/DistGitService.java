package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.DistGitServer;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Lookaside;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.StateLock;
import io.github.packit4j.sandbox.internal.git.GitHttp;
import io.github.packit4j.sandbox.internal.git.GitRemote;
import io.github.packit4j.sandbox.internal.http.FaultInjection;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.PercentEncoding;
import io.github.packit4j.sandbox.internal.http.Routes;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything at {@code src.fedoraproject.org}. */
public final class DistGitService implements DistGitServer, HttpHandler {

  /** The host. */
  public static final String HOST = "src.fedoraproject.org";

  private static final List<String> CACHES = List.of("/repo/pkgs/", "/lookaside/pkgs/");

  private static final List<String> MONITORING =
      List.of(
          "no-monitoring",
          "monitoring",
          "monitoring-with-scratch",
          "monitoring-all",
          "monitoring-all-scratch",
          "monitoring-stable",
          "monitoring-stable-scratch");

  private final Map<String, String> monitoring = new HashMap<>();
  private final Accounts accounts;
  private final StateLock state;
  private final FaultInjection faults;
  private final Projects projects;
  private final DistGitMessages messages;
  private final PullRequests pullRequests;
  private final GitHttp git;
  private final PagureApi api;
  private final LookasideCache lookaside;
  private final Routes web = new Routes();

  /** Creates dist-git without packages. */
  public DistGitService(
      Accounts accounts,
      Clock clock,
      StateLock state,
      MessageBus bus,
      GitHttp git,
      FaultInjection faults) {
    this.accounts = accounts;
    this.state = state;
    this.faults = faults;
    this.git = git;
    this.projects = new Projects(clock);
    this.messages = new DistGitMessages(bus, accounts);
    this.pullRequests = new PullRequests(clock, messages);
    this.lookaside =
        new LookasideCache(
            accounts,
            clock,
            state,
            module -> state.get(() -> projects.byFullName(module).isPresent()));
    this.api = new PagureApi(accounts, projects, state);
    new PullRequestCalls(api, projects, pullRequests);
    new FlagCalls(api, messages, clock);
    new PeopleCalls(api, projects, accounts);
    new ProjectCalls(api, projects);
    new RepositoryCalls(api, accounts, git);
    web.get("/fork/{user}/{ns}/{repo}/raw/{ref}/f/{file*}", (request, path) -> raw(path));
    web.get("/{ns}/{repo}/raw/{ref}/f/{file*}", (request, path) -> raw(path));
    web.get("/{ns}/{repo}/pull-request/{file}", (request, path) -> pullRequestText(path));
    web.get("/_dg/anitya/{ns}/{repo}", (request, path) -> monitoringStatus(path));
  }

  @Override
  public DistGitPackage createPackage(String name, FileTree files, String... branches) {
    List<String> names = branches.length == 0 ? List.of("rawhide") : List.of(branches);
    Account owner =
        accounts
            .named("admin")
            .orElseThrow(() -> new IllegalStateException("The account 'admin' is always there"));
    return state.get(
        () -> {
          if (projects.pkg(name).isPresent()) {
            throw new IllegalArgumentException("There is a package '" + name + "' already");
          }
          Project project = projects.create(name, owner, names.get(0));
          String commit =
              project
                  .repository()
                  .commit(names.get(0), null, "Initial import", files, git.ident(owner));
          names.forEach(branch -> project.repository().setRef("refs/heads/" + branch, commit));
          return handle(project);
        });
  }

  @Override
  public DistGitPackage pkg(String name) {
    return state.get(
        () ->
            handle(
                projects
                    .pkg(name)
                    .orElseThrow(() -> new IllegalArgumentException("No package '" + name + "'"))));
  }

  private DistGitPackage handle(Project project) {
    return new PackageHandle(project, projects, pullRequests, messages, accounts, git, state);
  }

  @Override
  public Lookaside lookaside() {
    return lookaside;
  }

  @Override
  public void forkUsableAfter(int requests) {
    state.run(() -> projects.forkUsableAfter(requests));
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    String path = request.rawPath();
    if (path.startsWith("/api/0")) {
      return api.handle(request);
    }
    for (String cache : CACHES) {
      if (path.equals(cache + "upload.cgi")) {
        return lookaside.upload(request);
      }
      if (path.startsWith(cache)) {
        return lookaside.download(
            request, PercentEncoding.decodePath(path.substring(cache.length())));
      }
    }
    try {
      return git.handle(request, this::remote)
          .or(() -> web.handle(request))
          .orElseGet(() -> HttpResponse.html(404));
    } catch (PagureException e) {
      return e.response();
    }
  }

  /** A fork that is not usable yet makes the server fail. */
  private Optional<GitRemote> remote(String fullName) {
    return state.get(
        () -> {
          Optional<Project> project = projects.byFullName(fullName);
          if (project.isPresent() && !project.get().isUsable()) {
            throw PagureException.html(500);
          }
          return project.map(
              found -> new PagureRemote(found, projects, pullRequests, messages, faults));
        });
  }

  private HttpResponse raw(Routes.Variables path) {
    return state.get(
        () -> {
          Optional<Project> project =
              path.has("user")
                  ? projects.fork(path.get("user"), path.get("repo"))
                  : projects.pkg(path.get("repo"));
          return project
              .filter(p -> path.get("ns").equals(Project.NAMESPACE))
              .flatMap(p -> p.repository().file(path.get("ref"), path.get("file")))
              .map(content -> HttpResponse.of(200, "text/plain; charset=utf-8", content))
              .orElseGet(() -> HttpResponse.html(404));
        });
  }

  /** Answers {@code 1.diff} and {@code 1.patch}. */
  private HttpResponse pullRequestText(Routes.Variables path) {
    String file = path.get("file");
    return state.get(
        () ->
            projects
                .pkg(path.get("repo"))
                .flatMap(
                    project ->
                        project.pulls().stream()
                            .filter(pull -> file.matches(pull.id() + "\\.(diff|patch)"))
                            .findFirst())
                .map(pull -> PullText.of(pull, file.endsWith(".patch")))
                .map(text -> HttpResponse.text(200, text))
                .orElseGet(() -> HttpResponse.html(404)));
  }

  private HttpResponse monitoringStatus(Routes.Variables path) {
    String name = path.get("repo");
    return state.get(
        () ->
            path.get("ns").equals(Project.NAMESPACE) && projects.pkg(name).isPresent()
                ? HttpResponse.json(Json.object().put("monitoring", monitoring(name)))
                : HttpResponse.html(404));
  }

  /** Returns what a package's page says of release monitoring. */
  public String monitoring(String packageName) {
    return state.get(() -> monitoring.getOrDefault(packageName, "monitoring"));
  }

  /**
   * Sets what a package's page says of release monitoring.
   *
   * @throws IllegalArgumentException if there is no such status or package
   */
  public void monitoring(String packageName, String status) {
    if (!MONITORING.contains(status)) {
      throw new IllegalArgumentException("No status '" + status + "' in " + MONITORING);
    }
    state.run(
        () -> {
          if (projects.pkg(packageName).isEmpty()) {
            throw new IllegalArgumentException("No package '" + packageName + "'");
          }
          monitoring.put(packageName, status);
        });
  }

  /** Returns the names of the packages, for Koji. */
  public List<String> packages() {
    return state.get(
        () ->
            projects.all().stream()
                .filter(
                    project -> project.fullName().equals(Project.NAMESPACE + "/" + project.name()))
                .map(Project::name)
                .toList());
  }

  /** Returns the file of a package at a commit or branch, for Koji. */
  public Optional<byte[]> fileForBuild(String fullName, String ref, String path) {
    return state.get(
        () -> projects.byFullName(fullName).flatMap(p -> p.repository().file(ref, path)));
  }

  /** Returns the commit that a branch or commit id names, for Koji. */
  public Optional<String> commitForBuild(String fullName, String ref) {
    return state.get(
        () -> projects.byFullName(fullName).flatMap(p -> p.repository().commitOf(ref)));
  }

  /** Tells whether an account may push to a package, for Bodhi. */
  public boolean isCommitter(String packageName, String account) {
    return state.get(
        () -> projects.pkg(packageName).filter(p -> p.isCommitter(account)).isPresent());
  }
}
