package io.github.packit4j.bot.settings;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.problem.InvalidConfigException;
import io.github.packit4j.http.Secret;
import io.github.packit4j.messaging.Broker;
import io.github.packit4j.messaging.Certificates;
import io.github.packit4j.messaging.MessageQueue;
import io.github.packit4j.specfile.changelog.Packager;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the settings of a bot and tells everything that is wrong with them, where it is. */
public final class SettingsReader {

  private static final Set<String> KEYS =
      Set.of(
          "listen",
          "database",
          "webhooks",
          "messages",
          "accounts",
          "threads",
          "packages",
          "sweep",
          "page_token",
          "approval");

  /** Those that packit4j does; what somebody asks for in a comment is agreed to by that. */
  private static final Set<String> JOBS =
      Stream.of(
              JobType.PROPOSE_DOWNSTREAM,
              JobType.PULL_FROM_UPSTREAM,
              JobType.SYNC_FROM_DOWNSTREAM,
              JobType.KOJI_BUILD,
              JobType.BODHI_UPDATE)
          .map(JobType::key)
          .collect(Collectors.toCollection(TreeSet::new));

  private static final int LEAST_TOKEN = 20;
  private static final Set<String> DATABASE = Set.of("directory", "url", "user", "password");
  private static final Set<String> WEBHOOK = Set.of("path", "secret");
  private static final Set<String> MESSAGES = Set.of("broker", "exchange", "certificates", "queue");
  private static final Set<String> CERTIFICATES = Set.of("authorities", "certificate", "key");
  private static final Set<String> ACCOUNTS =
      Set.of("user_config", "name", "email", "work_directory");

  private static final String SANDBOX = "sandbox";
  private static final String FEDORA = "fedora";
  private static final String FEDORA_STAGING = "fedora-staging";
  private static final String UUID = "6ba7b810-9dad-41d1-80b4-00c04fd430c8";
  private static final String POSTGRESQL = "jdbc:postgresql://db.example.org/bot";

