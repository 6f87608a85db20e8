package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.PercentEncoding;
import io.github.packit4j.sandbox.internal.http.Routes;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** OpenID Connect at {@code https://id.fedoraproject.org/openidc}, for the client of Bodhi. */
public final class IdentityProvider implements HttpHandler {

  /** The host. */
  public static final String HOST = "id.fedoraproject.org";

  private static final String BASE = "https://" + HOST + "/openidc";
  private static final String CLIENT = "bodhi-client";
  private static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";

  private final Accounts accounts;
  private final StateLock state;
  private final Routes routes = new Routes();
  private final Map<String, Account> codes = new HashMap<>();
  private final Map<String, Account> accessTokens = new HashMap<>();
  private final Map<String, Account> refreshTokens = new HashMap<>();
  private int issued;

  IdentityProvider(Accounts accounts, StateLock state) {
    this.accounts = accounts;
    this.state = state;
    routes.get("/openidc/.well-known/openid-configuration", (request, path) -> configuration());
    routes.get("/openidc/Authorization", (request, path) -> authorize(request));
    routes.post("/openidc/Token", (request, path) -> token(request));
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    return state.get(() -> routes.handle(request).orElseGet(() -> HttpResponse.html(404)));
  }

  private static HttpResponse configuration() {
    ObjectNode body = Json.object();
    body.put("issuer", BASE + "/");
    body.put("authorization_endpoint", BASE + "/Authorization");
    body.put("token_endpoint", BASE + "/Token");
    body.put("userinfo_endpoint", BASE + "/UserInfo");
    body.put("jwks_uri", BASE + "/Jwks");
    body.set("response_types_supported", Json.strings(List.of("code")));
    body.set("response_modes_supported", Json.strings(List.of("query", "fragment", "oob")));
    body.set("grant_types_supported", Json.strings(List.of("authorization_code", "refresh_token")));
    body.set("code_challenge_methods_supported", Json.strings(List.of("S256")));
    body.set("subject_types_supported", Json.strings(List.of("pairwise", "public")));
    return HttpResponse.json(body);
  }

  /** Shows a code in the title of a page, or sends it to the client's own address. */
  private HttpResponse authorize(HttpRequest request) {
    Optional<Account> account = accounts.ofTicket(request);
    if (account.isEmpty()) {
      return HttpResponse.html(401).with("WWW-Authenticate", "Negotiate");
    }
    if (!request.query("client_id").orElse("").equals(CLIENT)) {
      return HttpResponse.html(400);
    }
    String code = next("code");
    codes.put(code, account.get());
    String answer =
        "code=" + code + "&state=" + PercentEncoding.encodeQuery(request.query("state").orElse(""));
    String target = request.query("redirect_uri").orElse(OUT_OF_BAND);
    if (!target.equals(OUT_OF_BAND)) {
      return HttpResponse.redirect(302, target + (target.contains("?") ? "&" : "?") + answer);
    }
    String page = "<!DOCTYPE html>\n<html><head><title>" + answer + "</title></head></html>\n";
    return HttpResponse.of(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse token(HttpRequest request) {
    Map<String, List<String>> form = request.form();
    Optional<Account> account =
        switch (first(form, "grant_type")) {
          // A code is good for once.
          case "authorization_code" -> Optional.ofNullable(codes.remove(first(form, "code")));
          case "refresh_token" ->
              Optional.ofNullable(refreshTokens.get(first(form, "refresh_token")));
          default -> Optional.empty();
        };
    if (account.isEmpty() || !first(form, "client_id").equals(CLIENT)) {
      return HttpResponse.json(
          400,
          Json.object()
              .put("error", "invalid_grant")
              .put("error_description", "Invalid or expired code or token"));
    }
    String access = next("access");
    String refresh = next("refresh");
    accessTokens.put(access, account.get());
    refreshTokens.put(refresh, account.get());
    ObjectNode body = Json.object();
    body.put("access_token", access);
    body.put("expires_in", 3600);
    body.put("id_token", next("id"));
    body.put("refresh_token", refresh);
    body.put("token_type", "Bearer");
    return HttpResponse.json(body);
  }

  private String next(String kind) {
    issued++;
    return kind + "-" + Numbers.digits(kind + issued, 32);
  }

  private static String first(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of("")).get(0);
  }

  /** Returns whose access token this is; an account's own token is one, too. */
  Optional<Account> ofAccessToken(String token) {
    return Optional.ofNullable(accessTokens.get(token)).or(() -> accounts.withToken(token));
  }

  void expireAccessTokens() {
    accessTokens.clear();
  }
}
