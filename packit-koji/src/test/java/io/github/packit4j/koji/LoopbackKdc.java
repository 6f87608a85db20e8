package io.github.packit4j.koji;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real KDC (MIT Kerberos, Debian's krb5-kdc) on a loopback port with a fresh realm. */
final class LoopbackKdc implements AutoCloseable {
  static final String REALM = "KOJI.TEST";

  private final Path dir;
  private final Process kdc;

  private LoopbackKdc(Path dir, Process kdc) {
    this.dir = dir;
    this.kdc = kdc;
  }

  /** Starts it, or skips the test where it is not installed. */
  static LoopbackKdc start(Path dir) throws Exception {
    Assumptions.assumeTrue(
        Stream.of("krb5kdc", "kdb5_util", "kadmin.local")
            .allMatch(tool -> Files.isExecutable(Path.of("/usr/sbin", tool))),
        "skipped: no KDC here; install krb5-kdc and krb5-admin-server");
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Files.writeString(
        dir.resolve("krb5.conf"),
        """
        [libdefaults]
          default_realm = %s
          dns_lookup_kdc = false
          dns_lookup_realm = false
          dns_canonicalize_hostname = false
          rdns = false
          udp_preference_limit = 1
        [realms]
          %s = {
            kdc = 127.0.0.1:%d
          }
        [domain_realm]
          localhost = %s
        """
            .formatted(REALM, REALM, port, REALM));
    Files.writeString(
        dir.resolve("kdc.conf"),
        """
        [kdcdefaults]
          kdc_listen = 127.0.0.1:%d
          kdc_tcp_listen = 127.0.0.1:%d
        [realms]
          %s = {
            database_name = %s/principal
            key_stash_file = %s/stash
            supported_enctypes = aes256-cts-hmac-sha1-96:normal
          }
        """
            .formatted(port, port, REALM, dir, dir));
    run(dir, "kdb5_util", "create", "-s", "-r", REALM, "-P", "master");
    Process process = process(dir, "krb5kdc", "-n").start();
    LoopbackKdc kdc = new LoopbackKdc(dir, process);
    kdc.awaitPort(port);
    return kdc;
  }

  private void awaitPort(int port) throws Exception {
    for (int attempt = 0; attempt < 600; attempt++) {
      try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        // Not a pause for time's sake: the process has to come up.
        if (kdc.waitFor(50, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    throw new IOException("The KDC did not start: " + Files.readString(dir.resolve("output")));
  }

  Path configuration() {
    return dir.resolve("krb5.conf");
  }

  /** Makes a principal with a random key and puts that into a keytab. */
  Path keytab(String principal) throws Exception {
    Path keytab = dir.resolve(principal.replace('/', '_') + ".keytab");
    run(dir, "kadmin.local", "-r", REALM, "-q", "addprinc -randkey " + principal);
    run(dir, "kadmin.local", "-r", REALM, "-q", "ktadd -k " + keytab + " " + principal);
    return keytab;
  }

  private static void run(Path dir, String tool, String... arguments) throws Exception {
    Process process = process(dir, tool, arguments).start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(tool + " failed: " + Files.readString(dir.resolve("output")));
    }
  }

  private static ProcessBuilder process(Path dir, String tool, String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of("/usr/sbin/" + tool), List.of(arguments).stream()).toList());
    builder.environment().put("KRB5_CONFIG", dir.resolve("krb5.conf").toString());
    builder.environment().put("KRB5_KDC_PROFILE", dir.resolve("kdc.conf").toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(dir.resolve("output").toFile()));
  }

  @Override
  public void close() {
    kdc.destroy();
  }
}
