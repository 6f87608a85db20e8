package io.github.packit4j.bot.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.packit4j.bot.Database;
import io.github.packit4j.bot.DatabaseException;
import io.github.packit4j.bot.ReleaseBot;
import io.github.packit4j.bot.journal.JournalReader;
import io.github.packit4j.bot.journal.Plans;
import io.github.packit4j.bot.page.Call.BadRequest;
import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The status page of a bot, in HTML and in JSON: what was received, what is done and has come of
 * it, plans, and buttons for who is logged in.
 *
 * <pre>{@code
 * StatusPage page = new StatusPage(database, bot, Optional.of(token));
 * page.mount(server);
 * }</pre>
 *
 * <p>Anybody who reaches it may read it; what changes something needs the token.
 */
public final class StatusPage implements HttpHandler, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusPage.class);

  private static final int MOST_WRITERS = 64;
  private static final int MOST_LISTENERS = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int STREAMED = 50;
  private static final Set<String> STREAMS = Set.of("/stream", "/api/stream");

  private final Resources resources;
  private final Pages pages;
  private final Login login;
  private final Actions actions;
  private final Delivery delivery = new Delivery(MOST_WRITERS, PATIENCE);
  private final LiveStream stream;

  /**
   * Creates a page, which is read-only without a token.
   *
   * @param database what it shows
   * @param bot handles what is put back
   * @param token what people log in with, at least 20 characters that nobody can guess; the same
   *     for all bots with this database
   * @throws IllegalArgumentException if the token is shorter
   */
  public StatusPage(Database database, ReleaseBot bot, Optional<Secret> token) {
    this(database, bot, token, Clock.systemUTC());
  }

  StatusPage(Database database, ReleaseBot bot, Optional<Secret> token, Clock clock) {
    JournalReader journal = new JournalReader(database, clock);
    Plans plans = new Plans(database, clock);
    Optional<Sessions> sessions = token.map(secret -> new Sessions(secret, clock));
    this.resources = new Resources(journal, plans);
    this.pages = new Pages(sessions, clock);
    this.login = new Login(sessions, pages);
    this.actions = new Actions(bot, plans);
    this.stream = new LiveStream(() -> look(journal), MOST_LISTENERS, PATIENCE);
  }

  private static List<LiveStream.Message> look(JournalReader journal) {
    List<LiveStream.Message> messages = new ArrayList<>();
    journal
        .latestJobs(Long.MAX_VALUE, STREAMED)
        .forEach(job -> messages.add(LiveStream.Message.of("job", job.number(), job)));
    journal
        .events(Optional.empty(), Long.MAX_VALUE, STREAMED)
        .forEach(event -> messages.add(LiveStream.Message.of("event", event.number(), event)));
    return messages;
  }

  /**
   * Puts the page on a server, under every path that nothing else is under.
   *
   * @param server the server, whose threads it never holds for those who take their answers slowly
   */
  public void mount(HttpServer server) {
    server.createContext("/", this);
  }

  int listeners() {
    return stream.listeners();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    if (exchange.getRequestMethod().equals("GET") && STREAMS.contains(path)) {
      if (!stream.open(exchange)) {
        delivery.send(exchange, pages.problem(true, 503, "Too many listen already."));
      }
      return;
    }
    delivery.send(exchange, answer(exchange, path.startsWith("/api/")));
  }

  private Answer answer(HttpExchange exchange, boolean api) throws IOException {
    try {
      return answer(Call.of(exchange));
    } catch (BadRequest e) {
      return pages.problem(api, 400, String.valueOf(e.getMessage()));
    } catch (DatabaseException e) {
      LOG.error("The status page could not be shown", e);
      return pages.problem(api, 503, "The database is away. Try again in a moment.");
    } catch (RuntimeException e) {
      LOG.error("The status page could not be shown", e);
      return pages.problem(api, 500, "Something is broken. The log of the bot says what.");
    }
  }

  private Answer answer(Call call) {
    return switch (call.method()) {
      case "GET", "HEAD" -> get(call);
      case "POST" -> post(call);
      default ->
          pages
              .problem(call.isApi(), 405, "Only GET and POST are understood.")
              .with("Allow", "GET, HEAD, POST");
    };
  }

  private Answer get(Call call) {
    if (call.path().equals("/login")) {
      return login.form(call);
    }
    return Asset.find(call.path())
        .or(() -> resources.find(call).map(found -> pages.show(call, found)))
        .orElseGet(() -> missing(call));
  }

  private Answer post(Call call) {
    if (call.path().equals("/login")) {
      return login.logIn(call);
    }
    return login
        .refusal(call)
        .orElseGet(
            () ->
                call.path().equals("/logout")
                    ? Login.logOut(call)
                    : actions
                        .run(call)
                        .map(result -> pages.told(call, result))
                        .orElseGet(() -> missing(call)));
  }

  private Answer missing(Call call) {
    return pages.problem(call.isApi(), 404, "There is nothing here, or no longer.");
  }

  @Override
  public void close() {
    stream.close();
    delivery.close();
  }
}
