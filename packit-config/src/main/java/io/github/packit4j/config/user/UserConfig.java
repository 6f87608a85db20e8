package io.github.packit4j.config.user;

import io.github.packit4j.config.Parameters;
import io.github.packit4j.config.internal.ModelStyle;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The user's own configuration ({@code ~/.config/packit.yaml}): who they are and how they sign in.
 *
 * <p>Immutable and thread-safe; printing it shows no secret. Made by {@link UserConfigLoader} or
 * with {@link #builder()}.
 */
@Value.Immutable
@ModelStyle
public interface UserConfig {

  /** Returns whether much is to be logged. */
  @Value.Default
  default boolean debug() {
    return false;
  }

  /** Returns the name of the Fedora account. */
  Optional<String> fasUser();

  /** Returns the password of the Fedora account. */
  Optional<SecretText> fasPassword();

  /** Returns the file with the Kerberos key. */
  Optional<String> keytabPath();

  /** Returns the Kerberos realm. */
  @Value.Default
  default String kerberosRealm() {
    return "FEDORAPROJECT.ORG";
  }

  /** Returns the token for Red Hat's API. */
  Optional<SecretText> redhatApiRefreshToken();

  /** Returns the name of the git remote of the upstream project. */
  Optional<String> upstreamGitRemote();

  /** Returns the command that submits Koji builds. Read, not run by this SDK. */
  @Value.Default
  default String kojiBuildCommand() {
    return "koji build";
  }

  /** Returns the packaging tool used where a package names none. Read, not run by this SDK. */
  @Value.Default
  default String pkgTool() {
    return "fedpkg";
  }

  /** Returns how to sign in at forges, by the host name of the forge. */
  Map<String, ForgeAuthentication> authentication();

  /** Returns the path of the package configuration to use instead of searching it. */
  Optional<String> packageConfigPath();

  /** Returns the directory of cached repositories. */
  Optional<String> repositoryCache();

  /** Returns whether repositories are added to the cache. */
  @Value.Default
  default boolean addRepositoriesToRepositoryCache() {
    return true;
  }

  /** Returns macros to define while spec files are read, where a package defines none. */
  @Value.Default
  default Parameters defaultParseTimeMacros() {
    return Parameters.none();
  }

  /** Returns how commands are run: {@code local} or {@code sandcastle}. */
  @Value.Default
  default String commandHandler() {
    return "local";
  }

  /** Returns the keys of the service's sandbox ({@code command_handler_*}), as they are. */
  @Value.Default
  default Parameters commandHandlerOptions() {
    return Parameters.none();
  }

  /**
   * Returns how to sign in at the forge of a project.
   *
   * @param project the address of a project or of the forge
   * @return the entry whose host is that of the address, or empty
   */
  default Optional<ForgeAuthentication> authenticationFor(URI project) {
    String host = project.getHost();
    return authentication().values().stream()
        .filter(entry -> entry.instanceUrl().getHost().equalsIgnoreCase(host))
        .findFirst();
  }

  /** Returns a builder with the defaults. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds configurations. Not thread-safe. */
  final class Builder extends ImmutableUserConfig.Builder {
    Builder() {}
  }
}
