package io.github.packit4j.core;

import io.github.packit4j.config.user.ForgeAuthentication;
import io.github.packit4j.config.user.ForgeKind;
import io.github.packit4j.config.user.SecretText;
import io.github.packit4j.config.user.UserConfig;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.ForgeCredential;
import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.git.GitCredentials;
import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The accounts of a user, as {@code ~/.config/packit.yaml} has them, for the clients of a workflow.
 * Each token goes to the server that its entry names and nowhere else; Packit sends some to another
 * one. Immutable; no file is read before it is needed.
 */
public final class UserAccounts {

  private final UserConfig config;

  private UserAccounts(UserConfig config) {
    this.config = config;
  }

  /**
   * Takes the accounts of a configuration.
   *
   * @param config the user's configuration
   * @return the accounts
   * @throws WorkflowException if it has one that cannot be honoured: a server whose certificate is
   *     not to be verified, or Tokman in place of a token
   */
  public static UserAccounts of(UserConfig config) {
    config.authentication().values().forEach(UserAccounts::check);
    return new UserAccounts(config);
  }

  private static void check(ForgeAuthentication entry) {
    if (!entry.verifyTls()) {
      throw new WorkflowException(
          "Certificates are always verified, also that of %s. Let the JVM trust it, or give the clients an OkHttpClient that does, and remove ssl_verify or insecure."
              .formatted(entry.instanceUrl()));
    }
    if (entry.tokmanInstanceUrl().isPresent()) {
      throw new WorkflowException(
          "Tokens are not fetched from Tokman. Give %s a token, or the id and key of a GitHub App."
              .formatted(entry.instanceUrl()));
    }
  }

  /**
   * Gives forges with every server and credential of the configuration. An entry with {@code
   * read_only} is asked anonymously, so nothing can be changed there.
   *
   * @return a builder, for what else is to be set
   * @throws UncheckedIOException if the key of a GitHub App cannot be read
   */
  public Forges.Builder forges() {
    Forges.Builder forges = Forges.builder();
    for (ForgeAuthentication entry : config.authentication().values()) {
      forges.forge(entry.instanceUrl(), ForgeType.valueOf(entry.kind().name()));
      if (!entry.readOnly()) {
        String host = authority(entry.instanceUrl());
        credential(entry).ifPresent(credential -> forges.credential(host, credential));
      }
    }
    return forges;
  }

  /**
   * Gives the tokens of the configuration as accounts for git over https, for pushes to forks of
   * upstream projects. An entry with {@code read_only} or with a GitHub App has none.
   *
   * @return the credentials
   */
  public GitCredentials gitCredentials() {
    GitCredentials.Builder accounts = GitCredentials.builder();
    for (ForgeAuthentication entry : config.authentication().values()) {
      entry
          .token()
          .filter(token -> !entry.readOnly())
          .ifPresent(
              token ->
                  accounts.account(
                      authority(entry.instanceUrl()), gitUser(entry.kind()), secret(token)));
    }
    return accounts.build();
  }

  /** What the forges want beside a token, which alone says whose it is. */
  private String gitUser(ForgeKind kind) {
    return switch (kind) {
      case GITHUB -> "x-access-token";
      case GITLAB -> "oauth2";
      case PAGURE, FORGEJO -> config.fasUser().orElse("git");
    };
  }

  /**
   * Gives a dist-git with the account {@code fas_user}, the token of its host and the keytab, and
   * {@link #gitCredentials} for other hosts.
   *
   * @param instance the dist-git
   * @return a builder, for what else is to be set
   * @throws MissingSettingException if there is no account or no token
   */
  public DistGit.Builder distGit(DistGitInstance instance) {
    String account = account("An account in dist-git");
    SecretText token =
        config
            .authenticationFor(instance.webUrl())
            .filter(entry -> !entry.readOnly())
            .flatMap(ForgeAuthentication::token)
            .orElseThrow(
                () ->
                    new MissingSettingException(
                        "A token for " + instance.webUrl(),
                        "authentication in the user's configuration"));
    return DistGit.builder(instance)
        .account(account, secret(token))
        .kerberos(kerberos())
        .otherGitCredentials(gitCredentials());
  }

  /**
   * Gives the Kerberos identity: the keytab of {@code keytab_path} as {@code fas_user} in {@code
   * kerberos_realm}, or the tickets that {@code kinit} has got.
   *
   * @return the identity
   * @throws MissingSettingException if there is a keytab and no account
   */
  public KerberosLogin kerberos() {
    return config
        .keytabPath()
        .map(
            keytab ->
                KerberosLogin.keytab(
                    "%s@%s".formatted(account("A keytab"), config.kerberosRealm()),
                    Path.of(keytab)))
        .orElseGet(KerberosLogin::ticketCache);
  }

  private String account(String needs) {
    return config
        .fasUser()
        .orElseThrow(
            () -> new MissingSettingException(needs, "fas_user in the user's configuration"));
  }

  private static Optional<ForgeCredential> credential(ForgeAuthentication entry) {
    if (entry.githubAppId().isPresent()) {
      return Optional.of(ForgeCredential.gitHubApp(entry.githubAppId().get(), privateKey(entry)));
    }
    return entry.token().map(UserAccounts::secret).map(ForgeCredential::token);
  }

  private static Secret privateKey(ForgeAuthentication entry) {
    if (entry.githubAppPrivateKey().isPresent()) {
      return secret(entry.githubAppPrivateKey().get());
    }
    String file =
        entry
            .githubAppPrivateKeyPath()
            .orElseThrow(
                () ->
                    new MissingSettingException(
                        "The GitHub App " + entry.githubAppId().orElse(""),
                        "github_app_private_key or github_app_private_key_path"));
    try {
      return Secret.of(Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to read the key of a GitHub App in " + file, e);
    }
  }

  private static Secret secret(SecretText text) {
    return Secret.of(text.reveal());
  }

  private static String authority(URI server) {
    String host = server.getHost().toLowerCase(Locale.ROOT);
    return server.getPort() < 0 ? host : host + ":" + server.getPort();
  }
}
