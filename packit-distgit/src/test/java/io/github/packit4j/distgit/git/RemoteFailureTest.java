package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller is told when a remote fails. */
class RemoteFailureTest {

  private static final RemoteUrl REMOTE =
      RemoteUrl.of(URI.create("https://git.example.org/rpms/hello.git"));

  private static GitException failure(int status, Exception cause) {
    return RemoteFailure.of("fetch f44 from", REMOTE, status, cause);
  }

  @ParameterizedTest
  @CsvSource({
    "401, GitAuthenticationException, the host answered 401",
    "403, GitAuthenticationException, the host answered 403",
    "404, GitRepositoryNotFoundException, there is no repository",
    "400, GitException, failed because: broken",
    "500, GitException, failed because: broken",
    "0, GitException, failed because: broken",
  })
  void aStatusSaysWhatItIs(int status, String type, String text) {
    GitException failure = failure(status, new IOException("broken"));
    assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
    assertThat(failure)
        .hasMessageContaining("fetch f44 from https://git.example.org/rpms/hello.git")
        .hasMessageContaining(text);
  }

  @Test
  void aMissingRepositoryIsOneByAnyStatus() throws Exception {
    assertThat(failure(200, new NoRemoteRepositoryException(new URIish("https://e.org/x"), "no")))
        .isInstanceOf(GitRepositoryNotFoundException.class);
  }

  @Test
  void whatIsKnownStays() {
    GitException known = new GitException("known");
    assertThat(failure(401, known)).isSameAs(known);
  }

  private static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(0, new SocketException("reset"), true),
        Arguments.of(0, new SocketTimeoutException("late"), true),
        Arguments.of(0, new EOFException("end"), true),
        Arguments.of(0, new ProtocolException("cut"), true),
        Arguments.of(0, new UnknownHostException("who"), true),
        Arguments.of(200, new TransportException("x", new EOFException("end")), true),
        Arguments.of(0, new IOException("x"), false),
        Arguments.of(0, new InterruptedIOException("interrupted"), false),
        Arguments.of(502, new IOException("x"), true),
        Arguments.of(429, new IOException("x"), true),
        Arguments.of(400, new IOException("x"), false));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void someMayPassByThemselves(int status, Exception cause, boolean passing) {
    assertThat(RemoteFailure.isPassing(status, cause)).isEqualTo(passing);
    boolean stopped = cause instanceof InterruptedIOException;
    assertThat(failure(status, cause).mayPassByItself()).isEqualTo(passing || stopped);
  }

  @Test
  void reasonsAreGivenOnceAndAreNotEndless() {
    assertThat(failure(0, new IOException("outer", new IOException("inner"))))
        .hasMessageEndingWith("outer: inner");
    assertThat(failure(0, new IOException("same", new IOException("same"))))
        .hasMessageEndingWith("because: same");
    assertThat(failure(0, new IOException((String) null))).hasMessageEndingWith("IOException");
    assertThat(failure(0, new IOException("x".repeat(500))))
        .hasMessageEndingWith(" " + "x".repeat(500));
    assertThat(failure(0, new IOException("x".repeat(501))))
        .hasMessageEndingWith(" " + "x".repeat(500));
  }

  /** JGit quotes where a host leads it to. */
  @Test
  void secretsAreNotQuoted() {
    IOException quoting = new IOException("cannot open https://me:hunter2@e.org/x?token=sesame1");
    GitException failure = failure(0, quoting);
    assertThat(failure).hasMessageNotContaining("hunter2").hasMessageNotContaining("sesame1");
    assertThat(failure.getCause())
        .isNotSameAs(quoting)
        .hasMessageNotContaining("hunter2")
        .extracting(Throwable::getStackTrace)
        .isEqualTo(quoting.getStackTrace());
    IOException plain = new IOException("plain");
    assertThat(failure(0, plain).getCause()).isSameAs(plain);
  }
}
