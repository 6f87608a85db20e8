package io.github.packit4j.sandbox;

import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.bodhi.BodhiService;
import io.github.packit4j.sandbox.internal.bodhi.IdentityProvider;
import io.github.packit4j.sandbox.internal.downloads.DownloadService;
import io.github.packit4j.sandbox.internal.forgejo.ForgejoRelay;
import io.github.packit4j.sandbox.internal.forgejo.ForgejoService;
import io.github.packit4j.sandbox.internal.git.GitHttp;
import io.github.packit4j.sandbox.internal.github.GitHubService;
import io.github.packit4j.sandbox.internal.github.GitHubWeb;
import io.github.packit4j.sandbox.internal.gitlab.GitLabService;
import io.github.packit4j.sandbox.internal.http.Closing;
import io.github.packit4j.sandbox.internal.http.FaultInjection;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Traffic;
import io.github.packit4j.sandbox.internal.koji.KojiService;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import io.github.packit4j.sandbox.internal.monitoring.Anitya;
import io.github.packit4j.sandbox.internal.monitoring.Bugzilla;
import io.github.packit4j.sandbox.internal.monitoring.MonitoringService;
import io.github.packit4j.sandbox.internal.pagure.DistGitService;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The services of a sandbox and the hosts they answer for. */
final class World {

  final Accounts accounts;
  final MessageBus messages;
  final DownloadService downloads;
  final FaultInjection faults;
  final GitHubService upstream;
  final Map<String, GitLabService> gitLabs = new LinkedHashMap<>();
  final Map<String, ForgejoService> forgejos = new LinkedHashMap<>();
  final DistGitService distGit;
  final KojiService koji;
  final BodhiService bodhi;
  final MonitoringService monitoring;
  final Traffic traffic;
  final Clock clock;

  World(Sandbox.Builder builder, Closing closing) {
    this.accounts = new Accounts(builder.accounts.values(), builder.withoutTicket());
    this.clock = builder.clock;
    this.messages = new MessageBus(builder.clock);
    this.downloads = new DownloadService(builder.clock);
    this.faults = new FaultInjection(closing, messages.faults());
    StateLock state = new StateLock(messages);
    GitHttp git = new GitHttp(accounts, builder.clock, state);
    this.upstream = new GitHubService(accounts, builder.clock, state);
    this.distGit =
        new DistGitService(builder.distGit, accounts, builder.clock, state, messages, git, faults);
    this.koji =
        new KojiService(accounts, builder.clock, state, messages, distGit, builder.distGit.hub());
    this.bodhi = new BodhiService(accounts, builder.clock, state, messages, koji, distGit);
    this.monitoring = new MonitoringService(accounts, builder.clock, state, messages, distGit);
    distGit.endOfLifeIf(this::isArchived);
    for (String host : builder.gitLabs) {
      gitLabs.put(host, new GitLabService(host, accounts, builder.clock, state, git));
    }
    for (String host : builder.forgejos) {
      forgejos.put(host, new ForgejoService(host, accounts, builder.clock, state, git));
    }
    hostDistGit(builder, state, git);
    this.traffic = new Traffic(faults, downloads);
    nameHosts(builder, git);
    builder.realServers.forEach(traffic::host);
  }

  private boolean isArchived(String branch) {
    return bodhi.releases().stream()
        .anyMatch(r -> r.branch().equals(branch) && r.state().equals("archived"));
  }

  /** Names the forges that may run in the place of Pagure. */
  private void hostDistGit(Sandbox.Builder builder, StateLock state, GitHttp git) {
    String host = builder.distGit.host();
    if (builder.distGit.forge() == DistGitForge.GITLAB) {
      GitLabService site =
          gitLabs.computeIfAbsent(
              host, at -> new GitLabService(at, accounts, builder.clock, state, git));
      site.webhookEvents(UpstreamEvent.values());
      distGit.addForge(DistGitForge.GITLAB, site, site::handle);
    } else {
      ForgejoService site =
          forgejos.computeIfAbsent(
              host, at -> new ForgejoService(at, accounts, builder.clock, state, git));
      site.sshHost(DistGitService.SSH_HOST);
      site.webhookEvents(UpstreamEvent.PUSH, UpstreamEvent.PULL_REQUEST, UpstreamEvent.COMMENT);
      site.onDelivery(new ForgejoRelay(messages)::deliver);
      distGit.addForge(DistGitForge.FORGEJO, site, site::handle);
    }
  }

  private void nameHosts(Sandbox.Builder builder, GitHttp git) {
    traffic.host(KojiService.HOST, koji.endpoint());
    traffic.host(BodhiService.HOST, bodhi);
    traffic.host(IdentityProvider.HOST, bodhi.identityProvider());
    traffic.host(Anitya.HOST, monitoring.anitya());
    traffic.host(Bugzilla.HOST, monitoring.bugzilla());
    GitHubWeb web = upstream.web(git);
    traffic.host("api.github.com", upstream.api());
    traffic.host("github.com", orDownload(web::site));
    traffic.host("codeload.github.com", orDownload(web::codeload));
    traffic.host("raw.githubusercontent.com", web::raw);
    gitLabs.forEach((host, site) -> traffic.host(host, orDownload(site::handle)));
    forgejos.forEach((host, site) -> traffic.host(host, orDownload(site::handle)));
    traffic.host(distGit.host(), distGit);
    if (!builder.distGit.isFedora()) {
      traffic.host(builder.distGit.sources(), distGit::sources);
      traffic.host(builder.distGit.hub(), koji.endpoint());
    }
  }

  /** Lets files be downloaded where a site has nothing of its own. */
  private HttpHandler orDownload(Function<HttpRequest, Optional<HttpResponse>> site) {
    return request -> site.apply(request).orElseGet(() -> downloads.handle(request));
  }
}
