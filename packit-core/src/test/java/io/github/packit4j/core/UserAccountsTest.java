package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.config.user.UserConfig;
import io.github.packit4j.config.user.UserConfigLoader;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.git.GitCredentials;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.specfile.changelog.Packager;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user's configuration gives the clients of a workflow. */
class UserAccountsTest {

  @TempDir Path work;

  private static UserConfig config(String text) {
    return UserConfigLoader.create().parse(text, "packit.yaml").config();
  }

  @Test
  void aReleaseIsProposedWithTheAccountsOfTheUser() {
    try (Fedora fedora = fedora()) {
      String token = fedora.sandbox().account("packit").token();
      UserAccounts accounts =
          UserAccounts.of(
              config(
                  """
                  fas_user: packit
                  authentication:
                    github.com: {token: %s}
                    src.fedoraproject.org: {token: %s}
                  """
                      .formatted(token, token)));
      OkHttpClient http = fedora.sandbox().httpClient();
      ReleaseWorkflow workflow =
          ReleaseWorkflow.builder()
              .forges(accounts.forges().httpClient(http).retryPolicy(RetryPolicy.none()).build())
              .distGit(
                  accounts
                      .distGit(DistGitInstance.fedora())
                      .pushOverHttps()
                      .directory(work.resolve("git"))
                      .httpClient(http)
                      .retryPolicy(RetryPolicy.none())
                      .build())
              .bodhi(BodhiClient.builder().httpClient(http).build())
              .downloads(SourceDownloader.builder().httpClient(http).build())
              .workDirectory(work)
              .identity(new Packager("Packit", "hello@packit.dev"))
              .build();

      assertThat(workflow.proposeDownstream(Fedora.request()).results())
          .isNotEmpty()
          .allMatch(BranchResult.Proposed.class::isInstance);
    }
  }

  private Fedora fedora() {
    return Fedora.withRelease(
        work.resolve("set-up"), Fedora.CONFIG + "upload_sources: false\n", Optional.empty());
  }

  @Test
  void aTokenServesGitOverHttpsAtItsOwnHost() {
    GitCredentials git =
        UserAccounts.of(
                config(
                    """
                    authentication:
                      github.com: {token: hubs}
                      gitlab.gnome.org: {token: gnomes}
                      codeberg.org: {token: bergs, read_only: true}
                    """))
            .gitCredentials();

    assertThat(git.account(URI.create("https://github.com/a/b")))
        .contains(new GitCredentials.Account("x-access-token", Secret.of("hubs")));
    assertThat(git.account(URI.create("https://gitlab.gnome.org/a/b")))
        .contains(new GitCredentials.Account("oauth2", Secret.of("gnomes")));
    assertThat(git.account(URI.create("https://gitlab.com/a/b"))).isEmpty();
    assertThat(git.account(URI.create("https://codeberg.org/a/b"))).isEmpty();
  }

  @Test
  void aTokenGoesToTheServerOfItsEntryAlone() {
    UserConfig config =
        config(
            """
            authentication:
              gitlab.gnome.org: {token: gnomes}
              pagure.io: {token: pagures}
              codeberg.org: {token: bergs, read_only: true}
            """);

    assertThat(asked(config, "https://gitlab.gnome.org/a/b")).contains("gnomes");
    assertThat(asked(config, "https://gitlab.com/a/b")).doesNotContain("gnomes");
    assertThat(asked(config, "https://pagure.io/a")).contains("token pagures");
    assertThat(asked(config, "https://src.fedoraproject.org/rpms/a")).doesNotContain("pagures");
    assertThat(asked(config, "https://codeberg.org/a/b")).doesNotContain("bergs");
  }

  /** Returns the headers that a project was asked with. */
  private static String asked(UserConfig config, String project) {
    List<String> headers = new ArrayList<>();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  headers.add(chain.request().headers().newBuilder().build().toMultimap() + "");
                  return new Response.Builder()
                      .request(chain.request())
                      .protocol(Protocol.HTTP_1_1)
                      .code(404)
                      .message("Not Found")
                      .body(ResponseBody.create("{}", null))
                      .build();
                })
            .build();
    try {
      UserAccounts.of(config)
          .forges()
          .httpClient(client)
          .retryPolicy(RetryPolicy.none())
          .build()
          .project(project)
          .pullRequests()
          .find(1);
    } catch (ForgeException e) {
      assertThat(e).isNotNull();
    }
    return headers.toString();
  }

  @Test
  void aKeytabIsOfTheAccountInTheRealm() {
    assertThat(UserAccounts.of(config("fas_user: packit\nkeytab_path: /etc/k\n")).kerberos())
        .isEqualTo(KerberosLogin.keytab("packit@FEDORAPROJECT.ORG", Path.of("/etc/k")));
    assertThat(
            UserAccounts.of(
                    config("fas_user: me\nkeytab_path: /etc/k\nkerberos_realm: STG.EXAMPLE\n"))
                .kerberos())
        .isEqualTo(KerberosLogin.keytab("me@STG.EXAMPLE", Path.of("/etc/k")));
    assertThat(UserAccounts.of(config("fas_user: packit\n")).kerberos())
        .isEqualTo(KerberosLogin.ticketCache());
    assertThatThrownBy(() -> UserAccounts.of(config("keytab_path: /etc/k\n")).kerberos())
        .isInstanceOf(MissingSettingException.class)
        .hasMessageContaining("fas_user");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    assertThatThrownBy(
            () -> UserAccounts.of(config("debug: true\n")).distGit(DistGitInstance.fedora()))
        .isInstanceOf(MissingSettingException.class)
        .hasMessageContaining("fas_user");
    assertThatThrownBy(
            () -> UserAccounts.of(config("fas_user: packit\n")).distGit(DistGitInstance.fedora()))
        .isInstanceOf(MissingSettingException.class)
        .hasMessageContaining("https://src.fedoraproject.org");
    assertThatThrownBy(
            () ->
                UserAccounts.of(config("authentication:\n  github.com: {github_app_id: '7'}\n"))
                    .forges())
        .isInstanceOf(MissingSettingException.class)
        .hasMessageContaining("github_app_private_key");
    Path key = Files.writeString(work.resolve("key.pem"), "no key");
    assertThatThrownBy(
            () ->
                UserAccounts.of(
                        config(
                            "authentication:\n  github.com: {github_app_id: '7', github_app_private_key_path: %s}\n"
                                .formatted(key)))
                    .forges()
                    .build()
                    .project("https://github.com/a/b")
                    .repository()
                    .branches())
        .hasMessageContaining("private key of the GitHub App");
  }

  @Test
  void whatCannotBeHonouredIsRefused() {
    assertThatThrownBy(
            () -> UserAccounts.of(config("authentication:\n  pagure: {insecure: true}\n")))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("Certificates are always verified");
    assertThatThrownBy(
            () ->
                UserAccounts.of(
                    config(
                        "authentication:\n  github.com: {tokman_instance_url: 'https://t.example'}\n")))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("Tokman");
  }
}
