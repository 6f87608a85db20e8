package io.github.packit4j.http.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real KDC (MIT Kerberos) on a loopback port with a fresh realm, for the tests of all modules.
 * Until it is closed this JVM's Kerberos uses it. Tests that share a JVM run one after another.
 */
public final class LoopbackKdc implements AutoCloseable {

  /** The realm that {@code localhost} belongs to. */
  public static final String REALM = "PACKIT4J.TEST";

  private static final String SETTINGS = "java.security.krb5.conf";
  private static final Path TOOLS = Path.of("/usr/sbin");
  private static final Path KINIT = Path.of("/usr/bin/kinit");

  private final Path folder;
  private final @Nullable String previousSettings = System.getProperty(SETTINGS);
  private @Nullable Process kdc;

  private LoopbackKdc(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts a KDC, or skips the test where none is installed.
   *
   * @param folder a directory of the test's own
   * @param foreignRealms realms that it serves besides {@link #REALM} and that do not trust it
   */
  public static LoopbackKdc start(Path folder, String... foreignRealms) throws IOException {
    Assumptions.assumeTrue(
        Stream.concat(
                Stream.of("krb5kdc", "kdb5_util", "kadmin.local").map(TOOLS::resolve),
                Stream.of(KINIT))
            .allMatch(Files::isExecutable),
        "no KDC here: install krb5-kdc, krb5-admin-server and krb5-user (krb5-server,"
            + " krb5-workstation)");
    List<String> realms = new ArrayList<>(List.of(REALM));
    realms.addAll(List.of(foreignRealms));
    LoopbackKdc kdc = new LoopbackKdc(folder);
    kdc.writeSettings(realms, freePort());
    for (String realm : realms) {
      kdc.run(tool("kdb5_util"), "create", "-s", "-r", realm, "-P", "master-key");
    }
    kdc.serve(realms);
    System.setProperty(SETTINGS, kdc.folder.resolve("krb5.conf").toString());
    return kdc;
  }

  /**
   * Makes a principal with a random key and writes it to a keytab of its own. The key of a
   * principal that exists already is replaced: earlier keytabs become worthless.
   *
   * @param principal its name, with the realm unless that is {@link #REALM}
   */
  public Path keytab(String principal) throws IOException {
    Path keytab = Files.createTempFile(folder, "key", ".keytab");
    Files.delete(keytab);
    int at = principal.indexOf('@');
    String realm = at < 0 ? REALM : principal.substring(at + 1);
    run(tool("kadmin.local"), "-r", realm, "-q", "addprinc -randkey " + principal);
    run(tool("kadmin.local"), "-r", realm, "-q", "ktadd -k " + keytab + " " + principal);
    return keytab;
  }

  /**
   * Logs in with {@code kinit}, into a ticket cache of its own.
   *
   * @param principal the name, with or without the realm
   * @param keytab what {@link #keytab} returned for it
   * @return a cache with a ticket for an hour
   */
  public Path ticketCache(String principal, Path keytab) throws IOException {
    Path cache = Files.createTempFile(folder, "tickets", ".cache");
    run(KINIT, "-l", "1h", "-k", "-t", keytab.toString(), "-c", "FILE:" + cache, principal);
    return cache;
  }

  /** Logs in as {@link #ticketCache}, yesterday: the ticket has expired. */
  public Path expiredTicketCache(String principal, Path keytab) throws IOException {
    Path cache = ticketCache(principal, keytab);
    TicketTimes.shift(cache, Duration.ofDays(-1));
    return cache;
  }

  /**
   * A service of this realm that checks what its clients send.
   *
   * @param principal the service's name without realm: {@code HTTP/localhost}
   */
  public KerberosService service(String principal) throws IOException {
    return KerberosService.of(principal + "@" + REALM, keytab(principal));
  }

  @Override
  public void close() {
    if (kdc != null) {
      kdc.destroy();
    }
    if (previousSettings == null) {
      System.clearProperty(SETTINGS);
    } else {
      System.setProperty(SETTINGS, previousSettings);
    }
  }

  private void writeSettings(List<String> realms, int port) throws IOException {
    Files.writeString(
        folder.resolve("krb5.conf"),
        """
        [libdefaults]
          default_realm = %s
          dns_lookup_kdc = false
          dns_lookup_realm = false
          dns_canonicalize_hostname = false
          rdns = false
          udp_preference_limit = 1
          forwardable = true
        [realms]
        %s
        [domain_realm]
          localhost = %s
        [logging]
          kdc = STDERR
        """
            .formatted(REALM, each(realms, "  %s = { \n kdc = 127.0.0.1:" + port + "\n }"), REALM));
    Files.writeString(
        folder.resolve("kdc.conf"),
        """
        [kdcdefaults]
          kdc_listen = 127.0.0.1:%d
          kdc_tcp_listen = 127.0.0.1:%d
        [realms]
        %s
        [logging]
          kdc = STDERR
        """
            .formatted(
                port,
                port,
                each(
                    realms,
                    "  %1$s = {\n database_name = @/%1$s.db\n key_stash_file = @/%1$s.stash\n"
                            .replace("@", folder.toString())
                        + " supported_enctypes = aes256-cts-hmac-sha1-96:normal\n }")));
  }

  private static String each(List<String> realms, String template) {
    return realms.stream().map(template::formatted).collect(Collectors.joining("\n"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void serve(List<String> realms) throws IOException {
    List<String> options = new ArrayList<>(List.of("-n"));
    realms.forEach(realm -> options.addAll(List.of("-r", realm)));
    Process process = process(tool("krb5kdc"), options).start();
    kdc = process;
    BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = log.readLine(); ; line = log.readLine()) {
      if (line == null) {
        throw new IOException("The KDC did not start: " + said);
      }
      said.append(line).append('\n');
      if (line.contains("commencing operation")) {
        break;
      }
    }
    Thread drain = new Thread(() -> drain(log), "kdc-log");
    drain.setDaemon(true);
    drain.start();
  }

  /** Reads on, or the KDC would stop once the pipe is full. */
  private static void drain(BufferedReader log) {
    try {
      log.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // The KDC was stopped.
    }
  }

  private static Path tool(String name) {
    return TOOLS.resolve(name);
  }

  private void run(Path program, String... arguments) throws IOException {
    Process process = process(program, Arrays.asList(arguments)).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(program + " failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(program + " was interrupted", e);
    }
  }

  private ProcessBuilder process(Path program, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KRB5_CONFIG", folder.resolve("krb5.conf").toString());
    builder.environment().put("KRB5_KDC_PROFILE", folder.resolve("kdc.conf").toString());
    return builder;
  }
}
