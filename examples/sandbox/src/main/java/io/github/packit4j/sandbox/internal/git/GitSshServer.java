package io.github.packit4j.sandbox.internal.git;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.GitSsh;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;

/** Git's commands over ssh, by Apache MINA, with one user name an account, or one for all. */
public final class GitSshServer implements GitSsh, AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String ONE_USER = "git";
  private static final AttributeKey<Account> ACCOUNT = new AttributeKey<>();

  private final String host;
  private final Accounts accounts;
  private final SshServer server = SshServer.setUpDefaultServer();
  private final KeyPair hostKey = newKeyPair();
  private final Map<String, Set<PublicKey>> keys = new ConcurrentHashMap<>();
  private final BooleanSupplier oneUser;
  private final List<Command> commands = new CopyOnWriteArrayList<>();

  /**
   * Starts listening.
   *
   * @param host the name clients know it by
   * @param oneUser whether everybody connects as {@code git} and is known by the key
   * @param remotes finds a repository by its path without leading slash and {@code .git}
   */
  public GitSshServer(
      String host,
      Accounts accounts,
      Clock clock,
      StateLock state,
      BooleanSupplier oneUser,
      Function<String, Optional<GitRemote>> remotes) {
    this.oneUser = oneUser;
    this.host = host;
    this.accounts = accounts;
    Pushes pushes = new Pushes(clock, state);
    server.setHost(LOOPBACK);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPublickeyAuthenticator(
        (user, key, session) -> {
          Optional<Account> account = account(user, key);
          account.ifPresent(known -> session.setAttribute(ACCOUNT, known));
          return account.isPresent();
        });
    server.setShellFactory(
        channel -> new GitSshCommand("", account(channel.getSession()), pushes, remotes));
    server.setCommandFactory(
        (channel, line) -> {
          Account account = account(channel.getSession());
          commands.add(new Command(account.name(), line));
          return new GitSshCommand(line, account, pushes, remotes);
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to listen for ssh on a loopback port", e);
    }
  }

  private Optional<Account> account(String user, PublicKey key) {
    boolean all = oneUser.getAsBoolean();
    return keys.entrySet().stream()
        .filter(entry -> user.equals(all ? ONE_USER : entry.getKey()))
        .filter(
            entry -> entry.getValue().stream().anyMatch(known -> KeyUtils.compareKeys(known, key)))
        .findFirst()
        .map(entry -> known(entry.getKey()));
  }

  private static Account account(org.apache.sshd.common.session.Session session) {
    return Objects.requireNonNull(session.getAttribute(ACCOUNT));
  }

  private Account known(String account) {
    return accounts
        .named(account)
        .orElseThrow(() -> new IllegalArgumentException("No account '" + account + "'"));
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(LOOPBACK, server.getPort());
  }

  @Override
  public String config() {
    return "Host " + host + "\n  HostName " + LOOPBACK + "\n  Port " + server.getPort() + "\n";
  }

  @Override
  public String knownHosts() {
    String key = PublicKeyEntry.toString(hostKey.getPublic());
    return host + " " + key + "\n[" + LOOPBACK + "]:" + server.getPort() + " " + key + "\n";
  }

  @Override
  public void authorize(String account, String publicKey) {
    try {
      PublicKey key =
          PublicKeyEntry.parsePublicKeyEntry(publicKey.strip())
              .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
      register(account, key);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("Not a public key as in authorized_keys", e);
    }
  }

  private void register(String account, PublicKey key) {
    keys.computeIfAbsent(known(account).name(), name -> ConcurrentHashMap.newKeySet()).add(key);
  }

  @Override
  public String newKey(String account) {
    KeyPair pair = newKeyPair();
    register(account, pair.getPublic());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, account, null, out);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("Tried to write a new key of " + account, e);
    }
    return out.toString(StandardCharsets.US_ASCII);
  }

  @Override
  public void writeFiles(Path directory, String account) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("config"), config());
      Files.writeString(directory.resolve("known_hosts"), knownHosts());
      Path key = directory.resolve("id_ecdsa");
      Files.deleteIfExists(key);
      Files.createFile(
          key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(key, newKey(account));
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to write ssh's files into " + directory, e);
    }
  }

  @Override
  public List<Command> commands() {
    return List.copyOf(commands);
  }

  private static KeyPair newKeyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has elliptic curves", e);
    }
  }

  /** Stops listening. */
  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to stop ssh", e);
    }
  }
}
