package io.github.packit4j.sandbox.internal.git;

import io.github.packit4j.sandbox.Account;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.transport.UploadPack;

/** One command of a client, checked as Pagure's {@code aclchecker.py} does. */
final class GitSshCommand implements Command {

  private static final String UPLOAD = "git-upload-pack";
  private static final String RECEIVE = "git-receive-pack";

  private final String line;
  private final Account account;
  private final Pushes pushes;
  private final Function<String, Optional<GitRemote>> remotes;
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();
  private OutputStream err = OutputStream.nullOutputStream();
  private ExitCallback exit = (code, message, close) -> {};

  /**
   * Creates a command.
   *
   * @param line what the client sent; empty if it wants a shell
   */
  GitSshCommand(
      String line, Account account, Pushes pushes, Function<String, Optional<GitRemote>> remotes) {
    this.line = line;
    this.account = account;
    this.pushes = pushes;
    this.remotes = remotes;
  }

  @Override
  public void setInputStream(InputStream stream) {
    in = stream;
  }

  @Override
  public void setOutputStream(OutputStream stream) {
    out = stream;
  }

  @Override
  public void setErrorStream(OutputStream stream) {
    err = stream;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    Thread thread = new Thread(this::run, "sandbox-ssh");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    int code = 0;
    try {
      answer();
    } catch (GitRefusedException e) {
      code = 1;
      say(err, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      // JGit has told the client already, or the client is gone.
      code = 128;
    }
    exit.onExit(code);
  }

  private void answer() throws IOException {
    if (line.isEmpty()) {
      say(out, "Welcome " + account.name() + ". This server does not offer shell access.");
      return;
    }
    String[] words = line.split(" ", -1);
    if (words.length != 2) {
      throw new GitRefusedException("Invalid call, too few inner arguments");
    }
    if (!words[0].equals(UPLOAD) && !words[0].equals(RECEIVE)) {
      throw new GitRefusedException("Invalid call, invalid operation");
    }
    GitRemote remote =
        remotes
            .apply(path(words[1]))
            .orElseThrow(() -> new GitRefusedException("No such repository"));
    if (words[0].equals(UPLOAD)) {
      UploadPack upload = new UploadPack(remote.repository().jgit());
      upload.setRequestPolicy(UploadPack.RequestPolicy.ANY);
      upload.upload(in, out, err);
    } else {
      pushes.open(remote, account).receive(in, out, err);
    }
  }

  private static String path(String quoted) {
    if (!quoted.matches("'.+'")) {
      throw new GitRefusedException("Invalid call: invalid path");
    }
    return quoted
        .substring(1, quoted.length() - 1)
        .replaceFirst("^/", "")
        .replaceFirst("\\.git$", "");
  }

  private static void say(OutputStream stream, String text) {
    try {
      stream.write((text + "\n").getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException e) {
      // The client is gone: there is nobody to tell.
      return;
    }
  }

  @Override
  public void destroy(ChannelSession channel) {
    // The thread ends with its streams.
  }
}
