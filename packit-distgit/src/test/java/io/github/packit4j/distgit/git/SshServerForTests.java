package io.github.packit4j.distgit.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;

/** A git server over ssh on the loopback interface, which answers as dist-git's does. */
final class SshServerForTests implements AutoCloseable {

  private static final Pattern COMMAND = Pattern.compile("(git-(?:upload|receive)-pack) '/?(.*)'");

  private final SshServer server = SshServer.setUpDefaultServer();
  private final KeyPair hostKey;
  private final Map<String, Repository> repositories;
  private final Map<String, Collection<String>> allowed = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger commands = new AtomicInteger();
  private volatile boolean trickling;
  private final List<String> logins = new CopyOnWriteArrayList<>();

  SshServerForTests(Map<String, Repository> repositories)
      throws IOException, GeneralSecurityException {
    this.repositories = repositories;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    hostKey = generator.generateKeyPair();
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPublickeyAuthenticator(
        (user, key, session) -> {
          boolean known =
              allowed.getOrDefault(user, List.of()).contains(PublicKeyEntry.toString(key));
          if (known) {
            logins.add(user + " " + KeyUtils.getKeyType(key));
          }
          return known;
        });
    server.setCommandFactory((channel, command) -> new GitCommand(command));
    server.start();
  }

  void allow(String user, String... publicKeys) {
    allowed.put(user, List.of(publicKeys));
  }

  /** How many git commands have been started. */
  int commands() {
    return commands.get();
  }

  /** From now on answers with a byte now and then, until it is closed. */
  void trickle() {
    trickling = true;
  }

  List<String> logins() {
    return logins;
  }

  URI uri(String user, String path) {
    return URI.create("ssh://" + user + "@127.0.0.1:" + server.getPort() + "/" + path);
  }

  Path writeKnownHosts(Path file) throws IOException {
    return Files.writeString(
        file,
        "[127.0.0.1]:"
            + server.getPort()
            + " "
            + PublicKeyEntry.toString(hostKey.getPublic())
            + "\n");
  }

  /** Runs one git command of a client. */
  private final class GitCommand implements Command {

    private final String line;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, message, close) -> {};

    GitCommand(String line) {
      this.line = line;
    }

    @Override
    public void setInputStream(InputStream in) {
      this.in = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
      this.err = err;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
      this.exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
      Thread thread = new Thread(this::run, "git-command");
      thread.setDaemon(true);
      thread.start();
    }

    private void run() {
      int code = 0;
      commands.incrementAndGet();
      try {
        Matcher command = COMMAND.matcher(line);
        Repository repository = command.matches() ? repositories.get(command.group(2)) : null;
        if (trickling) {
          trickle();
        } else if (repository == null) {
          err.write("No such repository\n".getBytes(StandardCharsets.UTF_8));
          err.flush();
          code = 128;
        } else if (command.group(1).equals("git-upload-pack")) {
          new UploadPack(repository).upload(in, out, err);
        } else {
          new ReceivePack(repository).receive(in, out, err);
        }
      } catch (IOException e) {
        code = 1;
      }
      exit.onExit(code);
    }

    /** A message of progress that does not end: "fff0" is its length. */
    private void trickle() throws IOException {
      out.write("fff0".getBytes(StandardCharsets.UTF_8));
      try {
        do {
          out.write('.');
          out.flush();
        } while (!closed.await(20, TimeUnit.MILLISECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void destroy(ChannelSession channel) {
      // The thread ends with its streams.
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.stop(true);
  }
}
