package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal.Reason;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request to a forge's API: what it asks for and who asks. */
public final class ApiCall {

  private final HttpRequest request;
  private final Routes.Variables path;
  private final Optional<Callers.Caller> caller;
  private final @Nullable Project project;
  private final JsonNode body;

  ApiCall(
      HttpRequest request,
      Routes.Variables path,
      Optional<Callers.Caller> caller,
      @Nullable Project project,
      JsonNode body) {
    this.request = request;
    this.path = path;
    this.caller = caller;
    this.project = project;
    this.body = body;
  }

  /** Returns the request. */
  public HttpRequest request() {
    return request;
  }

  /** Returns a variable of the path, decoded. */
  public String path(String name) {
    return path.get(name);
  }

  /** Returns a variable of the path as a number, -1 if it is none. */
  public int number(String name) {
    return path.number(name);
  }

  /** Returns the project that the path names. */
  public Project project() {
    if (project == null) {
      throw new IllegalStateException("The path names no project: " + request.uri());
    }
    return project;
  }

  /** Returns who asks, by name; empty without a token. */
  public Optional<String> who() {
    return caller.map(known -> known.account().name());
  }

  /** Returns who asks, or refuses a request without a token. */
  public Account account() {
    return caller.orElseThrow(() -> new ForgeRefusal(Reason.NO_TOKEN, "")).account();
  }

  /** Returns who asks, or refuses a request without a token that may write. */
  public Account writer(String scope) {
    Account account = account();
    if (!caller.orElseThrow().mayWrite()) {
      throw new ForgeRefusal(Reason.NO_SCOPE, scope);
    }
    return account;
  }

  /** Tells whether who asks has at least a role in the project. */
  public boolean may(UpstreamRole role) {
    return who().map(name -> project().members().roleOf(name).includes(role)).orElse(false);
  }

  /** Refuses who has not at least a role in the project. */
  public void require(UpstreamRole role) {
    if (!may(role)) {
      throw new ForgeRefusal(Reason.NO_RIGHT, role.name());
    }
  }

  /** Returns what was sent as JSON; an empty object if there is nothing. */
  public JsonNode body() {
    return body;
  }

  /** Returns a text that was sent. */
  public Optional<String> text(String name) {
    JsonNode value = body.path(name);
    return value.isNull() || value.isMissingNode()
        ? Optional.empty()
        : Optional.of(value.asString(""));
  }

  /** Returns an address that was sent; empty if there is none that can be read as one. */
  public Optional<URI> address(String name) {
    try {
      return text(name).filter(text -> !text.isEmpty()).map(URI::create);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns a flag that was sent; false if it was not. */
  public boolean flag(String name) {
    return body.path(name).asBoolean(false);
  }

  /** Returns texts that were sent as an array or with commas between them. */
  public List<String> texts(String name) {
    JsonNode value = body.isArray() ? body : body.path(name);
    List<String> found = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> found.add(one.asString("")));
    } else if (value.isString()) {
      found.addAll(List.of(value.asString().split(",")));
    }
    return found.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  /**
   * Returns the query without the number of the page, with a closing {@code &}, if there is any.
   */
  public String filters(String page) {
    String query = request.uri().getRawQuery();
    StringBuilder kept = new StringBuilder();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      if (!pair.startsWith(page + "=")) {
        kept.append(pair).append('&');
      }
    }
    return kept.toString();
  }

  /** Returns a parameter of the query as a number within bounds. */
  public int query(String name, int otherwise, int most) {
    int number =
        request
            .query(name)
            .filter(text -> text.matches("\\d{1,6}"))
            .map(Integer::valueOf)
            .orElse(otherwise);
    return Math.min(most, Math.max(1, number));
  }
}
