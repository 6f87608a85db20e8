package io.github.packit4j.core.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A webhook as it arrived: headers that are found in any case, and a body of bounded size. */
final class Delivery {

  private static final byte[] FORM = "payload=".getBytes(StandardCharsets.US_ASCII);

  private final Map<String, String> headers;
  private final byte[] body;

  private Delivery(Map<String, String> headers, byte[] body) {
    this.headers = headers;
    this.body = body;
  }

  static Delivery of(Map<String, String> headers, byte[] body) {
    if (body.length > WebhookReader.MAX_BODY_BYTES) {
      throw new WebhookRejectedException(
          "its body has %d bytes, more than the %d that are read"
              .formatted(body.length, WebhookReader.MAX_BODY_BYTES));
    }
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    return new Delivery(byName, body);
  }

  /** Returns a header's value, or an empty text. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Returns a header's value without white space around it. */
  String requiredHeader(String name) {
    String value = header(name).strip();
    if (value.isEmpty()) {
      throw new WebhookRejectedException("it has no %s header".formatted(name));
    }
    return value;
  }

  byte[] body() {
    return body;
  }

  /**
   * Returns what the JSON says.
   *
   * @throws EventFormatException if it is none
   */
  Payload payload(String what, Origin origin) {
    return new Payload(Json.object(json(), what), what, origin);
  }

  /**
   * Returns the JSON, be it the body or the field {@code payload} of a form.
   *
   * <p>The body tells which of them it is, since no JSON object begins like the form. The header
   * {@code Content-Type} is no part of what is signed: with it somebody could have a recorded JSON
   * delivery read as a form, with a text within it, such as a comment, as the payload.
   *
   * @throws EventFormatException if the form is not encoded as forms are
   */
  byte[] json() {
    if (body.length < FORM.length || !Arrays.equals(body, 0, FORM.length, FORM, 0, FORM.length)) {
      return body;
    }
    return FormField.decode(body, FORM.length);
  }
}
