package io.github.packit4j.http.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
        "ghs_12345_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2lnbmF0dXJl-_abc",
        "github_pat_11AAAAAAA0abcdefghijkl",
        "glpat-abcdefghijklmnopqrst",
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2lnbmF0dXJl"
      })
  void masksTokensOfKnownShape(String token) {
    assertThat(Redaction.text("bad token " + token + " here", List.of()))
        .isEqualTo("bad token *** here");
  }

  @Test
  void masksHeadersAndUserInfo() {
    assertThat(Redaction.text("Authorization: Bearer abc\nnext", List.of()))
        .isEqualTo("Authorization: ***\nnext");
    assertThat(Redaction.text("cannot reach https://user:pw@host/x", List.of()))
        .isEqualTo("cannot reach https://***@host/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "proxy-authorization",
        "PRIVATE-TOKEN",
        "Job-Token",
        "Cookie",
        "Set-Cookie"
      })
  void masksTheWholeLineOfAHeader(String header) {
    assertThat(Redaction.text("sent " + header + " : a=b; c=d\r\nnext", List.of()))
        .isEqualTo("sent " + header + " : ***\r\nnext");
    assertThat(Redaction.text(header + "=a b", List.of())).isEqualTo(header + "=***");
  }

  @Test
  void leavesWhatOnlyLooksLikeASecret() {
    String harmless =
        "ghp_short glpat-short eyJhbGci.eyJpc3Mi key=1 &token https://host/a@b http://h?page=1";
    assertThat(Redaction.text(harmless, List.of())).isEqualTo(harmless);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "access_token",
        "auth",
        "client_secret",
        "csrf_token",
        "job_token",
        "jwt",
        "key",
        "password",
        "private_token",
        "secret",
        "sig",
        "signature",
        "token",
        "X-Amz-Credential",
        "X-Amz-Security-Token",
        "X-Amz-Signature"
      })
  void masksTheParameter(String name) {
    assertThat(Redaction.uri(HttpUrl.get("https://host/?" + name + "=a%20b")))
        .hasToString("https://host/?" + name + "=***");
    assertThat(Redaction.text("<a href='/?x=1&" + name + "=abc'>", List.of()))
        .isEqualTo("<a href='/?x=1&" + name + "=***'>");
  }

  @Test
  void masksGivenValues() {
    assertThat(Redaction.text("abcd abc", List.of("abcd", "abc"))).isEqualTo("*** abc");
    assertThat(Redaction.text("a hunter2 b", List.of("hunter2", "a"))).isEqualTo("a *** b");
  }

  @Test
  void masksQueriesOfUris() {
    HttpUrl url = HttpUrl.get("https://u:p@host/x?private_token=abc&page=2&Token=t#frag");
    assertThat(Redaction.uri(url)).hasToString("https://host/x?private_token=***&page=2&Token=***");
  }

  @Test
  void masksQueriesInTexts() {
    assertThat(
            Redaction.text(
                "moved to http://h/x?a=1&Access_Token=abc&b=2 (see \"?sig=x\")", List.of()))
        .isEqualTo("moved to http://h/x?a=1&Access_Token=***&b=2 (see \"?sig=***\")");
  }
}
