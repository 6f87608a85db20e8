package io.github.packit4j.bot.page;

import io.github.packit4j.http.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who is logged in. A session is a signed cookie and nothing else, so it holds for every bot with
 * the same token, and ends with its time or when the token is changed.
 */
final class Sessions {

  static final String COOKIE = "packit4j-session";
  static final Duration LIFE = Duration.ofHours(12);

  /** The fewest characters of a token: nobody can guess that many. */
  static final int LEAST_TOKEN = 20;

  private static final int NONCE_BYTES = 16;
  private static final String BEARER = "Bearer ";

  private final Secret token;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Sessions(Secret token, Clock clock) {
    if (token.reveal().length() < LEAST_TOKEN) {
      throw new IllegalArgumentException(
          "The token of the status page needs at least %d characters.".formatted(LEAST_TOKEN));
    }
    this.token = token;
    this.clock = clock;
  }

  /**
   * A browser's session.
   *
   * @param cookie the cookie's value
   * @param maintainer whether somebody has logged in with it; else it is only good for a login
   */
  record Session(String cookie, boolean maintainer) {}

  /** Begins a session. */
  Session begin(boolean maintainer) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    String text =
        "%s.%d.%s"
            .formatted(
                maintainer ? "maintainer" : "visitor",
                clock.instant().plus(LIFE).getEpochSecond(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
    return new Session(text + "." + sign("session", text), maintainer);
  }

  /** Finds the session of a request. */
  Optional<Session> of(Call call) {
    return Optional.ofNullable(call.cookies().get(COOKIE)).flatMap(this::read);
  }

  private Optional<Session> read(String cookie) {
    int end = cookie.lastIndexOf('.');
    if (end < 0 || !same(sign("session", cookie.substring(0, end)), cookie.substring(end + 1))) {
      return Optional.empty();
    }
    String[] parts = cookie.split("\\.", -1);
    return Instant.ofEpochSecond(Long.parseLong(parts[1])).isAfter(clock.instant())
        ? Optional.of(new Session(cookie, parts[0].equals("maintainer")))
        : Optional.empty();
  }

  /** What a form of the session has to bring, and no other page knows. */
  String formKey(Session session) {
    return sign("form", session.cookie());
  }

  /** Tells whether a form comes from a page of the session. */
  boolean isFormOf(Session session, Call call) {
    return same(formKey(session), call.form().getOrDefault("key", ""));
  }

  /** Tells whether a login brings the token. */
  boolean knowsToken(Call call) {
    return same(token.reveal(), call.form().getOrDefault("token", "").strip());
  }

  /** Tells whether a program brings the token. */
  boolean bearsToken(Call call) {
    return call.authorization()
        .filter(header -> header.startsWith(BEARER))
        .filter(header -> same(token.reveal(), header.substring(BEARER.length()).strip()))
        .isPresent();
  }

  /** The header that gives a browser its session. */
  static String header(Session session, boolean secure) {
    return header(session.cookie(), LIFE.toSeconds(), secure);
  }

  /** The header that takes it away. */
  static String noHeader(boolean secure) {
    return header("", 0, secure);
  }

  private static String header(String value, long seconds, boolean secure) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(COOKIE, value, seconds, secure ? "; Secure" : "");
  }

  private String sign(String purpose, String text) {
    byte[] key = hmac(bytes(token.reveal()), "packit4j status page: " + purpose);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key, text));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes as long for nearly the same as for anything else, also where the lengths differ. */
  private static boolean same(String expected, String given) {
    byte[] key = bytes("compare");
    return MessageDigest.isEqual(hmac(key, expected), hmac(key, given));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
