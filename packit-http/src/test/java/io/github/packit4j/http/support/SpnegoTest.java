package io.github.packit4j.http.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gets tokens from a real KDC, where MIT Kerberos is installed. */
class SpnegoTest {

  private static final String REALM = "PACKIT4J.TEST";
  private static final Path KDC = Path.of("/usr/sbin/krb5kdc");

  @TempDir Path folder;

  @Test
  void aServiceAcceptsTheTokens() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(KDC), "krb5kdc is not installed (package krb5-kdc or krb5-server)");
    int port = freePort();
    Path keytab = folder.resolve("keytab");
    writeSettings(port);
    run("/usr/sbin/kdb5_util", "create", "-s", "-P", "master-key");
    for (String principal : new String[] {"packit", "HTTP/localhost"}) {
      run("/usr/sbin/kadmin.local", "-q", "addprinc -randkey " + principal);
      run("/usr/sbin/kadmin.local", "-q", "ktadd -k " + keytab + " " + principal);
    }
    Process kdc = start(KDC.toString(), "-n");
    try (BufferedReader log = kdc.inputReader(StandardCharsets.UTF_8)) {
      awaitOperation(log);
      String out =
          run(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Djava.security.krb5.conf=" + folder.resolve("krb5.conf"),
              "-cp",
              System.getProperty("java.class.path"),
              SpnegoProgram.class.getName(),
              keytab.toString(),
              "packit@" + REALM,
              "HTTP/localhost@" + REALM);
      assertThat(out)
          .contains("packit@" + REALM + " packit@" + REALM)
          .contains("new each time: true");
    } finally {
      kdc.destroy();
    }
  }

  private static void awaitOperation(BufferedReader log) throws IOException {
    String line = log.readLine();
    while (line != null && !line.contains("commencing operation")) {
      line = log.readLine();
    }
    assertThat(line).as("the KDC runs").isNotNull();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void writeSettings(int port) throws IOException {
    Files.writeString(
        folder.resolve("krb5.conf"),
        """
        [libdefaults]
          default_realm = %1$s
          dns_lookup_kdc = false
          dns_lookup_realm = false
          rdns = false
          dns_canonicalize_hostname = false
          udp_preference_limit = 1
        [realms]
          %1$s = {
            kdc = 127.0.0.1:%2$d
          }
        [domain_realm]
          localhost = %1$s
        [logging]
          kdc = STDERR
        """
            .formatted(REALM, port));
    Files.writeString(
        folder.resolve("kdc.conf"),
        """
        [kdcdefaults]
          kdc_listen = 127.0.0.1:%2$d
          kdc_tcp_listen = 127.0.0.1:%2$d
        [realms]
          %1$s = {
            database_name = %3$s/principal
            key_stash_file = %3$s/stash
            acl_file = %3$s/acl
          }
        [logging]
          kdc = STDERR
        """
            .formatted(REALM, port, folder));
  }

  private Process start(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "KRB5_CONFIG", folder.resolve("krb5.conf").toString(),
                "KRB5_KDC_PROFILE", folder.resolve("kdc.conf").toString()));
    return builder.start();
  }

  private String run(String... command) throws IOException, InterruptedException {
    Process process = start(command);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + out).isZero();
    return out;
  }
}
