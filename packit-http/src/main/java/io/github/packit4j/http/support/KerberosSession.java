package io.github.packit4j.http.support;

import io.github.packit4j.http.KerberosException;
import io.github.packit4j.http.KerberosLogin;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosTicket;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;

/** Holds a logged-in subject and logs in again before its ticket expires. Thread-safe. */
final class KerberosSession {

  private static final Duration MARGIN = Duration.ofMinutes(5);
  private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";

  private final KerberosLogin login;
  private final Clock clock;
  private final Lock lock = new ReentrantLock();
  private @Nullable Subject current;

  KerberosSession(KerberosLogin login, Clock clock) {
    this.login = login;
    this.clock = clock;
  }

  /** The subject to act as, or null where the JVM finds the credentials by itself. */
  @Nullable Subject subject() {
    if (login instanceof KerberosLogin.Ambient) {
      return null;
    }
    lock.lock();
    try {
      Subject subject = current;
      if (subject == null || expires(subject).isBefore(clock.instant().plus(MARGIN))) {
        subject = logIn();
        current = subject;
      }
      return subject;
    } finally {
      lock.unlock();
    }
  }

  static Instant expires(Subject subject) {
    return subject.getPrivateCredentials(KerberosTicket.class).stream()
        .filter(ticket -> ticket.getServer().getName().startsWith("krbtgt/"))
        .map(KerberosTicket::getEndTime)
        .flatMap(end -> Optional.ofNullable(end).stream())
        .map(Date::toInstant)
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  private Subject logIn() {
    Subject subject = new Subject();
    try {
      new LoginContext("packit4j", subject, null, new Options(options(login))).login();
    } catch (LoginException e) {
      throw new KerberosException(
          "Tried to log in to Kerberos with "
              + describe(login)
              + " but failed because: "
              + explain(e).orElseGet(() -> String.valueOf(e.getMessage()).strip()),
          e);
    }
    return subject;
  }

  private static String describe(KerberosLogin login) {
    if (login instanceof KerberosLogin.Keytab keytab) {
      return "keytab " + keytab.file() + " as " + keytab.principal();
    }
    if (login instanceof KerberosLogin.TicketCache cache) {
      return cache.file().map(file -> "ticket cache " + file).orElse("the default ticket cache");
    }
    return "the JVM's credentials";
  }

  /** The JVM's module has nobody to ask for name and password, and says only that. */
  private Optional<String> explain(LoginException failure) {
    if (!String.valueOf(failure.getMessage()).startsWith("Unable to obtain ")) {
      return Optional.empty();
    }
    if (login instanceof KerberosLogin.Keytab keytab) {
      return Optional.of(
          Files.isReadable(keytab.file())
              ? "the keytab has no key of " + keytab.principal()
              : "the keytab cannot be read");
    }
    if (login instanceof KerberosLogin.TicketCache cache) {
      boolean absent = cache.file().filter(Files::notExists).isPresent();
      return Optional.of(
          (absent
                  ? "there is no such file"
                  : "it holds no valid ticket: none at all, or one that expired")
              + "; kinit gets a new one");
    }
    return Optional.empty();
  }

  static Map<String, String> options(KerberosLogin login) {
    Map<String, String> options = new HashMap<>();
    options.put("doNotPrompt", "true");
    options.put("isInitiator", "true");
    if (login instanceof KerberosLogin.Keytab keytab) {
      options.put("principal", keytab.principal());
      options.put("useKeyTab", "true");
      options.put("keyTab", keytab.file().toAbsolutePath().toString());
      options.put("storeKey", "true");
    } else if (login instanceof KerberosLogin.TicketCache cache) {
      options.put("useTicketCache", "true");
      cache.file().ifPresent(file -> options.put("ticketCache", file.toAbsolutePath().toString()));
    }
    return Map.copyOf(options);
  }

  /** A JAAS configuration of one entry, so that no file or system property is needed. */
  private static final class Options extends Configuration {

    private final Map<String, String> options;

    Options(Map<String, String> options) {
      this.options = options;
    }

    @Override
    public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
      return new AppConfigurationEntry[] {
        new AppConfigurationEntry(MODULE, LoginModuleControlFlag.REQUIRED, options)
      };
    }
  }
}
