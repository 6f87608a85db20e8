package io.github.packit4j.sandbox.internal.pagure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.DistGitForge;
import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.DistGitServer;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.GitCommit;
import io.github.packit4j.sandbox.GitSsh;
import io.github.packit4j.sandbox.Lookaside;
import io.github.packit4j.sandbox.PagureToken;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.distgit.BranchRules;
import io.github.packit4j.sandbox.internal.distgit.HostedPackages;
import io.github.packit4j.sandbox.internal.distgit.LookasideCache;
import io.github.packit4j.sandbox.internal.distgit.Place;
import io.github.packit4j.sandbox.internal.distgit.Project;
import io.github.packit4j.sandbox.internal.distgit.Projects;
import io.github.packit4j.sandbox.internal.distgit.Rights;
import io.github.packit4j.sandbox.internal.distgit.SeveralForksException;
import io.github.packit4j.sandbox.internal.forge.ForgeSite;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.git.GitHttp;
import io.github.packit4j.sandbox.internal.git.GitRefusedException;
import io.github.packit4j.sandbox.internal.git.GitRemote;
import io.github.packit4j.sandbox.internal.git.GitSshServer;
import io.github.packit4j.sandbox.internal.http.FaultInjection;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.PercentEncoding;
import io.github.packit4j.sandbox.internal.http.Routes;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything at {@code src.fedoraproject.org} and {@code pkgs.fedoraproject.org}: a Pagure, or
 * another forge in its place, with the lookaside cache beside it.
 */
public final class DistGitService implements DistGitServer, HttpHandler, AutoCloseable {

  /** The host of git over ssh. */
  public static final String SSH_HOST = "pkgs.fedoraproject.org";

  private static final List<String> CACHES = List.of("/repo/pkgs/", "/lookaside/pkgs/");
  private static final String SOURCES = "/sources/";
  private static final String UPLOAD = "/repo/pkgs/upload.cgi";

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
  private final Place place;
  private final Map<DistGitForge, HostedPackages> others = new EnumMap<>(DistGitForge.class);
  private final FaultInjection faults;
  private final Accounts accounts;
  private final Clock clock;
  private final StateLock state;
  private final Projects projects;
  private final Rights rights;
  private final BranchRules branches = new BranchRules();
  private final Tokens tokens;
  private final Flags flags = new Flags();
  private final DistGitMessages messages;
  private final PullRequests pullRequests;
  private final PagureRemote.Rules pushRules;
  private final GitHttp git;
  private final PagureApi api;
  private final ForkCalls forks;
  private final LookasideCache lookaside;
  private final Routes web = new Routes();
  private @Nullable GitSshServer ssh;
  private volatile DistGitForge forge;

  /**
   * Creates dist-git without packages.
   *
   * @param place where it is, and what runs there at first
   */
  public DistGitService(
      Place place,
      Accounts accounts,
      Clock clock,
      StateLock state,
      MessageBus bus,
      GitHttp git,
      FaultInjection faults) {
    this.place = place;
    this.forge = place.forge();
    this.faults = faults;
    this.accounts = accounts;
    this.clock = clock;
    this.state = state;
    this.git = git;
    this.projects = new Projects(clock);
    this.rights = new Rights(group -> members(accounts, group));
    this.pushRules = new PagureRemote.Rules(rights, branches, faults);
    this.tokens = new Tokens(accounts);
    this.messages = new DistGitMessages(bus, accounts);
    this.pullRequests = new PullRequests(clock, messages);
    this.lookaside =
        new LookasideCache(
            accounts,
            clock,
            state,
            bus,
            place::cacheName,
            module -> packages().stream().anyMatch(name -> module.equals(place.cacheName(name))));
    this.api = new PagureApi(tokens, projects, state);
    this.forks = new ForkCalls(api, projects, messages, state);
    new PullRequestCalls(api, projects, rights, accounts, pullRequests);
    new FlagCalls(api, pullRequests, flags, messages, clock);
    new PeopleCalls(api, projects, rights, accounts, messages, clock);
    new ProjectCalls(api, projects, rights);
    new RepositoryCalls(api, rights, git);
    new IssueCalls(api);
    web.get("/fork/{user}/{ns}/{repo}/raw/{ref}/f/{file*}", (request, path) -> raw(path));
    web.get("/{ns}/{repo}/raw/{ref}/f/{file*}", (request, path) -> raw(path));
    web.get("/{ns}/{repo}/pull-request/{file}", (request, path) -> pullRequestText(path));
    web.get("/_dg/anitya/{ns}/{repo}", (request, path) -> monitoringStatus(path));
  }

  private static List<String> members(Accounts accounts, String group) {
    return group.equals("packager")
        ? accounts.all().stream().filter(Account::packager).map(Account::name).toList()
        : List.of();
  }

