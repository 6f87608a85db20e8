package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.http.KerberosException;
import io.github.packit4j.http.PackitException;
import io.github.packit4j.koji.failure.KojiAuthenticationException;
import io.github.packit4j.koji.failure.KojiOutcomeUnknownException;
import io.github.packit4j.sandbox.Fault;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.RequestMatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which failures of the real clients are worth another try, each made to happen. */
class RetryableTest {

  private static final String DIST_GIT = "src.fedoraproject.org";
  private static final Consumer<Fault> BUSY = fault -> fault.respond(503, "busy");
  private static final Consumer<Fault> FORBIDDEN = fault -> fault.respond(403, "no");
  private static final Consumer<Fault> UNAUTHORIZED = fault -> fault.respond(401, "who");

  @TempDir Path work;

  static Stream<Arguments> releaseFailures() {
    RequestMatcher github = RequestMatcher.any().host("api.github.com");
    RequestMatcher pagure = RequestMatcher.any().host(DIST_GIT).path("/api/0/");
    RequestMatcher fetch =
        RequestMatcher.any().host(DIST_GIT).path("\\.git/(info/refs|git-upload)");
    RequestMatcher push = RequestMatcher.any().host(DIST_GIT).path("/git-receive-pack$");
    RequestMatcher archive = RequestMatcher.any().host("files.pythonhosted.org");
    RequestMatcher upload = RequestMatcher.any().host(DIST_GIT).path("/upload.cgi$");
    RequestMatcher releases = RequestMatcher.any().host("bodhi.fedoraproject.org");
    return Stream.of(
        row("GitHub is busy", github, BUSY, true),
        row("GitHub's limit is used up", github, fault -> fault.respond(429, "slow"), true),
        row("GitHub hangs up", github, Fault::dropBeforeCall, true),
        row("GitHub refuses the token", github, UNAUTHORIZED, false),
        row("GitHub forbids", github, FORBIDDEN, false),
        row("Pagure is busy", pagure, BUSY, true),
        row("Pagure hangs up", pagure, Fault::dropAfterCall, true),
        row("Pagure forbids", pagure, FORBIDDEN, false),
        row("git is busy", fetch, BUSY, true),
        row("git hangs up", fetch, Fault::dropBeforeCall, true),
        row("git breaks off", fetch, Fault::truncate, true),
        row("git forbids", fetch, FORBIDDEN, false),
        row("git has no repository", fetch, fault -> fault.respond(404, "none"), false),
        row("the push hangs up", push, Fault::dropBeforeCall, true),
        row("the push meets a busy server", push, BUSY, true),
        row("the push is not allowed", push, UNAUTHORIZED, false),
        row("there is no archive yet", archive, fault -> fault.respond(404, "none"), true),
        row("the archive's server is busy", archive, BUSY, true),
        row("the archive breaks off", archive, Fault::truncate, true),
        row("the archive's server hangs up", archive, Fault::dropBeforeCall, true),
        row("the archive is not for us", archive, FORBIDDEN, false),
        row("the cache is busy", upload, BUSY, true),
        row("the cache hangs up", upload, Fault::dropBeforeCall, true),
        row("the cache refuses us", upload, FORBIDDEN, false),
        row("Bodhi is busy", releases, BUSY, true),
        row("Bodhi hangs up", releases, Fault::dropBeforeCall, true));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("releaseFailures")
  void aReleaseThatFails(
      String what, RequestMatcher matcher, Consumer<Fault> fault, boolean retryable) {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fault.accept(fedora.sandbox().faults().on(matcher).always());
      assertFails(fedora, Events.RELEASE, retryable);
    }
  }

  static Stream<Arguments> buildFailures() {
    RequestMatcher hub = RequestMatcher.any().host("koji.fedoraproject.org");
    RequestMatcher build = RequestMatcher.any().xmlRpc("build");
    return Stream.of(
        row("Koji is busy", hub, BUSY, true),
        row("Koji hangs up", hub, Fault::dropBeforeCall, true),
        row("Koji answers nothing to the build", build, Fault::dropAfterCall, true),
        row("Koji is offline", build, fault -> fault.xmlRpcFault(1014, "maintenance"), true),
        row("Koji does not allow it", build, fault -> fault.xmlRpcFault(1005, "not you"), false),
        row("Koji has another fault", build, fault -> fault.xmlRpcFault(1000, "bad source"), false),
        row("Koji refuses the login", hub, UNAUTHORIZED, false));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("buildFailures")
  void aBuildThatFails(
      String what, RequestMatcher matcher, Consumer<Fault> fault, boolean retryable) {
    try (Fedora fedora = downstream()) {
      fault.accept(fedora.sandbox().faults().on(matcher).always());
      assertFails(fedora, Events.push(fedora, "alice"), retryable);
    }
  }

  static Stream<Arguments> updateFailures() {
    RequestMatcher save =
        RequestMatcher.any().host("bodhi.fedoraproject.org").method("POST").path("/updates/");
    return Stream.of(
        row("Bodhi is busy", save, BUSY, true),
        row("Bodhi forbids", save, FORBIDDEN, false),
        row("Bodhi finds it wrong", save, fault -> fault.respond(400, "wrong"), false));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("updateFailures")
  void anUpdateThatFails(
      String what, RequestMatcher matcher, Consumer<Fault> fault, boolean retryable) {
    try (Fedora fedora = downstream()) {
      fault.accept(fedora.sandbox().faults().on(matcher).always());
      assertFails(fedora, Events.build(), retryable);
    }
  }

  @Test
  void whatASandboxCannotDo() {
    assertThat(kerberos(new UnknownHostException("kdc"))).isTrue();
    assertThat(kerberos(new SocketTimeoutException("Receive timed out"))).isTrue();
    assertThat(kerberos(new ConnectException("refused"))).isTrue();
    assertThat(kerberos(new LoginException("Pre-authentication information was invalid")))
        .isFalse();
    assertThat(kerberos(new GSSException(GSSException.NO_CRED))).isFalse();
    assertThat(PackitException.mayPassByItself(new KojiOutcomeUnknownException("lost", null)))
        .isTrue();
    assertThat(
            PackitException.mayPassByItself(new WorkflowException("x", new InterruptedException())))
        .isTrue();
    assertThat(PackitException.mayPassByItself(new MovedException("moved"))).isTrue();
    assertThat(
            PackitException.mayPassByItself(new UncheckedIOException(new IOException("disk full"))))
        .isFalse();
    assertThat(PackitException.mayPassByItself(new IllegalStateException())).isFalse();
  }

  private static boolean kerberos(Exception cause) {
    return PackitException.mayPassByItself(
        new KojiAuthenticationException("login", new KerberosException("ticket", cause)));
  }

  private static Arguments row(
      String what, RequestMatcher matcher, Consumer<Fault> fault, boolean retryable) {
    return arguments(what, matcher, fault, retryable);
  }

  private static void assertFails(Fedora fedora, PackitEvent event, boolean retryable) {
    EventReport report = fedora.workflow().handle(event);
    assertThat(report.succeeded()).isFalse();
    assertThat(report.retryable()).as(report.outcomes().toString()).isEqualTo(retryable);
  }

  private Fedora downstream() {
    String config =
        """
        specfile_path: python-ogr.spec
        jobs:
          - job: koji_build
            trigger: commit
            allowed_committers: [alice]
            dist_git_branches: [f44]
          - job: bodhi_update
            trigger: commit
            dist_git_branches: [f44]
        """;
    Fedora fedora = Fedora.empty(work);
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
    return fedora;
  }
}
