package io.github.packit4j.config.user;

import static io.github.packit4j.config.internal.type.ScalarTypes.BOOLEAN;
import static io.github.packit4j.config.internal.type.ScalarTypes.TEXT;

import io.github.packit4j.config.Parameters;
import io.github.packit4j.config.internal.place.KeyPath;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.place.Problems;
import io.github.packit4j.config.internal.type.ObjectReader;
import io.github.packit4j.config.internal.type.ParametersType;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Mark;
import io.github.packit4j.config.internal.yaml.YamlReader;
import io.github.packit4j.config.internal.yaml.YamlSyntaxException;
import io.github.packit4j.config.problem.InvalidConfigException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one user configuration. No message shows a value, since any may be a secret. */
public final class UserConfigReader {

  private static final List<String> DEPRECATED =
      List.of(
          "github_token",
          "github_app_id",
          "github_app_cert_path",
          "github_app_installation_id",
          "pagure_user_token",
          "pagure_fork_token",
          "pagure_instance_url");

  private static final List<String> HANDLER_OPTIONS =
      List.of(
          "command_handler_work_dir",
          "command_handler_pvc_env_var",
          "command_handler_image_reference",
          "command_handler_k8s_namespace",
          "command_handler_storage_class",
          "command_handler_pvc_volume_specs",
          "appcode");

  public static final List<String> KEYS =
      List.of(
          "debug",
          "fas_user",
          "fas_password",
          "keytab_path",
          "kerberos_realm",
          "redhat_api_refresh_token",
          "upstream_git_remote",
          "koji_build_command",
          "pkg_tool",
          "authentication",
          "package_config_path",
          "repository_cache",
          "add_repositories_to_repository_cache",
          "default_parse_time_macros",
          "command_handler");

  private final Problems problems;
  private final String file;

  private UserConfigReader(String file) {
    this.file = file;
    this.problems = new Problems(file);
  }

  static LoadedUserConfig read(String text, String file) {
    return new UserConfigReader(file).read(text);
  }

  private LoadedUserConfig read(String text) {
    Place place = new Place(problems, KeyPath.ROOT, false, true);
    UserConfig.Builder config = UserConfig.builder();
    Optional<YamlNode> root = root(text);
    if (root.isPresent() && !root.get().isNull()) {
      read(root.get(), place, config);
    }
    if (problems.hasErrors()) {
      throw new InvalidConfigException(file, problems.sorted());
    }
    return new LoadedUserConfig(config.build(), problems.sorted());
  }

  private Optional<YamlNode> root(String text) {
    try {
      YamlReader.Document document = YamlReader.read(text);
      Stream.concat(document.repeatedKeys().stream(), document.repeatedAnchors().stream())
          .forEach(
              problem ->
                  problems.error(
                      problem.mark(), KeyPath.ROOT, "a key or an anchor is written twice", null));
      return document.root();
    } catch (YamlSyntaxException e) {
      // The reason may quote what stands here, which may be a password.
      problems.error(
          e.mark(),
          KeyPath.ROOT,
          "not YAML from here on",
          "put values with special characters in quotation marks");
      throw new InvalidConfigException(file, problems.sorted());
    }
  }

  private void read(YamlNode root, Place place, UserConfig.Builder config) {
    List<String> allowed =
        Stream.of(KEYS, DEPRECATED, HANDLER_OPTIONS).flatMap(List::stream).toList();
    ObjectReader reader = ObjectReader.of(root, place, allowed);
    if (reader == null) {
      return;
    }
    reader.optional("debug", BOOLEAN, false).ifPresent(config::debug);
    config.fasUser(reader.optional("fas_user", TEXT, false));
    config.fasPassword(reader.optional("fas_password", SecretType.SECRET, false));
    config.keytabPath(reader.optional("keytab_path", TEXT, false));
    reader.optional("kerberos_realm", TEXT, false).ifPresent(config::kerberosRealm);
    config.redhatApiRefreshToken(
        reader.optional("redhat_api_refresh_token", SecretType.SECRET, false));
    config.upstreamGitRemote(reader.optional("upstream_git_remote", TEXT, false));
    reader.optional("koji_build_command", TEXT, false).ifPresent(config::kojiBuildCommand);
    reader.optional("pkg_tool", TEXT, false).ifPresent(config::pkgTool);
    config.packageConfigPath(reader.optional("package_config_path", TEXT, false));
    config.repositoryCache(reader.optional("repository_cache", TEXT, false));
    reader
        .optional("add_repositories_to_repository_cache", BOOLEAN, false)
        .ifPresent(config::addRepositoriesToRepositoryCache);
    reader
        .optional("default_parse_time_macros", ParametersType.ANY, true)
        .ifPresent(config::defaultParseTimeMacros);
    reader.optional("command_handler", TEXT, false).ifPresent(config::commandHandler);
    readForges((Mapping) root, place, reader, config);
    readHandlerOptions((Mapping) root, place, config);
  }

  private static void readForges(
      Mapping root, Place place, ObjectReader reader, UserConfig.Builder config) {
    Map<String, Entry> old = new LinkedHashMap<>();
    @Nullable Entry authentication = null;
    for (Entry entry : root.entries()) {
      String name = entry.key().text();
      if (DEPRECATED.contains(name)) {
        old.put(name, entry);
      } else if (name.equals("authentication")) {
        authentication = entry;
      }
    }
    old.forEach(
        (name, entry) ->
            place
                .key(name)
                .warning(
                    entry.key().start(),
                    "the key '%s' is deprecated".formatted(name),
                    "write it under 'authentication'"));
    if (authentication != null) {
      config.authentication(
          AuthenticationReader.read(authentication.value(), place.key("authentication")));
      return;
    }
    if (old.containsKey("github_token") || old.containsKey("github_app_id")) {
      config.putAuthentication(
          "github.com",
          ForgeAuthentication.builder()
              .kind(ForgeKind.GITHUB)
              .instanceUrl(ForgeKind.GITHUB.defaultInstance())
              .token(reader.optional("github_token", SecretType.SECRET, false))
              .githubAppId(reader.optional("github_app_id", AppIdType.APP_ID, false))
              .githubAppPrivateKeyPath(reader.optional("github_app_cert_path", TEXT, false))
              .build());
    }
    reader
        .optional("pagure_user_token", SecretType.SECRET, false)
        .ifPresent(
            token ->
                config.putAuthentication(
                    "src.fedoraproject.org",
                    ForgeAuthentication.builder()
                        .kind(ForgeKind.PAGURE)
                        .instanceUrl(ForgeKind.PAGURE.defaultInstance())
                        .token(token)
                        .build()));
  }

  private static void readHandlerOptions(Mapping root, Place place, UserConfig.Builder config) {
    List<Entry> options =
        root.entries().stream()
            .filter(entry -> HANDLER_OPTIONS.contains(entry.key().text()))
            .toList();
    Parameters parameters =
        ParametersType.ANY.read(
            new Mapping(options.isEmpty() ? Mark.START : options.get(0).key().start(), options),
            place);
    if (parameters != null) {
      config.commandHandlerOptions(parameters);
    }
  }
}