  /**
   * Names what may run in the place of Pagure.
   *
   * @param site the forge
   * @param web answers for its host
   */
  public void addForge(
      DistGitForge kind, ForgeSite site, Function<HttpRequest, Optional<HttpResponse>> web) {
    HostedPackages packages = new HostedPackages(site, place.namespace(), web, rights::members);
    packages.rules(place.isFedora() ? branches : BranchRules.none(), faults);
    others.put(kind, packages);
  }

  private Optional<HostedPackages> hosted() {
    return Optional.ofNullable(others.get(forge));
  }

  private HostedPackages hostedOrFail() {
    return hosted().orElseThrow(() -> new IllegalStateException("No " + forge + " is set up"));
  }

  private void requirePagure() {
    if (forge != DistGitForge.PAGURE) {
      throw new IllegalStateException("Dist-git is no Pagure, but a " + forge);
    }
  }

  /** Returns the host of the web pages. */
  public String host() {
    return place.host();
  }

  @Override
  public DistGitForge forge() {
    return forge;
  }

  @Override
  public void moveToForgejo() {
    state.run(
        () -> {
          requirePagure();
          HostedPackages to =
              Optional.ofNullable(others.get(DistGitForge.FORGEJO))
                  .orElseThrow(() -> new IllegalStateException("No Forgejo is set up"));
          new Move(projects, pullRequests, rights, to).run();
          forge = DistGitForge.FORGEJO;
        });
  }

  @Override
  public DistGitPackage createPackage(String name, FileTree files, String... branchNames) {
    List<String> names = branchNames.length == 0 ? List.of("rawhide") : List.of(branchNames);
    names.forEach(PackageHandle::requireBranchName);
    Account owner =
        accounts
            .named("admin")
            .orElseThrow(() -> new IllegalStateException("The account 'admin' is always there"));
    if (forge != DistGitForge.PAGURE) {
      return state.get(() -> hostedOrFail().create(name, files, names));
    }
    return state.get(
        () -> {
          if (projects.pkg(name).isPresent()) {
            throw new IllegalArgumentException("There is a package '" + name + "' already");
          }
          BareRepository repository = projects.create(name, owner, names.get(0)).repository();
          String commit =
              repository.commit(names.get(0), null, "Initial import", files, git.ident(owner));
          names.forEach(branch -> repository.setRef("refs/heads/" + branch, commit));
          if (names.contains("rawhide") && !names.contains("main")) {
            repository.alias("main", "rawhide");
          }
          return pkg(name);
        });
  }

  @Override
  public DistGitPackage pkg(String name) {
    return state.get(
        () ->
            (forge == DistGitForge.PAGURE
                    ? projects.pkg(name).map(this::handle)
                    : hostedOrFail().pkg(name))
                .orElseThrow(() -> new IllegalArgumentException("No package '" + name + "'")));
  }

  private DistGitPackage handle(Project project) {
    return new PackageHandle(
        project, projects, pullRequests, flags, messages, accounts, git, state);
  }

  @Override
  public Lookaside lookaside() {
    return lookaside;
  }

  @Override
  public synchronized GitSsh ssh() {
    GitSshServer running = ssh;
    if (running == null) {
      running =
          new GitSshServer(
              SSH_HOST,
              accounts,
              clock,
              state,
              () -> forge != DistGitForge.PAGURE,
              this::remoteOfSsh);
      ssh = running;
    }
    return running;
  }

  @Override
  public synchronized void close() {
    if (ssh != null) {
      ssh.close();
    }
  }

  @Override
  public String createToken(PagureToken token) {
    requirePagure();
    return tokens.create(token);
  }

  @Override
  public void group(String name, String... members) {
    state.run(() -> rights.group(name, List.of(members)));
  }

  @Override
  public void endOfLife(String... branchNames) {
    List.of(branchNames).forEach(PackageHandle::requireBranchName);
    state.run(() -> branches.end(List.of(branchNames)));
  }

  /** Lets another service decide, too, which branches are at their end of life. */
  public void endOfLifeIf(Predicate<String> branch) {
    branches.endIf(branch);
  }

  @Override
  public void forkUsableAfter(int requests) {
    if (requests < 0) {
      throw new IllegalArgumentException("A number of requests is not negative: " + requests);
    }
    state.run(
        () -> {
          projects.forkUsableAfter(requests);
          others.values().forEach(packages -> packages.forkUsableAfter(requests));
        });
  }

  @Override
  public void whileForking(Runnable action) {
    forks.whileForking(action);
  }

