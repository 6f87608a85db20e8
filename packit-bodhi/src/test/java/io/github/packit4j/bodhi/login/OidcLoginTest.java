package io.github.packit4j.bodhi.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.BodhiInstance;
import io.github.packit4j.bodhi.FakeBodhi;
import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidcLoginTest {
  private static final LoginMethod PROMPT =
      PromptLogin.of(page -> "code=CODE&state=" + query(page, "state"));

  private final Provider provider = new Provider();
  private final TokenStore store = TokenStore.inMemory();

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void asksNobodyWhileTheStoredTokenIsValid() {
    store.save(provider.identityProvider(), tokens("STORED", 31, "REFRESH"));

    assertThat(provider.login(store).build().accessToken()).contains(Secret.of("STORED"));
    assertThat(provider.bodhi.calls()).isEmpty();
  }

  @Test
  void refreshesATokenThatEnds() {
    store.save(provider.identityProvider(), tokens("STORED", 30, "REFRESH"));
    provider.tokens("NEW", "NEW_REFRESH");

    assertThat(provider.login(store).build().accessToken()).contains(Secret.of("NEW"));

    Tokens kept = store.load(provider.identityProvider()).orElseThrow();
    assertThat(kept.refreshToken()).contains(Secret.of("NEW_REFRESH"));
    assertThat(kept.expiresAt()).contains(Provider.NOW.plusSeconds(3600));
  }

  @Test
  void keepsTheRefreshTokenWhereTheProviderGivesNoNewOne() {
    store.save(provider.identityProvider(), tokens("STORED", 0, "REFRESH"));
    provider.bodhi.on("POST", "/openidc/Token", 200, "{\"access_token\": \"NEW\"}");

    assertThat(provider.login(store).build().accessToken()).contains(Secret.of("NEW"));
    assertThat(store.load(provider.identityProvider()).flatMap(Tokens::refreshToken))
        .contains(Secret.of("REFRESH"));
  }

  @Test
  void logsInByItsMethodsWhenTheRefreshTokenIsTooOld() {
    store.save(provider.identityProvider(), tokens("STORED", 0, "REFRESH"));
    provider.refuseTokens().tokens("NEW", "NEW_REFRESH");

    assertThat(provider.login(store).method(PROMPT).build().accessToken())
        .contains(Secret.of("NEW"));
  }

  @Test
  void takesTheTokensThatAnotherProgramGotWithTheSameRefreshToken() {
    store.save(provider.identityProvider(), tokens("STORED", 0, "REFRESH"));
    provider.bodhi.on(
        "POST",
        "/openidc/Token",
        call -> {
          store.save(provider.identityProvider(), tokens("OTHERS", 3600, "OTHERS_REFRESH"));
          return FakeBodhi.json(400, "{\"error\": \"invalid_grant\"}");
        });

    assertThat(provider.login(store).build().accessToken()).contains(Secret.of("OTHERS"));
  }

  @Test
  void provesThatItIsTheProgramThatAskedForTheCode() throws Exception {
    provider.tokens("NEW", "REFRESH");
    URI[] page = new URI[1];
    LoginMethod method =
        PromptLogin.of(
            asked -> {
              page[0] = asked;
              return "?code=CODE&state=" + query(asked, "state");
            });

    Tokens tokens = provider.login(store).method(method).build().login();

    assertThat(tokens.accessToken()).isEqualTo(Secret.of("NEW"));
    assertThat(query(page[0], "code_challenge_method")).isEqualTo("S256");
    Map<String, List<String>> form = provider.bodhi.calls("POST", "/openidc/Token").get(0).form();
    assertThat(form)
        .containsEntry("grant_type", List.of("authorization_code"))
        .containsEntry("code", List.of("CODE"));
    String verifier = form.getOrDefault("code_verifier", List.of("")).get(0);
    assertThat(verifier).hasSizeBetween(43, 128);
    assertThat(new Pkce(Secret.of(verifier)).challenge())
        .isEqualTo(query(page[0], "code_challenge"));
  }

  @Test
  void drawsStateAndVerifierAnewForEachLogin() throws Exception {
    provider.tokens("NEW", "REFRESH");
    Set<String> states = new HashSet<>();
    LoginMethod method =
        PromptLogin.of(
            page -> {
              states.add(query(page, "state"));
              return "code=CODE&state=" + query(page, "state");
            });
    OidcLogin login = provider.login(store).method(method).build();

    login.login();
    login.login();
    provider.login(store).method(method).build().login();

    Set<String> verifiers =
        provider.bodhi.calls("POST", "/openidc/Token").stream()
            .map(call -> call.form().getOrDefault("code_verifier", List.of("")).get(0))
            .collect(Collectors.toSet());
    assertThat(states).hasSize(3).doesNotContainAnyElementsOf(verifiers);
    assertThat(verifiers).hasSize(3);
    assertThat(Stream.concat(states.stream(), verifiers.stream()))
        .allSatisfy(
            text -> {
              byte[] drawn = Base64.getUrlDecoder().decode(text);
              assertThat(drawn).hasSize(32);
              assertThat(drawn).isNotEqualTo(new byte[32]);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorization_endpoint", "token_endpoint"})
  void refusesToSendSecretsInTheClear(String endpoint) {
    List<String> asked = new ArrayList<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  asked.add(chain.request().method() + " " + chain.request().url());
                  return new Response.Builder()
                      .request(chain.request())
                      .protocol(Protocol.HTTP_1_1)
                      .code(200)
                      .message("OK")
                      .body(
                          ResponseBody.create(
                              """
                              {"authorization_endpoint": "https://id.example/Authorization",
                               "token_endpoint": "https://id.example/Token",
                               "response_modes_supported": ["oob"],
                               "%s": "http://id.example/Downgraded"}
                              """
                                  .formatted(endpoint),
                              null))
                      .build();
                })
            .build();
    OidcLogin login =
        OidcLogin.builder(
                new BodhiInstance(
                    provider.bodhi.uri(),
                    URI.create("https://id.example"),
                    "bodhi-client",
                    List.of("openid")))
            .httpClient(http)
            .method(PROMPT)
            .build();

    assertThatThrownBy(login::accessToken)
        .isInstanceOf(BodhiAuthenticationException.class)
        .hasMessageContaining(
            "its %s 'http://id.example/Downgraded' is not a safe URL".formatted(endpoint));
    assertThat(asked).containsExactly("GET https://id.example/.well-known/openid-configuration");
  }

  @Test
  void makesTheChallengeAsTheStandardsExampleDoes() {
    assertThat(new Pkce(Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).challenge())
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void triesOneMethodAfterTheOther() {
    provider.tokens("NEW", "REFRESH");
    LoginMethod failing =
        request -> {
          throw new BodhiAuthenticationException("no ticket", null);
        };

    assertThat(provider.login(store).method(failing).method(PROMPT).build().accessToken())
        .contains(Secret.of("NEW"));
  }

  @Test
  void saysWhatWentWrongWithEveryMethod() {
    LoginMethod failing =
        request -> {
          throw new BodhiAuthenticationException("no ticket", null);
        };

    assertThatThrownBy(() -> provider.login(store).method(failing).build().accessToken())
        .isInstanceOf(BodhiAuthenticationException.class)
        .hasMessageContaining("no login method worked; the last one said: no ticket");
    assertThatThrownBy(() -> provider.login(store).build().accessToken())
        .isInstanceOf(BodhiAuthenticationException.class)
        .hasMessageContaining("no valid token in the store and no login method is set");
  }

  @Test
  void renewsATokenThatBodhiRefusesAlthoughItHasNotEnded() {
    store.save(provider.identityProvider(), tokens("STORED", 3600, "REFRESH"));
    provider.tokens("NEW", "NEW_REFRESH");
    OidcLogin login = provider.login(store).build();

    assertThat(login.renewedToken(Secret.of("STORED"))).contains(Secret.of("NEW"));
    assertThat(login.renewedToken(Secret.of("STORED"))).contains(Secret.of("NEW"));
    assertThat(provider.bodhi.calls("POST", "/openidc/Token")).hasSize(1);
  }

  @Test
  void takesNoAnswerToAnotherRequest() {
    LoginMethod forged = PromptLogin.of(page -> "code=CODE&state=other");

    assertThatThrownBy(() -> provider.login(store).method(forged).build().accessToken())
        .isInstanceOf(BodhiAuthenticationException.class);
    assertThat(provider.bodhi.calls("POST", "/")).isEmpty();
  }

  @Test
  void tellsTroubleOfTheProviderFromARefusal() {
    provider.bodhi.on("GET", "/broken/.well-known/openid-configuration", 503, "down");
    store.save(provider.bodhi.uri().resolve("broken"), tokens("STORED", 0, "REFRESH"));
    OidcLogin login =
        OidcLogin.builder(
                new BodhiInstance(
                    provider.bodhi.uri(),
                    provider.bodhi.uri().resolve("broken"),
                    "bodhi-client",
                    List.of("openid")))
            .store(store)
            .clock(Provider.CLOCK)
            .retryPolicy(RetryPolicy.none())
            .build();

    assertThatThrownBy(login::accessToken)
        .isNotInstanceOf(BodhiAuthenticationException.class)
        .isInstanceOfSatisfying(
            BodhiException.class, e -> assertThat(e.mayPassByItself()).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "400, true, the provider answered invalid_grant It was used",
    "401, true, the provider answered invalid_grant It was used",
    "403, true, 403",
    "500, false, 500"
  })
  void saysWhatTheProviderAnsweredToACode(int status, boolean refused, String words) {
    provider.bodhi.on(
        "POST",
        "/openidc/Token",
        status,
        "{\"error\": \"invalid_grant\", \"error_description\": \"It was used\"}");

    assertThatThrownBy(() -> provider.login(store).method(PROMPT).build().accessToken())
        .isInstanceOfSatisfying(
            BodhiException.class,
            e -> {
              assertThat(e.mayPassByItself()).isNotEqualTo(refused);
              assertThat(e instanceof BodhiAuthenticationException).isEqualTo(refused);
            })
        .hasMessageContaining(words)
        .hasMessageContaining(provider.identityProvider().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"code=", "code=%20", "other=x", "=x", "code"})
  void anAnswerWithoutACodeIsNone(String answer) {
    LoginMethod empty = PromptLogin.of(page -> "?" + answer + "&state=" + query(page, "state"));

    assertThatThrownBy(() -> provider.login(store).method(empty).build().accessToken())
        .isInstanceOf(BodhiAuthenticationException.class);
    assertThat(provider.bodhi.calls("POST", "/")).isEmpty();
  }

  @Test
  void stopsWhenInterrupted() {
    LoginMethod waiting =
        request -> {
          throw new InterruptedException();
        };

    assertThatThrownBy(() -> provider.login(store).method(waiting).build().accessToken())
        .isInstanceOf(BodhiAuthenticationException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  /** A code is worth one try, and a refresh token may be used up by the lost one. */
  @Test
  void sendsNoCodeTwice() {
    provider.bodhi.on("POST", "/openidc/Token", 503, "");
    provider.codeInTitle();
    OidcLogin login =
        provider
            .login(store)
            .method(new NegotiateLogin(new OkHttpClient(), host -> "TICKET", Provider.CLOCK))
            .build();

    assertThatThrownBy(login::accessToken)
        .isInstanceOfSatisfying(
            BodhiException.class, e -> assertThat(e.mayPassByItself()).isTrue());
    assertThat(provider.bodhi.calls("POST", "/openidc/Token")).hasSize(1);
  }

  @Test
  void forgetsTokens() {
    store.save(provider.identityProvider(), tokens("STORED", 3600, "REFRESH"));

    provider.login(store).build().logout();

    assertThat(store.load(provider.identityProvider())).isEmpty();
  }

  static Tokens tokens(String accessToken, int validSeconds, String refreshToken) {
    return new Tokens(
        Secret.of(accessToken),
        Optional.of(Secret.of(refreshToken)),
        Optional.empty(),
        Optional.of(Provider.NOW.plus(Duration.ofSeconds(validSeconds))));
  }

  static String query(URI page, String name) {
    return String.valueOf(HttpUrl.get(page.toString()).queryParameter(name));
  }
}
