package io.github.packit4j.core;

import io.github.packit4j.bodhi.BodhiAuthentication;
import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.core.action.ActionRunner;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.Heard;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.git.GitCredentials;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.sandbox.BusMessage;
import io.github.packit4j.sandbox.DistGitForge;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.specfile.changelog.Packager;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/**
 * A sandbox with a package and its upstream, and a workflow that is connected to it. Its clients
 * give up at the first failure and forks work at once, so that no test waits.
 */
final class Fedora implements AutoCloseable {

  static final String PACKAGE = "python-ogr";
  static final String TAG = "0.62.3";
  static final List<String> BRANCHES = List.of("rawhide", "f45", "f44", "f43", "epel8");
  static final URI ARCHIVE =
      URI.create("https://files.pythonhosted.org/packages/source/o/ogr/ogr-0.62.3.tar.gz");

  static final String SPEC =
      """
      Name:           python-ogr
      Version:        0.61.2
      Release:        3%{?dist}
      Summary:        One API for multiple git forges
      License:        MIT
      URL:            https://github.com/packit/ogr
      Source0:        %{pypi_source ogr}
      BuildArch:      noarch

      %description
      One Git library to Rule!

      %changelog
      * Mon Jul 20 2026 Packit <hello@packit.dev> - 0.61.2-3
      - Rebuilt
      """;

  static final String CONFIG =
      """
      specfile_path: fedora/python-ogr.spec
      upstream_package_name: ogr
      downstream_package_name: python-ogr
      copy_upstream_release_description: true
      jobs:
        - job: propose_downstream
          trigger: release
          dist_git_branches: [fedora-all, epel-8]
        - job: koji_build
          trigger: commit
          dist_git_branches: [fedora-all, epel-8]
        - job: bodhi_update
          trigger: commit
          dist_git_branches: [fedora-branched, epel-8]
      """;

  private final Sandbox sandbox;
  private final List<WorkflowEvent> events = Collections.synchronizedList(new ArrayList<>());
  private final Forges forges;
  private final DistGit distGit;
  private final KojiClient koji;
  private final ReleaseWorkflow workflow;
  private final Supplier<WorkflowBuilder> clients;

  private Fedora(
      Sandbox sandbox,
      OkHttpClient http,
      Path work,
      BiFunction<WorkflowBuilder, OkHttpClient, WorkflowBuilder> settings) {
    this.sandbox = sandbox;
    Secret token = Secret.of(sandbox.account("packit").token());
    this.forges = forges(http, token);
    this.distGit = distGit(http, token, work);
    this.koji = koji(http);
    this.clients = () -> builder(http, token, work, forges, distGit, koji);
    WorkflowBuilder builder = clients.get().listener(events::add);
    this.workflow = settings.apply(builder, http).build();
  }

  /** A workflow alone, for a process that ends before its clients are closed. */
  static ReleaseWorkflow workflow(
      OkHttpClient http, Secret token, Path work, UnaryOperator<WorkflowBuilder> settings) {
    return settings
        .apply(
            builder(http, token, work, forges(http, token), distGit(http, token, work), koji(http)))
        .build();
  }

