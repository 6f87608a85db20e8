package io.github.packit4j.http.support;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Takes secrets out of what is shown: URIs, texts of servers, log lines. Stateless. */
public final class Redaction {

  /** What stands in place of a secret. */
  public static final String MASK = "***";

  private static final int MIN_SECRET_LENGTH = 4;

  private static final Set<String> SECRET_PARAMETERS =
      Set.of(
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
          "x-amz-credential",
          "x-amz-security-token",
          "x-amz-signature");

  // Token shapes of GitHub (also the long stateless form), GitLab and JSON web tokens.
  private static final Pattern TOKEN =
      Pattern.compile(
          "gh[a-z]_[A-Za-z0-9._-]{16,}+|github_pat_[A-Za-z0-9_]{16,}+|gl[a-z]{2,6}-[A-Za-z0-9_.-]{16,}+"
              + "|eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]*+");

  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)\\b(authorization|proxy-authorization|private-token|job-token|set-cookie|cookie)"
              + "(\\s*[:=]\\s*)[^\\r\\n]+");

  private static final Pattern USER_INFO =
      Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]{0,20})://[^/\\s@]+@");

  private static final Pattern QUERY =
      Pattern.compile("(?i)([?&](?:" + String.join("|", SECRET_PARAMETERS) + ")=)[^&#\\s\"'<>]+");

  private Redaction() {}

  /**
   * The URI of a request as it may be shown.
   *
   * @param url where the request goes
   * @return the URI without user information and fragment, token-like query values masked
   */
  public static URI uri(HttpUrl url) {
    HttpUrl.Builder safe = url.newBuilder().username("").password("").fragment(null).query(null);
    for (int i = 0; i < url.querySize(); i++) {
      String name = url.queryParameterName(i);
      boolean secret = SECRET_PARAMETERS.contains(name.toLowerCase(Locale.ROOT));
      safe.addQueryParameter(name, secret ? MASK : url.queryParameterValue(i));
    }
    return safe.build().uri();
  }

  /**
   * A text as it may be shown.
   *
   * @param text what a server or a library said
   * @param secrets values known to be secret, masked wherever they occur
   * @return the text with secrets masked
   */
  public static String text(String text, Collection<String> secrets) {
    String safe = text;
    for (String secret : secrets) {
      if (secret.length() >= MIN_SECRET_LENGTH) {
        safe = safe.replace(secret, MASK);
      }
    }
    safe = TOKEN.matcher(safe).replaceAll("***");
    safe = HEADER.matcher(safe).replaceAll("$1$2***");
    safe = QUERY.matcher(safe).replaceAll("$1" + MASK);
    return USER_INFO.matcher(safe).replaceAll("$1://***@");
  }
}
