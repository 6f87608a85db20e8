package io.github.packit4j.sandbox;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * An account that is logged in: whatever a client needs to act for it, in one place.
 *
 * @param account the account
 * @param httpClient a client that reaches the sandbox and brings the account's Kerberos ticket
 *     where one is asked for: Koji's {@code ssllogin}, the identity provider and the lookaside
 *     cache's {@code upload.cgi}. Tokens and passwords are the business of who uses it.
 */
public record Login(Account account, OkHttpClient httpClient) {

  /** Logs an account in. */
  static Login of(Account account, OkHttpClient sandbox) {
    return new Login(
        account, sandbox.newBuilder().addInterceptor(new TicketHolder(account)).build());
  }

  /** Returns the account's name, which is also its name for git. */
  public String name() {
    return account.name();
  }

  /**
   * Returns the token that serves everywhere: API token, password for git, Bodhi's Bearer token.
   */
  public String token() {
    return account.token();
  }

  /** Returns the value of an {@code Authorization} header that carries the account's ticket. */
  public String negotiateHeader() {
    return account.negotiateHeader();
  }

  /** Names the account. */
  @Override
  public String toString() {
    return "Login[" + account.name() + "]";
  }

  /** Adds the ticket as a client does that knows beforehand that it will be asked. */
  private record TicketHolder(Account account) implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
      Request request = chain.request();
      boolean asked =
          request.url().host().equals("id.fedoraproject.org")
              || request.url().encodedPath().endsWith("/ssllogin")
              || request.url().encodedPath().endsWith("/upload.cgi");
      return chain.proceed(
          asked && request.header("Authorization") == null
              ? request.newBuilder().header("Authorization", account.negotiateHeader()).build()
              : request);
    }
  }
}
