package io.github.packit4j.bodhi.login;

import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.bodhi.internal.MemoryCookies;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.KerberosException;
import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.http.support.HttpReply;
import io.github.packit4j.http.support.NegotiateTokens;
import io.github.packit4j.http.support.Origin;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Logs in with a Kerberos ticket and without a browser, for programs that run unattended: the
 * authorization page itself is fetched with SPNEGO, and its title holds the answer. Needs a
 * provider that takes tickets and shows codes on a page, as Fedora's.
 */
public final class NegotiateLogin implements LoginMethod {
  private static final long MAX_PAGE_BYTES = 1 << 20;
  private static final Pattern TITLE =
      Pattern.compile("<title>\\s*([^<\\s]*code=[^<\\s]+)\\s*</title>", Pattern.CASE_INSENSITIVE);

  private final OkHttpClient httpClient;
  private final NegotiateTokens tokens;
  private final Clock clock;

  NegotiateLogin(OkHttpClient httpClient, NegotiateTokens tokens, Clock clock) {
    this.httpClient = httpClient;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * A login with a Kerberos identity.
   *
   * @param kerberos where the ticket comes from
   * @param httpClient the client to derive from; never closed
   */
  public static NegotiateLogin of(KerberosLogin kerberos, OkHttpClient httpClient) {
    Clock clock = Clock.systemUTC();
    return new NegotiateLogin(httpClient, NegotiateTokens.of(kerberos, clock), clock);
  }

  @Override
  public AuthorizationAnswer authorize(AuthorizationRequest request) {
    if (!request.supportsOutOfBand()) {
      throw failure(
          request, "it shows no codes on a page, which this way of logging in needs", null);
    }
    URI redirectUri = AuthorizationRequest.OUT_OF_BAND;
    HttpUrl page = HttpUrl.get(request.page(redirectUri).toString());
    HttpReply reply;
    try {
      reply = caller(page).send(new Request.Builder().url(page).build());
    } catch (HttpException | KerberosException e) {
      throw failure(request, e.getMessage(), e);
    }
    if (reply.status() >= 400) {
      throw failure(request, "the ticket was not accepted", reply.failure());
    }
    return answer(reply)
        .flatMap(query -> request.answer(redirectUri, query))
        .orElseThrow(() -> failure(request, "the page that came shows no code", null));
  }

  /**
   * Logging in goes over several pages of the provider, with cookies; tickets go to no one else.
   */
  private HttpCaller caller(HttpUrl page) {
    Origin provider = Origin.of(page);
    OkHttpClient withCookies = httpClient.newBuilder().cookieJar(new MemoryCookies(clock)).build();
    return HttpCaller.builder(withCookies)
        .maxBodyBytes(MAX_PAGE_BYTES)
        .clock(clock)
        .authorizer(
            url ->
                Origin.of(url).equals(provider)
                    ? Map.of("Authorization", "Negotiate " + tokens.token(url.host()))
                    : Map.of())
        .build();
  }

  /** From the title of the page, or from a redirect to the out-of-band URI. */
  private static Optional<String> answer(HttpReply reply) {
    Optional<String> location = reply.header("Location").filter(l -> l.startsWith("urn:"));
    if (location.isPresent()) {
      return location.map(l -> l.substring(l.indexOf('?') + 1));
    }
    Matcher title = TITLE.matcher(reply.text());
    return title.find() ? Optional.of(title.group(1).replace("&amp;", "&")) : Optional.empty();
  }

  private static BodhiAuthenticationException failure(
      AuthorizationRequest request, @Nullable String reason, @Nullable Throwable cause) {
    return new BodhiAuthenticationException(
        "Tried to log in at %s with Kerberos but failed because: %s"
            .formatted(request.identityProvider(), reason),
        cause);
  }
}
