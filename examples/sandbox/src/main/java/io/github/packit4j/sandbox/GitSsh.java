package io.github.packit4j.sandbox;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * Git over ssh on a loopback port. A user logs in under the name of an account, with a key that is
 * registered for it.
 *
 * <p>A client keeps its real addresses, {@code ssh://packit@pkgs.fedoraproject.org/rpms/hello}, and
 * gets here by OpenSSH's configuration, which JGit reads, too:
 *
 * <pre>{@code
 * fedora.distGit().ssh().writeFiles(directory, "packit");
 * // directory now has config, known_hosts and id_ecdsa
 * }</pre>
 *
 * Thread-safe.
 */
public interface GitSsh {

  /** Returns where it listens. */
  InetSocketAddress address();

  /** Returns lines of an {@code ssh_config} that lead the real host name here. */
  String config();

  /** Returns lines for a {@code known_hosts} file, for the real host name and the port here. */
  String knownHosts();

  /**
   * Registers a key.
   *
   * @param publicKey one line as in {@code authorized_keys}
   * @throws IllegalArgumentException if there is no such account, or it is no key
   */
  void authorize(String account, String publicKey);

  /**
   * Makes and registers a key.
   *
   * @return the private key in OpenSSH's format, without a passphrase
   * @throws IllegalArgumentException if there is no such account
   */
  String newKey(String account);

  /**
   * Writes {@code config}, {@code known_hosts} and {@code id_ecdsa}, a new key of an account, into
   * a directory.
   */
  void writeFiles(Path directory, String account);

  /** Returns the commands that were run, in order. */
  List<Command> commands();

  /**
   * A command that a client ran.
   *
   * @param account who ran it
   * @param line the command as sent, such as {@code git-receive-pack '/rpms/hello'}
   */
  record Command(String account, String line) {}
}
