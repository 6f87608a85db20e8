package io.github.packit4j.bodhi.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.BodhiInstance;
import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes to an identity provider, field by field, and what its answers mean. */
class LoginFormsTest {
  private static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";
  private static final String SCOPES =
      "openid email profile https://id.fedoraproject.org/scope/groups"
          + " https://id.fedoraproject.org/scope/agreements";

  private final Provider provider = new Provider();
  private final TokenStore store = TokenStore.inMemory();

  @AfterEach
  void stop() {
    provider.close();
  }

  private static LoginMethod prompting(List<URI> pages) {
    return PromptLogin.of(
        page -> {
          pages.add(page);
          return "code=CODE&state=" + OidcLoginTest.query(page, "state");
        });
  }

  private List<FakeForm> forms() {
    return provider.bodhi.calls("POST", "/openidc/Token").stream()
        .map(call -> new FakeForm(call.form()))
        .toList();
  }

  /** A form whose random value is only known to be there. */
  private record FakeForm(Map<String, List<String>> fields) {
    Map<String, List<String>> without(String random) {
      assertThat(fields).containsKey(random);
      Map<String, List<String>> others = new java.util.LinkedHashMap<>(fields);
      others.remove(random);
      return others;
    }
  }

  @Test
  void thePageAsksForACodeAndTheFormChangesItForTokens() throws Exception {
    provider.tokens("NEW", "REFRESH");
    List<URI> pages = new ArrayList<>();

    Tokens tokens = provider.login(store).method(prompting(pages)).build().login();

    HttpUrl page = HttpUrl.get(pages.get(0).toString());
    assertThat(page.encodedPath()).isEqualTo("/openidc/Authorization");
    assertThat(page.queryParameterNames())
        .containsExactly(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "code_challenge",
            "code_challenge_method");
    assertThat(page.queryParameter("response_type")).isEqualTo("code");
    assertThat(page.queryParameter("client_id")).isEqualTo("bodhi-client");
    assertThat(page.queryParameter("redirect_uri")).isEqualTo(OUT_OF_BAND);
    assertThat(page.queryParameter("scope")).isEqualTo(SCOPES);
    assertThat(page.queryParameter("code_challenge_method")).isEqualTo("S256");
    assertThat(forms().get(0).without("code_verifier"))
        .isEqualTo(
            Map.of(
                "grant_type", List.of("authorization_code"),
                "redirect_uri", List.of(OUT_OF_BAND),
                "code", List.of("CODE"),
                "client_id", List.of("bodhi-client")));
    assertThat(tokens)
        .isEqualTo(
            new Tokens(
                Secret.of("NEW"),
                Optional.of(Secret.of("REFRESH")),
                Optional.of(Secret.of("ID")),
                Optional.of(Provider.NOW.plusSeconds(3600))));
    assertThat(store.load(provider.identityProvider())).contains(tokens);
  }

  @Test
  void aRefreshTokenIsChangedForTokensOfTheSameScopes() {
    store.save(provider.identityProvider(), OidcLoginTest.tokens("OLD", 0, "REFRESH"));
    provider.tokens("NEW", "REFRESH2");

    provider.login(store).build().accessToken();

    assertThat(forms().get(0).fields())
        .isEqualTo(
            Map.of(
                "grant_type", List.of("refresh_token"),
                "refresh_token", List.of("REFRESH"),
                "scope", List.of(SCOPES),
                "client_id", List.of("bodhi-client")));
  }

