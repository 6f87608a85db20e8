package io.github.packit4j.sandbox;

import io.github.packit4j.sandbox.internal.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a scene of a replay is set up with: a sandbox, the recorded body, and who asks. */
final class ForgeStage {

  private final Sandbox fedora;
  private JsonNode body;
  private Http http;

  ForgeStage(Sandbox fedora, JsonNode body) {
    this.fedora = fedora;
    this.body = body;
    this.http = new Http(fedora.httpClient());
    asToken("packit-token");
  }

  Sandbox fedora() {
    return fedora;
  }

  Http http() {
    return http;
  }

  /** Returns what is sent: the recorded body, with what was replaced in it. */
  JsonNode body() {
    return body;
  }

  /** Sends something else in a field: numbers and commits are other ones here. */
  ForgeStage sending(String field, Object value) {
    ObjectNode changed = ((ObjectNode) body).deepCopy();
    changed.putPOJO(field, value);
    body = Json.parse(changed.toString());
    return this;
  }

  /** Returns a text of the recorded body. */
  String sent(String field) {
    return body.path(field).asString("");
  }

  ForgeStage asToken(String token) {
    http = new Http(fedora.httpClient()).with("Authorization", "Bearer " + token);
    return this;
  }

  /** Asks as Pagure wants it: with {@code token} and not {@code Bearer}. */
  ForgeStage asPagureToken(String token) {
    http = new Http(fedora.httpClient()).with("Authorization", "token " + token);
    return this;
  }

  ForgeStage anonymous() {
    http = new Http(fedora.httpClient());
    return this;
  }

  ForgeStage with(String header, String value) {
    http = http.with(header, value);
    return this;
  }

  /** Posts JSON, which has to succeed. */
  void post(String url, String json) {
    Http.Answer answer = http.post(url, "application/json", Http.bytes(json));
    if (answer.status() / 100 != 2) {
      throw new AssertionError(url + ": " + answer.status() + " " + answer.text());
    }
  }

  /** Makes a project with a file, a tag with a release, and an issue. */
  UpstreamProject project(Upstream forge, String name) {
    UpstreamProject project = forge.project(name);
    if (!project.branches().isEmpty()) {
      return project;
    }
    project.commit("Begin", FileTree.of("README.md", "# ogr\n\nText.\n", ".fmf/version", "1\n"));
    project.release("0.1.0", "first", "testing release");
    return project;
  }

  /** Commits a file to a new branch and returns its commit. */
  String branch(UpstreamProject project, String branch) {
    return project.commit(branch, "Change", FileTree.of("README.md", "# ogr\n\n" + branch + "\n"));
  }

  /** Opens a pull request of a branch of the project itself. */
  UpstreamPullRequest pull(UpstreamProject project, String branch) {
    branch(project, branch);
    return project.openPullRequest("packit", project, branch, "test");
  }
}
