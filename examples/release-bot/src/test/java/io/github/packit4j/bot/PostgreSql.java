package io.github.packit4j.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server of this machine's packages, on a port and in a directory of its own. */
public final class PostgreSql {

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

  private final Path programs;
  private final Path data;
  private final int port = freePort();

  /** Starts a server, or skips the test where there is none. */
  public PostgreSql(Path directory) throws IOException, InterruptedException {
    this.programs = programs();
    this.data = directory.resolve("data");
    run("chown", "-R", user(), directory.toString());
    asUser("initdb", "-D", data.toString(), "-A", "trust", "-U", "bot", "--no-sync");
    asUser(
        "pg_ctl",
        "-D",
        data.toString(),
        "-w",
        "-l",
        directory.resolve("log").toString(),
        "-o",
        "-F -c listen_addresses=127.0.0.1 -c unix_socket_directories= -p " + port,
        "start");
  }

  private static Path programs() throws IOException {
    Optional<Path> found = Optional.empty();
    if (Files.isDirectory(INSTALLED)) {
      try (Stream<Path> versions = Files.list(INSTALLED)) {
        found =
            versions
                .map(version -> version.resolve("bin"))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .findFirst();
      }
    }
    Assumptions.assumeTrue(
        found.isPresent(),
        "PostgreSQL is not installed (Debian package postgresql): nothing in " + INSTALLED);
    return found.orElseThrow();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server refuses to run as root. */
  private static String user() {
    String me = System.getProperty("user.name");
    return me.equals("root") ? "postgres" : me;
  }

  private void asUser(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("runuser", "-u", user(), "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command.toArray(String[]::new));
  }

  private void run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("postgresql", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .directory(Path.of("/").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(
          String.join(" ", command) + ": " + Files.readString(output, StandardCharsets.ISO_8859_1));
    }
    Files.delete(output);
  }

  /** Opens a pool of connections, with the tables. */
  public Database open() {
    return open("postgres");
  }

  /** Opens a pool of connections to one of its databases, with the tables. */
  public Database open(String database) {
    return Database.postgresql(url(database), "bot", Optional.empty());
  }

  /** The address of a database, which needs no password of {@code bot}. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Ends the server as a crash would, and starts it again. */
  public void restart() throws IOException, InterruptedException {
    asUser(
        "pg_ctl",
        "-D",
        data.toString(),
        "-m",
        "immediate",
        "-w",
        "-l",
        data.resolveSibling("log").toString(),
        "restart");
  }

  /** Stops the server. */
  public void close() throws IOException, InterruptedException {
    asUser("pg_ctl", "-D", data.toString(), "-m", "immediate", "stop");
  }
}
