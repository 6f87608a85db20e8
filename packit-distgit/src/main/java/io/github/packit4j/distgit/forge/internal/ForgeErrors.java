package io.github.packit4j.distgit.forge.internal;

import static io.github.packit4j.distgit.forge.ForgeException.Reason;

import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.http.HttpContentException;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.HttpTransportException;
import io.github.packit4j.http.PrivateAddressException;
import io.github.packit4j.http.support.HttpReply;
import io.github.packit4j.http.support.Redaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes exceptions of answers that are not what was hoped for, for all forges alike. */
final class ForgeErrors {

  private static final int MAX_TEXT = 600;

  // Pagure answers 401 where others say 403 (forges.md, 5; distgit.md, 1.2).
  private static final Set<String> PAGURE_PERMISSION =
      Set.of("ENOTHIGHENOUGH", "EMODIFYPROJECTNOTALLOWED");

  private ForgeErrors() {}

  static ForgeException of(HttpReply reply) {
    JsonNode body = json(reply);
    String text = text(reply, body);
    Reason reason = reason(reply, body, text);
    return new ForgeException(
        reason,
        reply.status(),
        "Tried to "
            + reply.method()
            + " "
            + reply.uri()
            + " but failed because: the forge answered "
            + reply.status()
            + (text.isEmpty() ? "" : ": " + text)
            + advice(reason, body),
        reply.retryAfter().orElse(null),
        null);
  }

  static ForgeException of(HttpException failure) {
    Reason reason = Reason.UNEXPECTED_ANSWER;
    if (failure instanceof HttpTransportException) {
      reason = Reason.TRANSPORT;
    } else if (failure instanceof PrivateAddressException) {
      reason = Reason.UNSUPPORTED;
    } else if (!(failure instanceof HttpContentException)) {
      reason = Reason.SERVER;
    }
    return new ForgeException(reason, 0, failure.getMessage() + "", null, failure);
  }

  private static String advice(Reason reason, JsonNode body) {
    return switch (reason) {
      case AUTHENTICATION ->
          Fields.text(body, "error_code").equals("EINVALIDTOK")
              // Some operations, such as editing an issue, take no token of an account.
              ? " (check the token configured for this host: missing, expired, or not this"
                  + " project's own, which Pagure wants for some operations?)"
              : " (check the token configured for this host: missing or expired?)";
      case PERMISSION -> " (the account or its token lacks this right)";
      default -> "";
    };
  }

  private static Reason reason(HttpReply reply, JsonNode body, String text) {
    int status = reply.status();
    if (status == 429 || (status == 403 && isRateLimit(reply, text))) {
      return Reason.RATE_LIMITED;
    }
    return switch (status) {
      case 401 -> isPagurePermission(body) ? Reason.PERMISSION : Reason.AUTHENTICATION;
      case 403, 451 -> Reason.PERMISSION;
      case 404, 410 -> Reason.NOT_FOUND;
      case 405, 409, 423 -> Reason.CONFLICT;
      case 400, 422 -> saysExists(text) ? Reason.CONFLICT : Reason.INVALID;
      default ->
          status >= 500 ? Reason.SERVER : status >= 400 ? Reason.INVALID : Reason.UNEXPECTED_ANSWER;
    };
  }

  private static boolean isRateLimit(HttpReply reply, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return reply.retryAfter().filter(wait -> wait.compareTo(Duration.ZERO) > 0).isPresent()
        || reply.header("x-ratelimit-remaining").filter("0"::equals).isPresent()
        || reply.header("gh-limited-by").isPresent()
        || lower.contains("secondary rate limit")
        || lower.contains("abuse detection");
  }

  private static boolean isPagurePermission(JsonNode body) {
    return PAGURE_PERMISSION.contains(Fields.text(body, "error_code"))
        || Fields.text(body, "errors").startsWith("Missing ACLs");
  }

  private static boolean saysExists(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("already exists")
        || lower.contains("already_exists")
        || lower.contains("already been taken");
  }

  private static JsonNode json(HttpReply reply) {
    try {
      return JsonMapper.shared().readTree(reply.bytes());
    } catch (JacksonException e) {
      return JsonMapper.shared().missingNode();
    }
  }

  /** All texts in the fields that the four forges use for errors; a page only by its name. */
  private static String text(HttpReply reply, JsonNode body) {
    if (!body.isObject()) {
      boolean html =
          reply.header("Content-Type").orElse("").contains("html")
              || reply.excerpt().startsWith("<");
      return html ? "an HTML page instead of JSON" : reply.excerpt();
    }
    List<String> texts = new ArrayList<>();
    for (String field : List.of("message", "error", "error_description", "errors")) {
      collect(body.path(field), "", texts);
    }
    String joined =
        Redaction.text(String.join("; ", texts), reply.secrets()).replaceAll("\\s+", " ").strip();
    return joined.length() <= MAX_TEXT ? joined : joined.substring(0, MAX_TEXT) + "…";
  }

  private static void collect(JsonNode node, String label, List<String> texts) {
    if (texts.size() > 20) {
      return;
    }
    if (node.isObject()) {
      node.properties().forEach(field -> collect(field.getValue(), field.getKey(), texts));
    } else if (node.isArray()) {
      node.forEach(element -> collect(element, label, texts));
    } else if (node.isString() && !node.asString().isBlank()) {
      texts.add(label.isEmpty() ? node.asString() : label + ": " + node.asString());
    }
  }

  /** Whether a write may have taken effect although it failed. */
  static boolean isAnswerLost(ForgeException e) {
    return switch (e.reason()) {
      case TRANSPORT, SERVER, UNEXPECTED_ANSWER -> true;
      default -> false;
    };
  }
}
