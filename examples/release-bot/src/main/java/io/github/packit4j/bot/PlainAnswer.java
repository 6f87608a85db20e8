package io.github.packit4j.bot;

import com.sun.net.httpserver.HttpHandler;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * An answer to those who look after the bot.
 *
 * @param status the HTTP status
 * @param type the media type
 * @param text the text
 */
record PlainAnswer(int status, String type, String text) {

  private static final int METHOD_NOT_ALLOWED = 405;

  /** Serves what is asked for anew each time, under exactly one path. */
  static HttpHandler handler(Supplier<PlainAnswer> answers) {
    return call -> {
      try (call) {
        boolean exact = call.getRequestURI().getPath().equals(call.getHttpContext().getPath());
        boolean get = call.getRequestMethod().equals("GET");
        PlainAnswer answer =
            !exact
                ? new PlainAnswer(404, "text/plain", "There is nothing here.")
                : get || call.getRequestMethod().equals("HEAD")
                    ? answers.get()
                    : new PlainAnswer(
                        METHOD_NOT_ALLOWED, "text/plain", "Only GET is understood here.");
        if (answer.status() == METHOD_NOT_ALLOWED) {
          call.getResponseHeaders().set("Allow", "GET, HEAD");
        }
        call.getResponseHeaders().set("Content-Type", answer.type());
        byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
        if (call.getRequestMethod().equals("HEAD")) {
          call.sendResponseHeaders(answer.status(), -1);
        } else {
          call.sendResponseHeaders(answer.status(), bytes.length);
          call.getResponseBody().write(bytes);
        }
      }
    };
  }
}