  private static Forges forges(OkHttpClient http, Secret token) {
    return Forges.builder()
        .httpClient(http)
        .token("github.com", token)
        .token("gitlab.com", token)
        .token("codeberg.org", token)
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  private static DistGit distGit(OkHttpClient http, Secret token, Path work) {
    return DistGit.builder(DistGitInstance.fedora())
        .account("packit", token)
        .otherGitCredentials(
            GitCredentials.builder().account("github.com", "packit", token).build())
        .pushOverHttps()
        .forkTimeout(Duration.ofSeconds(1)) // Time for one pause, see forkingSlowly.
        .directory(work.resolve("git"))
        .httpClient(http)
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  private static KojiClient koji(OkHttpClient http) {
    return KojiClient.builder(URI.create("https://koji.fedoraproject.org/kojihub"))
        .httpClient(http)
        .authentication(KojiAuthentication.clientCertificate())
        .retryPolicy(RetryPolicy.none())
        .maxOfflineWait(Duration.ZERO)
        .build();
  }

  private static WorkflowBuilder builder(
      OkHttpClient http, Secret token, Path work, Forges forges, DistGit distGit, KojiClient koji) {
    return ReleaseWorkflow.builder()
        .forges(forges)
        .distGit(distGit)
        .koji(koji)
        .bodhi(
            BodhiClient.builder()
                .httpClient(http)
                .authentication(BodhiAuthentication.token(token))
                .retryPolicy(RetryPolicy.none())
                .build())
        .downloads(
            SourceDownloader.builder().httpClient(http).retryPolicy(RetryPolicy.none()).build())
        .updateWait(RetryPolicy.none())
        .workDirectory(work)
        .identity(new Packager("Packit", "hello@packit.dev"));
  }

  /** A Fedora in which nothing is set up. */
  static Fedora empty(Path work) {
    return empty(work, UnaryOperator.identity());
  }

  /** A Fedora with the package at 0.61.2 and a release 0.62.3 upstream. */
  static Fedora withRelease(Path work) {
    return withRelease(work, CONFIG, Optional.empty());
  }

  /** The same with a workflow that has more than the usual settings. */
  static Fedora empty(Path work, UnaryOperator<WorkflowBuilder> settings) {
    return connected(work, (builder, http) -> settings.apply(builder));
  }

  /** A Fedora whose dist-git is another forge, found out by the workflow alone. */
  static Fedora on(DistGitForge forge, Path work) {
    Sandbox sandbox = Sandbox.builder().withoutTickets().distGit(forge).start();
    sandbox.distGit().forkUsableAfter(0);
    return connectedTo(sandbox, work, UnaryOperator.identity());
  }

  /** The same with settings that need the client to the sandbox. */
  static Fedora connected(
      Path work, BiFunction<WorkflowBuilder, OkHttpClient, WorkflowBuilder> settings) {
    Sandbox sandbox = Sandbox.builder().withoutTickets().start();
    sandbox.distGit().forkUsableAfter(0);
    return new Fedora(sandbox, sandbox.httpClient(), work, settings);
  }

  /** The same with another configuration and a runner for its actions. */
  static Fedora withRelease(Path work, String config, Optional<ActionRunner> actions) {
    Fedora fedora = empty(work, builder -> actions.map(builder::actions).orElse(builder));
    fedora.addPackage(FileTree.of(PACKAGE + ".spec", SPEC));
    fedora.addUpstream(upstreamFiles(config));
    fedora.sandbox.downloads().serve(ARCHIVE, new byte[] {1, 2, 3});
    return fedora;
  }

  static FileTree upstreamFiles(String config) {
    return FileTree.of("fedora/python-ogr.spec", SPEC, ".packit.yaml", config);
  }

  /** Shows new forks before their git works, as Pagure does; whoever forks waits for a second. */
  Fedora forkingSlowly() {
    sandbox.distGit().forkUsableAfter(1);
    return this;
  }

  void addPackage(FileTree files) {
    sandbox
        .distGit()
        .createPackage(PACKAGE, files, BRANCHES.toArray(String[]::new))
        .addCommitter("packit");
  }

  UpstreamProject addUpstream(FileTree files) {
    UpstreamProject ogr = sandbox.upstream().project("packit/ogr");
    ogr.commit("Release", files);
    ogr.tag(TAG);
    ogr.release(TAG, TAG, "* Emoji reactions work\n* 100%{sure}");
    return ogr;
  }

  static ReleaseRequest request() {
    return ReleaseRequest.proposeDownstream("https://github.com/packit/ogr", TAG);
  }

  Sandbox sandbox() {
    return sandbox;
  }

  /** A workflow on a sandbox that is there. */
  static Fedora connectedTo(Sandbox sandbox, Path work, UnaryOperator<WorkflowBuilder> settings) {
    return new Fedora(
        sandbox, sandbox.httpClient(), work, (builder, http) -> settings.apply(builder));
  }

  /** The same with another client to the sandbox. */
  static Fedora connectedTo(Sandbox sandbox, OkHttpClient http, Path work) {
    return new Fedora(sandbox, http, work, (builder, client) -> builder);
  }

  /** Another workflow on the same services, as after a crash or on another machine. */
  Fedora elsewhere(Path otherWork) {
    return elsewhere(sandbox.httpClient(), otherWork, UnaryOperator.identity());
  }

  /** The same with another client to the sandbox, and more than the usual settings. */
  Fedora elsewhere(OkHttpClient http, Path otherWork, UnaryOperator<WorkflowBuilder> settings) {
    return new Fedora(sandbox, http, otherWork, (builder, client) -> settings.apply(builder));
  }

  DistGit distGit() {
    return distGit;
  }

  /** A workflow with the same clients that answers comments. */
  ReleaseWorkflow answering(UnaryOperator<WorkflowBuilder> settings) {
    return settings.apply(clients.get().replies(Replies.onForges(forges, distGit))).build();
  }

  /** Gives a project on any forge, as the robot sees it. */
  ForgeProject project(URI address) {
    return forges.project(address);
  }

  ReleaseWorkflow workflow() {
    return workflow;
  }

  List<WorkflowEvent> events() {
    return List.copyOf(events);
  }

  String distGitText(String branch, String path) {
    return sandbox.distGit().pkg(PACKAGE).text(branch, path).orElse("");
  }

  /** Hands every message of the bus to the workflow, finishing builds, until there are no more. */
  List<JobOutcome> deliverMessages() {
    List<JobOutcome> outcomes = new ArrayList<>();
    int seen = 0;
    while (seen < sandbox.messages().all().size()) {
      List<BusMessage> messages = sandbox.messages().since(seen);
      seen += messages.size();
      for (BusMessage message : messages) {
        Heard.of(
                MessageReader.create()
                    .read(new FedoraMessage(message.id(), message.topic(), message.body())))
            .ifPresent(event -> outcomes.addAll(workflow.handle(event).outcomes()));
      }
      sandbox.koji().finishBuilds();
    }
    return outcomes;
  }

  /** Closes the clients; the sandbox stays open. */
  void disconnect() {
    koji.close();
    distGit.close();
  }

  @Override
  public void close() {
    disconnect();
    sandbox.close();
  }
}
