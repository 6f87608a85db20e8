package io.github.packit4j.sandbox;

import io.github.packit4j.sandbox.Http.Answer;

/** A Bodhi client of a few lines, for tests. */
final class BodhiClient {

  static final String SERVER = "https://bodhi.fedoraproject.org";

  private final Http http;
  private final String csrfToken;

  private BodhiClient(Http http, String csrfToken) {
    this.http = http;
    this.csrfToken = csrfToken;
  }

  static BodhiClient loggedIn(Sandbox fedora, String account) {
    Http http = new Http(fedora.httpClient());
    Answer login =
        http.with("Authorization", "Bearer " + fedora.account(account).token())
            .get(SERVER + "/oidc/login-token");
    Answer csrf = http.get(SERVER + "/csrf");
    String cookies =
        login.header("Set-Cookie").split(";")[0] + "; " + csrf.header("Set-Cookie").split(";")[0];
    return new BodhiClient(http.with("Cookie", cookies), csrf.json().get("csrf_token").asString());
  }

  Answer get(String path) {
    return http.get(SERVER + path);
  }

  Answer post(String path, String... namesAndValues) {
    return http.post(SERVER + path, Http.concat(namesAndValues, "csrf_token", csrfToken));
  }

  /** Posts a body that brings its CSRF token itself. */
  Answer postJson(String path, String json) {
    return http.post(SERVER + path, "application/json", Http.bytes(json));
  }

  String csrfToken() {
    return csrfToken;
  }
}