  private static final Pattern LOWER_UUID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._/-]+");
  private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,4})(m|h)");
  private static final Set<String> TAKEN = Set.of("/health", "/metrics");
  private static final int MOST_THREADS = 64;

  private final UnaryOperator<String> environment;
  private final Path home;
  private final Path base;
  private final SettingsProblems problems;

  private SettingsReader(
      UnaryOperator<String> environment, Path home, Path base, SettingsProblems problems) {
    this.environment = environment;
    this.home = home;
    this.base = base;
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @param file the file; relative paths in it are seen from where it is
   * @param environment gives the value of a variable, or an empty text
   * @param home what {@code ~} stands for
   * @return the settings
   * @throws InvalidConfigException if something is wrong in it, or with a secret that it names
   * @throws UncheckedIOException if it cannot be read
   */
  public static BotSettings read(Path file, UnaryOperator<String> environment, Path home) {
    try {
      SettingsProblems problems = new SettingsProblems(file.toString());
      Path base = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(home);
      return new SettingsReader(environment, home, base, problems).read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to read the settings in " + file, e);
    }
  }

  private BotSettings read(String text) {
    Section root = root(text);
    BotSettings settings =
        new BotSettings(
            listen(root),
            database(root),
            webhooks(root),
            messages(root),
            accounts(root),
            threads(root),
            packages(root),
            sweep(root),
            pageToken(root),
            approval(root));
    problems.check();
    return settings;
  }

  private Section root(String text) {
    Optional<Node> node = Optional.empty();
    try {
      node = Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
    } catch (MarkedYAMLException e) {
      problems.add(
          Optional.ofNullable(e.getProblemMark()),
          "",
          "this is no YAML: " + e.getProblem(),
          "mend the line");
    } catch (YAMLException e) {
      problems.add(Optional.empty(), "", "this is no YAML", "mend the file");
    }
    problems.check();
    if (node.isEmpty()) {
      problems.add(
          Optional.empty(),
          "",
          "the file is empty",
          "say at least \"accounts: sandbox\" and where the database is");
      problems.check();
    }
    return new Section("", node.orElseThrow(), KEYS, problems);
  }

  private InetSocketAddress listen(Section root) {
    String text = root.text("listen", BotSettings.LISTEN).orElse(BotSettings.LISTEN);
    Optional<InetSocketAddress> address = Addresses.parse(text);
    if (address.isEmpty()) {
      root.problem("listen", "this is no address with a port", "such as " + BotSettings.LISTEN);
    }
    return address.orElseGet(() -> Addresses.parse(BotSettings.LISTEN).orElseThrow());
  }

  private Optional<Secret> pageToken(Section root) {
    Optional<Secret> token = secrets().optional(root, "page_token");
    if (token.filter(secret -> secret.reveal().length() < LEAST_TOKEN).isPresent()) {
      root.problem(
          "page_token",
          "the token has less than %d characters".formatted(LEAST_TOKEN),
          "take what `openssl rand -hex 20` prints");
    }
    return token;
  }

  private DatabaseSettings database(Section root) {
    DatabaseSettings none = new DatabaseSettings.Embedded(base);
    if (!root.has("database")) {
      root.problem(
          "database",
          "this key is missing",
          "for one process: database: {directory: data}; for several: database: {url: %s, user: bot}"
              .formatted(POSTGRESQL));
      return none;
    }
    Section database = root.section("database", DATABASE).orElseThrow();
    if (database.has("url")) {
      return postgreSql(database);
    }
    if (database.has("user") || database.has("password")) {
      database.problem("url", "this key is missing", "such as url: " + POSTGRESQL);
      return none;
    }
    return database
        .needed("directory", "data")
        .<DatabaseSettings>map(text -> new DatabaseSettings.Embedded(path(text)))
        .orElse(none);
  }

  private DatabaseSettings postgreSql(Section database) {
    if (database.has("directory")) {
      database.problem("directory", "there is a url, too", "remove one of them");
    }
    String url = database.needed("url", POSTGRESQL).orElse("");
    if (!url.startsWith("jdbc:postgresql:")) {
      database.problem("url", "this is no address of PostgreSQL", "such as " + POSTGRESQL);
    } else if (url.contains("password=")) {
      database.problem(
          "url",
          "a password does not belong into an address, which is shown",
          "use password: {env: VARIABLE} or {file: PATH}");
    }
    String user = database.needed("user", "bot").orElse("");
    return new DatabaseSettings.PostgreSql(url, user, secrets().optional(database, "password"));
  }

  private SecretSettings secrets() {
    return new SecretSettings(environment, this::path);
  }

  private List<WebhookSettings> webhooks(Section root) {
    List<WebhookSettings> webhooks = new ArrayList<>();
    Set<String> paths = new HashSet<>(TAKEN);
    Optional<Section> section = root.section("webhooks", WebhookKind.keys());
    section.ifPresent(
        forges ->
            forges.keys().forEach(key -> webhook(forges, key, paths).ifPresent(webhooks::add)));
    return webhooks;
  }

  private Optional<WebhookSettings> webhook(Section forges, String key, Set<String> paths) {
    Section forge = forges.section(key, WEBHOOK).orElseThrow();
    String usual = "/webhooks/" + key;
    String path = forge.text("path", usual).orElse(usual);
    if (!PATH.matcher(path).matches() || path.startsWith("/health") || !paths.add(path)) {
      forge.problem("path", "this is no path, or one that is taken", "such as " + usual);
    }
    return secrets()
        .needed(forge, "secret")
        .map(secret -> new WebhookSettings(path, WebhookKind.find(key).orElseThrow(), secret));
  }

  private Optional<MessageSettings> messages(Section root) {
    return root.section("messages", MESSAGES).flatMap(this::bus);
  }

  private Optional<MessageSettings> bus(Section messages) {
    String address = messages.needed("broker", FEDORA).orElse("");
    Optional<Certificates> certificates = certificates(messages);
    Optional<String> queue = messages.needed("queue", UUID);
    boolean fedoras = address.equals(FEDORA) || address.equals(FEDORA_STAGING);
    if (fedoras && queue.isPresent() && !LOWER_UUID.matcher(queue.get()).matches()) {
      messages.problem(
          "queue",
          "queues there have UUIDs in lower case as their names",
          "take what uuidgen says");
    }
    if (fedoras && messages.has("exchange")) {
      messages.problem("exchange", "Fedora's brokers have one alone", "remove it");
    }
    if (address.isEmpty() || queue.isEmpty()) {
      return Optional.empty();
    }
    return (fedoras
            ? fedora(messages, address, certificates)
            : broker(messages, address, certificates))
        .map(broker -> new MessageSettings(broker, MessageQueue.durable(queue.get())));
  }

  private Optional<Certificates> certificates(Section messages) {
    return messages
        .section("certificates", CERTIFICATES)
        .map(
            files ->
                new Certificates(
                    file(files, "authorities", "/etc/fedora-messaging/cacert.pem"),
                    file(files, "certificate", "/etc/fedora-messaging/fedora-cert.pem"),
                    file(files, "key", "/etc/fedora-messaging/fedora-key.pem")));
  }

  private Path file(Section section, String key, String example) {
    Path file = section.needed(key, example).map(this::path).orElse(base);
    if (section.has(key) && !Files.isReadable(file)) {
      section.problem(key, "this file cannot be read: " + file, "make it, or name another one");
    }
    return file;
  }

  private static Optional<Broker> fedora(
      Section messages, String name, Optional<Certificates> certificates) {
    if (certificates.isEmpty() && !messages.has("certificates")) {
      messages.problem(
          "certificates",
          "this key is missing",
          "certificates: {authorities: PATH, certificate: PATH, key: PATH}, the files of the package fedora-messaging");
    }
    return certificates.map(
        files -> name.equals(FEDORA) ? Broker.fedora(files) : Broker.fedoraStaging(files));
  }

  private static Optional<Broker> broker(
      Section messages, String address, Optional<Certificates> certificates) {
    String hint = "fedora, fedora-staging, amqps://account@host/vhost, or amqp://localhost";
    try {
      URI uri = URI.create(address);
      if (String.valueOf(uri.getUserInfo()).matches(".*:.+")) {
        messages.problem(
            "broker", "a password does not belong into an address", "use certificates");
        return Optional.empty();
      }
      String exchange = messages.text("exchange", Broker.EXCHANGE).orElse(Broker.EXCHANGE);
      return Optional.of(new Broker(uri, certificates, exchange));
    } catch (IllegalArgumentException e) {
      messages.problem(
          "broker", "this cannot be connected to: " + e.getMessage(), "one of " + hint);
      return Optional.empty();
    }
  }

  private AccountSettings accounts(Section root) {
    AccountSettings sandbox = new AccountSettings.Sandbox();
    String hint =
        "accounts: {user_config: ~/.config/packit.yaml, name: NAME, email: ADDRESS}, or accounts: sandbox";
    if (!root.has("accounts")) {
      root.problem("accounts", "this key is missing", hint);
      return sandbox;
    }
    if (root.isText("accounts")) {
      if (!root.text("accounts", SANDBOX).orElse("").equals(SANDBOX)) {
        root.problem("accounts", "this is neither a mapping nor \"sandbox\"", hint);
      }
      return sandbox;
    }
    Section accounts = root.section("accounts", ACCOUNTS).orElseThrow();
    Path config = file(accounts, "user_config", "~/.config/packit.yaml");
    Optional<String> name = accounts.needed("name", "Packit Bot");
    Optional<String> email = accounts.needed("email", "packit@example.org");
    String work = accounts.text("work_directory", "/var/cache/bot").orElse("~/.cache/packit4j-bot");
    if (name.isEmpty() || email.isEmpty()) {
      return sandbox;
    }
    try {
      return new AccountSettings.User(config, new Packager(name.get(), email.get()), path(work));
    } catch (IllegalArgumentException e) {
      accounts.problem("name", String.valueOf(e.getMessage()), "such as Packit Bot");
      return sandbox;
    }
  }

  private static int threads(Section root) {
    String text = root.text("threads", "4").orElse(Integer.toString(BotSettings.THREADS));
    if (!text.matches("[1-9]\\d?") || Integer.parseInt(text) > MOST_THREADS) {
      root.problem(
          "threads", "a number from 1 to %d is needed".formatted(MOST_THREADS), "such as 4");
      return BotSettings.THREADS;
    }
    return Integer.parseInt(text);
  }

  private static Set<String> packages(Section root) {
    return root
        .texts(
            "packages",
            "hello",
            name ->
                name.isBlank() || name.contains("*")
                    ? Optional.of(
                        "\"%s\" is no name of a package and no address of an upstream project"
                            .formatted(name))
                    : Optional.empty())
        .stream()
        .map(name -> name.replaceFirst("/+$", ""))
        .collect(Collectors.toSet());
  }

  private static Set<String> approval(Section root) {
    List<String> jobs =
        root.texts(
            "approval",
            "bodhi_update",
            job ->
                JOBS.contains(job)
                    ? Optional.empty()
                    : Optional.of(
                        "\"%s\" is no job that can wait; %s can"
                            .formatted(job, String.join(", ", JOBS))));
    if (!jobs.isEmpty() && !root.has("page_token")) {
      root.problem(
          "approval",
          "nobody can approve anything without a page_token",
          "add page_token: {env: VARIABLE} or {file: PATH}");
    }
    return Set.copyOf(jobs);
  }

  private static Optional<Duration> sweep(Section root) {
    String text = root.text("sweep", "1h").orElse("1h");
    if (text.equals("never")) {
      return Optional.empty();
    }
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      root.problem("sweep", "this is no time between two sweeps", "such as 1h, 30m or never");
      return Optional.of(BotSettings.SWEEP);
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        matcher.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofMinutes(number));
  }

  private Path path(String text) {
    return text.startsWith("~/") ? home.resolve(text.substring(2)) : base.resolve(text).normalize();
  }
}
