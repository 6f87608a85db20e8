package io.github.packit4j.spring;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.http.Secret;
import io.github.packit4j.specfile.changelog.Packager;
import java.nio.file.Path;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The services that the workflow talks to, from the settings {@code packit.*}. */
@Configuration
class Clients {

  @Bean
  OkHttpClient http() {
    return new OkHttpClient();
  }

  @Bean
  WebhookReader gitHub(@Value("${packit.webhook-secret}") String secret) {
    return WebhookReader.gitHub(secret);
  }

  @Bean // Closed by Spring, as it is AutoCloseable.
  DistGit distGit(
      OkHttpClient http,
      @Value("${packit.account}") String account,
      @Value("${packit.token}") String token,
      @Value("${packit.work}") Path work) {
    return DistGit.builder(DistGitInstance.fedora())
        .account(account, Secret.of(token))
        .pushOverHttps()
        .directory(work.resolve("git"))
        .httpClient(http)
        .build();
  }

  @Bean
  WorkflowBuilder workflowBuilder(
      OkHttpClient http, DistGit distGit, @Value("${packit.work}") Path work) {
    return ReleaseWorkflow.builder()
        .forges(Forges.builder().httpClient(http).build())
        .distGit(distGit)
        .bodhi(BodhiClient.builder().httpClient(http).build())
        .downloads(SourceDownloader.builder().httpClient(http).build())
        .workDirectory(work)
        .identity(new Packager("Release Bot", "bot@example.org"));
  }
}
