package io.github.packit4j.core.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What bubblewrap is told to make of a sandbox. Nothing here needs a newer one than 0.4, and no
 * variable is an argument, as these are seen by everybody on the machine.
 */
final class Bubblewrap {

  /** Where the programs of a sandbox find their user's directory. */
  static final String HOME = "/tmp";

  /**
   * The first process of a sandbox, and with it the sandbox, ends with the command. Bubblewrap's
   * own one would let it be told of before all is over, and the command itself would miss signals.
   */
  private static final List<String> FIRST = List.of("/bin/sh", "-c", "\"$@\"; exit $?", "sh");

  /** On most systems links into {@code /usr} by now. */
  private static final List<String> SYSTEM =
      List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");

  /**
   * Accounts and names, the loader's, trusted certificates, chosen alternatives, time and types.
   */
  private static final List<String> SETTINGS =
      List.of(
          "/etc/alternatives",
          "/etc/ca-certificates",
          "/etc/crypto-policies",
          "/etc/group",
          "/etc/ld.so.cache",
          "/etc/ld.so.conf",
          "/etc/ld.so.conf.d",
          "/etc/localtime",
          "/etc/mime.types",
          "/etc/nsswitch.conf",
          "/etc/os-release",
          "/etc/passwd",
          "/etc/pki/ca-trust",
          "/etc/pki/tls/cert.pem",
          "/etc/pki/tls/certs",
          "/etc/pki/tls/openssl.cnf",
          "/etc/rpm",
          "/etc/ssl/certs",
          "/etc/ssl/openssl.cnf");

  private static final List<String> NETWORK_SETTINGS =
      List.of("/etc/hosts", "/etc/protocols", "/etc/resolv.conf", "/etc/services");

  private final Path program;
  private final boolean network;
  private final List<Path> readOnly;

  Bubblewrap(Path program, boolean network, List<Path> readOnly) {
    this.program = program;
    this.network = network;
    this.readOnly = List.copyOf(readOnly);
  }

  /** Gives the command line that runs a command in a sandbox. */
  List<String> line(ActionCommand command) {
    List<String> line = new ArrayList<>(List.of(program.toString()));
    isolate(line);
    showSystem(line);
    // What belongs to root is its to write to even in a sandbox, and these are the kernel's
    // settings.
    line.addAll(List.of("--proc", "/proc", "--remount-ro", "/proc"));
    line.addAll(List.of("--dev", "/dev", "--tmpfs", "/tmp", "--tmpfs", "/var/tmp"));
    for (Path path : readOnly) {
      show(line, "--ro-bind", path.toString());
    }
    show(line, "--bind", command.workspace().toString());
    line.addAll(List.of("--remount-ro", "/", "--chdir", command.directory().toString(), "--"));
    line.addAll(FIRST);
    line.addAll(command.arguments());
    return line;
  }

  private void isolate(List<String> line) {
    line.addAll(
        List.of(
            "--unshare-user",
            "--unshare-pid",
            "--as-pid-1",
            "--unshare-ipc",
            "--unshare-uts",
            "--unshare-cgroup-try",
            "--cap-drop",
            "ALL",
            "--die-with-parent",
            "--new-session"));
    if (!network) {
      line.add("--unshare-net");
    }
  }

  private void showSystem(List<String> line) {
    show(line, "--ro-bind", "/usr");
    for (String path : SYSTEM) {
      Path directory = Path.of(path);
      if (Files.isSymbolicLink(directory)) {
        line.addAll(List.of("--symlink", target(directory), path));
      } else {
        show(line, "--ro-bind-try", path);
      }
    }
    SETTINGS.forEach(path -> show(line, "--ro-bind-try", path));
    if (network) {
      NETWORK_SETTINGS.forEach(path -> show(line, "--ro-bind-try", path));
    }
  }

  private static void show(List<String> line, String option, String path) {
    line.addAll(List.of(option, path, path));
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
