package io.github.packit4j.config.user;

import static io.github.packit4j.config.internal.type.ScalarTypes.BOOLEAN;
import static io.github.packit4j.config.internal.type.ScalarTypes.NATURAL;
import static io.github.packit4j.config.internal.type.ScalarTypes.TEXT;

import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.type.ObjectReader;
import io.github.packit4j.config.internal.type.ScalarTypes;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code authentication}: forges and how to sign in there. */
final class AuthenticationReader {

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\\d{1,5})?");
  private static final List<String> COMMON = List.of("type", "token", "instance_url", "read_only");

  private AuthenticationReader() {}

  static Map<String, ForgeAuthentication> read(YamlNode node, Place place) {
    if (!(node instanceof Mapping mapping)) {
      place.wrongType(node, "a mapping of forges to their arguments");
      return Map.of();
    }
    Map<String, ForgeAuthentication> result = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      Place below = place.key(entry.key().text());
      String name = ScalarTypes.text(entry.key(), below);
      if (name != null) {
        readEntry(name, entry, below).ifPresent(found -> result.put(name, found));
      }
    }
    return result;
  }

  private static Optional<ForgeAuthentication> readEntry(String name, Entry entry, Place place) {
    Optional<ForgeKind> kind = kind(name, entry, place);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    ObjectReader reader = ObjectReader.of(entry.value(), place, arguments(kind.get()));
    if (reader == null) {
      return Optional.empty();
    }
    Optional<String> instance = reader.optional("instance_url", TEXT, false);
    Optional<URI> url = instance.isPresent() ? url(instance.get()) : url(name, kind.get());
    if (url.isEmpty()) {
      place.error(
          entry.key().start(),
          "which server is meant is not clear",
          "add 'instance_url: https://HOST'");
      return Optional.empty();
    }
    ForgeAuthentication.Builder builder =
        ForgeAuthentication.builder().kind(kind.get()).instanceUrl(url.get());
    builder.token(reader.optional("token", SecretType.SECRET, false));
    builder.githubAppId(reader.optional("github_app_id", AppIdType.APP_ID, false));
    builder.githubAppPrivateKey(
        reader.optional("github_app_private_key", SecretType.SECRET, false));
    builder.githubAppPrivateKeyPath(reader.optional("github_app_private_key_path", TEXT, false));
    builder.tokmanInstanceUrl(
        reader.optional("tokman_instance_url", TEXT, false).flatMap(AuthenticationReader::url));
    reader.optional("read_only", BOOLEAN, false).ifPresent(builder::readOnly);
    reader.optional("ssl_verify", BOOLEAN, false).ifPresent(builder::verifyTls);
    reader.optional("insecure", BOOLEAN, false).ifPresent(insecure -> builder.verifyTls(!insecure));
    builder.maxRetries(reader.optional("max_retries", NATURAL, false));
    builder.userAgent(reader.optional("user_agent", TEXT, false));
    return Optional.of(builder.build());
  }

  private static List<String> arguments(ForgeKind kind) {
    List<String> arguments = new ArrayList<>(COMMON);
    arguments.addAll(
        switch (kind) {
          case GITHUB ->
              List.of(
                  "github_app_id",
                  "github_app_private_key",
                  "github_app_private_key_path",
                  "tokman_instance_url",
                  "max_retries");
          case GITLAB -> List.of("ssl_verify");
          case PAGURE -> List.of("insecure", "max_retries", "user_agent");
          case FORGEJO -> List.<String>of();
        });
    return arguments;
  }

  private static Optional<ForgeKind> kind(String name, Entry entry, Place place) {
    Optional<ForgeKind> byName = ForgeKind.ofHost(name.toLowerCase(Locale.ROOT));
    if (!(entry.value() instanceof Mapping mapping)) {
      place.wrongType(entry.value(), "a mapping such as {token: ...}");
      return Optional.empty();
    }
    Optional<Entry> type =
        mapping.entries().stream()
            .filter(argument -> "type".equals(argument.key().value()))
            .findFirst();
    if (type.isEmpty()) {
      if (byName.isEmpty()) {
        place.error(
            entry.key().start(),
            "the name does not tell the kind of the forge",
            "add 'type:' with one of github, gitlab, pagure, forgejo");
      }
      return byName;
    }
    String written = ScalarTypes.text(type.get().value(), place.key("type"));
    if (written == null) {
      return Optional.empty();
    }
    for (ForgeKind kind : ForgeKind.values()) {
      if (kind.key().equals(written)) {
        return Optional.of(kind);
      }
    }
    Optional<ForgeKind> byHost = ForgeKind.ofHost(written.toLowerCase(Locale.ROOT));
    if (byHost.isEmpty()) {
      place
          .key("type")
          .error(
              type.get().value().start(),
              "is no known kind of forge",
              "write one of github, gitlab, pagure, forgejo");
    }
    return byHost;
  }

  /**
   * Returns the server an entry is named after; a token goes there and nowhere else. (Packit sends
   * the token of {@code gitlab.gnome.org} to gitlab.com.) A mere word such as {@code gitlab} means
   * the best known server of that kind.
   */
  private static Optional<URI> url(String name, ForgeKind kind) {
    if (name.contains("://")) {
      return url(name);
    }
    if (!name.contains(".")) {
      return Optional.of(kind.defaultInstance());
    }
    return HOST.matcher(name).matches() ? url("https://" + name) : Optional.empty();
  }

  private static Optional<URI> url(String text) {
    try {
      URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      return url.getHost() == null || url.getUserInfo() != null
          ? Optional.empty()
          : Optional.of(url);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