  @Test
  void tokensWithoutAnEndAreValidForever() {
    provider.bodhi.on("POST", "/openidc/Token", 200, "{\"access_token\": \"NEW\"}");

    provider.login(store).method(prompting(new ArrayList<>())).build().accessToken();

    Tokens kept = store.load(provider.identityProvider()).orElseThrow();
    assertThat(kept)
        .isEqualTo(
            new Tokens(Secret.of("NEW"), Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(kept.isValidAt(Instant.MAX.minusSeconds(60))).isTrue();
  }

  @Test
  void anAnswerWithoutATokenIsAFailure() {
    provider.bodhi.on("POST", "/openidc/Token", 200, "{}");

    assertFailure(
        prompting(new ArrayList<>()),
        "Tried to get tokens from %s but failed because: the answer has none");
  }

  @Test
  void aRefusalWithoutWordsIsToldByItsStatus() {
    provider.bodhi.on("POST", "/openidc/Token", 401, "{}");

    assertFailure(
        prompting(new ArrayList<>()),
        "Tried to get tokens from %s but failed because: the provider answered 401 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error=access_denied&error_description=Not+you | access_denied Not you",
        "error=access_denied | access_denied "
      })
  void aPageThatRefusesSaysWhy(String answer, String words) {
    assertFailure(
        PromptLogin.of(page -> answer + "&state=" + OidcLoginTest.query(page, "state")),
        "Tried to log in at %s but failed because: the provider answered "
            + (words.endsWith("access_denied") ? words + " " : words));
  }

  @Test
  void aTextThatIsNoAnswerSaysWhatOneLooksLike() {
    assertFailure(
        PromptLogin.of(page -> "what?"),
        "Tried to log in at %s but failed because: the text is not the page's"
            + " code=...&state=...");
  }

  @Test
  void aProviderWithoutCodesToCopyNeedsABrowser() {
    try (Provider other = new Provider("\"query\", 7")) {
      assertThatThrownBy(
              () -> other.login(store).method(prompting(new ArrayList<>())).build().accessToken())
          .hasMessageEndingWith(
              "Tried to log in at %s but failed because: it shows no codes to copy; use BrowserLogin"
                  .formatted(other.identityProvider()));
    }
  }

  @Test
  void allFailuresOfTheMethodsAreKept() {
    LoginMethod failing =
        request -> {
          throw new BodhiAuthenticationException("no ticket", null);
        };
    store.save(provider.identityProvider(), OidcLoginTest.tokens("OLD", 0, "REFRESH"));
    provider.refuseTokens();

    assertThatThrownBy(
            () ->
                provider
                    .login(store)
                    .method(failing)
                    .method(prompting(new ArrayList<>()))
                    .build()
                    .accessToken())
        .isInstanceOfSatisfying(
            BodhiAuthenticationException.class,
            e -> {
              assertThat(e.mayPassByItself()).isFalse();
              assertThat(e.getSuppressed()).hasSize(3);
              assertThat(e.getSuppressed()[0]).hasMessageContaining("too old");
            });
  }

  @Test
  void withoutMethodsTheFailureOfTheRefreshIsTold() {
    store.save(provider.identityProvider(), OidcLoginTest.tokens("OLD", 0, "REFRESH"));
    provider.refuseTokens();

    assertThatThrownBy(() -> provider.login(store).build().accessToken())
        .hasMessage(
            "Tried to log in at %1$s but failed because: there is no valid token in the store and no"
                    .formatted(provider.identityProvider())
                + " login method is set; the last one said: Tried to get tokens from %s but failed because: the provider answered invalid_grant too old"
                    .formatted(provider.identityProvider()));
  }

  private void assertFailure(LoginMethod method, String words) {
    String message = words.formatted(provider.identityProvider());
    assertThatThrownBy(() -> provider.login(store).method(method).build().accessToken())
        .isInstanceOf(BodhiAuthenticationException.class)
        .hasMessage(
            "Tried to log in at %s but failed because: no login method worked; the last one said: %s"
                .formatted(provider.identityProvider(), message));
  }

  /** Its trouble is known from its status; a wrong address is for somebody to correct. */
  @ParameterizedTest
  @CsvSource({"503, true", "404, false"})
  void troubleOfTheProviderIsToldWithItsCause(int status, boolean passing) {
    provider.bodhi.on("GET", "/other/.well-known/openid-configuration", status, "");
    URI other = provider.bodhi.uri().resolve("other");
    OidcLogin login =
        OidcLogin.builder(
                new BodhiInstance(provider.bodhi.uri(), other, "bodhi-client", List.of("openid")))
            .method(
                request -> {
                  throw new AssertionError("asked without a page");
                })
            .retryPolicy(RetryPolicy.none())
            .build();

    assertThatThrownBy(login::login)
        .isInstanceOfSatisfying(
            BodhiException.class,
            e -> {
              assertThat(e.mayPassByItself()).isEqualTo(passing);
              Throwable told = passing ? e : e.getSuppressed()[0];
              assertThat(told)
                  .hasMessageStartingWith(
                      "Tried to read the configuration of %s but failed because: ".formatted(other))
                  .hasCauseInstanceOf(HttpException.class);
            });
  }

  @Test
  void anInterruptedLoginHasTheInterruptAsCause() {
    LoginMethod waiting =
        request -> {
          throw new InterruptedException();
        };

    assertThatThrownBy(() -> provider.login(store).method(waiting).build().accessToken())
        .hasMessage(
            "Tried to log in at %s but failed because: the thread was interrupted"
                .formatted(provider.identityProvider()))
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Tokens are worth more than the place to keep them. */
  @Test
  void tokensThatCannotBeKeptAreUsedAllTheSame() {
    provider.tokens("NEW", "REFRESH");
    TokenStore full =
        new TokenStore() {
          @Override
          public Optional<Tokens> load(URI identityProvider) {
            return Optional.empty();
          }

          @Override
          public void save(URI identityProvider, Tokens tokens) {
            throw new java.io.UncheckedIOException(new java.io.IOException("disk full"));
          }

          @Override
          public void remove(URI identityProvider) {}
        };

    assertThat(provider.login(full).method(prompting(new ArrayList<>())).build().accessToken())
        .contains(Secret.of("NEW"));
  }

  @Test
  void tokensOfAnotherProviderAreOthers() {
    URI other = URI.create("https://other.example");
    store.save(provider.identityProvider(), OidcLoginTest.tokens("ONE", 60, "R"));
    store.save(other, OidcLoginTest.tokens("TWO", 60, "R"));

    store.remove(other);

    assertThat(store.load(other)).isEmpty();
    assertThat(store.load(provider.identityProvider()).map(Tokens::accessToken))
        .contains(Secret.of("ONE"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code=C%20D+E&state=S | C D E",
        "?code=C&state=S | C",
        "' ?code=C&state=S\n' | C",
        "code=C&code=D&state=S | C",
        "code=C%&state=S | C%",
        "code=a=b&state=S | a=b",
        "state=S&code=C&x | C"
      })
  void anAnswersFieldsAreThoseOfAQuery(String query, String code) {
    assertThat(AnswerQuery.parse(query)).containsEntry("code", code).containsEntry("state", "S");
  }

  private NegotiateLogin kerberos(List<String> hosts) {
    return new NegotiateLogin(
        new OkHttpClient(),
        host -> {
          hosts.add(host);
          return "TICKET";
        },
        Provider.CLOCK);
  }

  @ParameterizedTest
  @CsvSource({"399, false", "400, true", "401, true", "500, true"})
  void aTicketThatIsNotAcceptedIsToldWithTheStatusAsCause(int status, boolean refused) {
    provider.bodhi.on("GET", "/openidc/Authorization", status, "<title>no</title>");

    assertThatThrownBy(
            () -> provider.login(store).method(kerberos(new ArrayList<>())).build().accessToken())
        .satisfies(
            e -> {
              Throwable told = e.getSuppressed()[0];
              assertThat(told)
                  .hasMessage(
                      "Tried to log in at %s with Kerberos but failed because: %s"
                          .formatted(
                              provider.identityProvider(),
                              refused
                                  ? "the ticket was not accepted"
                                  : "the page that came shows no code"));
              assertThat(told.getCause() instanceof HttpException).isEqualTo(refused);
            });
  }

  @Test
  void noTicketGoesToAnotherHost() {
    List<String> hosts = new ArrayList<>();
    try (Provider other = new Provider()) {
      other.bodhi.on("GET", "/steal", 200, "<title>code=C</title>");
      provider.bodhi.on(
          "GET",
          "/openidc/Authorization",
          call ->
              new MockResponse.Builder()
                  .code(302)
                  .addHeader("Location", other.bodhi.uri().resolve("/steal").toString())
                  .build());

      assertThatThrownBy(() -> provider.login(store).method(kerberos(hosts)).build().accessToken())
          .isInstanceOf(BodhiAuthenticationException.class);

      assertThat(hosts).containsOnly(provider.bodhi.uri().getHost());
      assertThat(other.bodhi.calls("GET", "/steal"))
          .allSatisfy(call -> assertThat(call.header("Authorization")).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'<TITLE>\n code=CODE&amp;state=%s\n</TITLE>' | true",
        "<title>state=%s&code=CODE</title> | true",
        "<html><title>Success code=CODE&state=%s</title> | false",
        "<title>code=</title>%s | false"
      })
  void aCodeIsReadFromTheTitle(String page, boolean read) {
    provider.tokens("NEW", "REFRESH");
    provider.bodhi.on(
        "GET",
        "/openidc/Authorization",
        call -> new MockResponse.Builder().body(page.formatted(call.query("state"))).build());
    OidcLogin login = provider.login(store).method(kerberos(new ArrayList<>())).build();

    if (read) {
      assertThat(login.accessToken()).contains(Secret.of("NEW"));
    } else {
      assertThatThrownBy(login::accessToken).hasMessageContaining("shows no code");
    }
  }

  @Test
  void aPageMayHaveAMebibyte() {
    provider.tokens("NEW", "REFRESH");
    String title = "<title>code=CODE&state=%s</title>";
    for (int over : List.of(0, 1)) {
      provider.bodhi.on(
          "GET",
          "/openidc/Authorization",
          call -> {
            String page = title.formatted(call.query("state"));
            return new MockResponse.Builder()
                .body(page + " ".repeat((1 << 20) - page.length() + over))
                .build();
          });
    }
    OidcLogin login =
        provider.login(TokenStore.inMemory()).method(kerberos(new ArrayList<>())).build();

    assertThat(login.accessToken()).contains(Secret.of("NEW"));
    assertThatThrownBy(login::login).hasMessageContaining("larger than");
  }

  @Test
  void aTicketThatCannotBeGotIsTheCause() {
    LoginMethod without =
        new NegotiateLogin(
            new OkHttpClient(),
            host -> {
              throw new io.github.packit4j.http.KerberosException(
                  "no ticket", new RuntimeException());
            },
            Provider.CLOCK);

    assertThatThrownBy(() -> provider.login(store).method(without).build().accessToken())
        .satisfies(
            e ->
                assertThat(e.getSuppressed()[0])
                    .hasMessageEndingWith("with Kerberos but failed because: no ticket")
                    .hasCauseInstanceOf(io.github.packit4j.http.KerberosException.class));
  }
}
