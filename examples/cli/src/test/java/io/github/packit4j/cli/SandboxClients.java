package io.github.packit4j.cli;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.UpdateSubmission;
import io.github.packit4j.cli.run.Clients;
import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.git.GitCredentials;
import io.github.packit4j.distgit.git.GitStore;
import io.github.packit4j.distgit.monitoring.ReleaseMonitoring;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.sandbox.Login;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.workflow.Fedora;
import java.nio.file.Path;

/** The services of a sandbox as its account {@code packit}, whose ticket comes with the client. */
final class SandboxClients implements Clients {

  private final Fedora fedora;
  private final GitStore git;
  private final DistGit distGit;
  private final ReleaseMonitoring monitoring;

  SandboxClients(Sandbox sandbox, Path work) {
    Login login = sandbox.as("packit");
    Secret token = Secret.of(login.token());
    this.fedora = Fedora.connect(sandbox, login.name(), work);
    this.git =
        GitStore.builder().directory(work.resolve("read")).httpClient(login.httpClient()).build();
    this.monitoring = ReleaseMonitoring.of(login.httpClient());
    this.distGit =
        DistGit.builder(DistGitInstance.fedora())
            .account(login.name(), token)
            .otherGitCredentials(
                GitCredentials.builder().account("github.com", login.name(), token).build())
            .pushOverHttps()
            .directory(work.resolve("push"))
            .httpClient(login.httpClient())
            .retryPolicy(RetryPolicy.none())
            .build();
  }

  @Override
  public DistGitInstance distGit() {
    return distGit.instance();
  }

  @Override
  public GitStore git() {
    return git;
  }

  @Override
  public KojiClient koji() {
    return fedora.koji();
  }

  @Override
  public BodhiClient bodhi() {
    return fedora.bodhi();
  }

  @Override
  public UpdateSubmission updates() {
    return UpdateSubmission.of(fedora.bodhi(), RetryPolicy.none());
  }

  @Override
  public WorkflowBuilder workflow() {
    return fedora.workflow().distGit(distGit).releaseMonitoring(monitoring);
  }

  @Override
  public void close() {
    distGit.close();
    git.close();
    fedora.close();
  }
}