  @Override
  public int deleteDoubleForks(String account, String packageName) {
    String fork = "forks/" + account + "/" + Project.NAMESPACE + "/" + packageName;
    return state.get(() -> projects.deleteDoubles(fork));
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    String path = request.rawPath();
    if (forge == DistGitForge.PAGURE && path.startsWith("/api/0")) {
      return api.handle(request);
    }
    if (path.equals(UPLOAD)) {
      return lookaside.upload(request);
    }
    for (String cache : CACHES) {
      if (path.startsWith(cache)) {
        return lookaside.download(
            request, PercentEncoding.decodePath(path.substring(cache.length())));
      }
    }
    if (forge != DistGitForge.PAGURE) {
      return hostedOrFail().handle(request).orElseGet(() -> HttpResponse.html(404));
    }
    return PagureApi.answering(
        () ->
            git.handle(request, this::remote, tokens::pusher)
                .or(() -> web.handle(request))
                .orElseGet(() -> HttpResponse.html(404)));
  }

  /** A fork that is not usable yet makes the server fail. */
  private Optional<GitRemote> remote(String fullName) {
    return state.get(
        () -> {
          Optional<Project> project = projects.byFullName(fullName);
          if (project.isPresent() && !project.get().isUsable()) {
            throw PagureException.html(500);
          }
          return project.map(found -> new PagureRemote(found, pushRules, pullRequests, messages));
        });
  }

  private Optional<GitRemote> remoteOfSsh(String fullName) {
    Optional<HostedPackages> hosted = hosted();
    if (hosted.isPresent()) {
      return hosted.get().remote(fullName);
    }
    try {
      return remote(fullName);
    } catch (SeveralForksException e) {
      throw new GitRefusedException("Error during lookup request: status: 500");
    } catch (PagureException e) {
      throw new GitRefusedException(
          "fatal: '/srv/git/repositories/"
              + fullName
              + ".git' does not appear to be a git"
              + " repository");
    }
  }

  /** Answers for the host of the sources of CentOS Stream. */
  public HttpResponse sources(HttpRequest request) {
    String path = request.rawPath();
    return path.startsWith(SOURCES)
        ? lookaside.download(request, PercentEncoding.decodePath(path.substring(SOURCES.length())))
        : HttpResponse.html(404);
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
              .flatMap(p -> RawFile.of(p.repository(), path.get("ref"), path.get("file")))
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
                        pullRequests.of(project).stream()
                            .filter(pull -> file.matches(pull.id() + "\\.(diff|patch)"))
                            .findFirst())
                .map(pull -> PullText.of(pull, file.endsWith(".patch")))
                .map(text -> HttpResponse.of(200, "text/plain;charset=UTF-8", text.getBytes(UTF_8)))
                .orElseGet(() -> HttpResponse.html(404)));
  }

  private HttpResponse monitoringStatus(Routes.Variables path) {
    String name = path.get("repo");
    return state.get(
        () ->
            path.get("ns").equals(place.namespace()) && packages().contains(name)
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
          if (!packages().contains(packageName)) {
            throw new IllegalArgumentException("No package '" + packageName + "'");
          }
          monitoring.put(packageName, status);
        });
  }

  /** Returns the names of the packages. */
  public List<String> packages() {
    return state.get(
        () ->
            hosted()
                .map(HostedPackages::names)
                .orElseGet(
                    () ->
                        projects.all().stream()
                            .filter(project -> !project.isFork())
                            .map(Project::name)
                            .toList()));
  }

  private Optional<BareRepository> repository(String fullName) {
    return hosted()
        .map(packages -> packages.repository(fullName))
        .orElseGet(() -> projects.byFullName(fullName).map(Project::repository));
  }

  /** Returns the path of a package's repository. */
  public String repositoryOf(String packageName) {
    return place.namespace() + "/" + packageName;
  }

  /** Returns the file of a package at a commit or branch, for Koji. */
  public Optional<byte[]> fileForBuild(String fullName, String ref, String path) {
    return state.get(() -> repository(fullName).flatMap(found -> found.file(ref, path)));
  }

  /** Returns a commit and its ancestors along first parents, newest first, for Koji. */
  public List<String> historyForBuild(String fullName, String ref) {
    return state.get(
        () ->
            repository(fullName).stream()
                .flatMap(found -> found.log(ref).stream())
                .map(GitCommit::id)
                .toList());
  }

  /** Returns the commit that a branch or commit id names, for Koji. */
  public Optional<String> commitForBuild(String fullName, String ref) {
    return state.get(() -> repository(fullName).flatMap(found -> found.commitOf(ref)));
  }

  /** Tells whether an account may push to a branch of a package; empty if there is none. */
  public Optional<Boolean> hasCommit(String packageName, String account, String branch) {
    return state.get(
        () ->
            hosted()
                .map(packages -> packages.mayPush(packageName, account))
                .orElseGet(
                    () -> projects.pkg(packageName).map(p -> rights.mayPush(p, account, branch))));
  }
}
