package io.github.packit4j.bot.page;

import static io.github.packit4j.bot.page.Tag.link;
import static io.github.packit4j.bot.page.Tag.tag;

import io.github.packit4j.bot.page.Frame.Section;
import io.github.packit4j.bot.page.Sessions.Session;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Makes answers of what was found: a page for people, JSON for programs. */
final class Pages {

  private final Optional<Sessions> sessions;
  private final Clock clock;

  Pages(Optional<Sessions> sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Shows something. */
  Answer show(Call call, Resource found) {
    if (call.isApi()) {
      return Answer.json(200, found.model());
    }
    View view = view(visitor(call));
    return Answer.html(
        200,
        Frame.page(
            found.title(),
            found.section(),
            view,
            Actions.message(call),
            Html.all(tag("h1").text(found.title()), found.html().apply(view))));
  }

  /** Shows a page with its own words, which is none for programs. */
  Answer show(int status, String title, Visitor visitor, Html content) {
    return Answer.html(
        status,
        Frame.page(
            title,
            Section.NONE,
            view(visitor),
            Optional.empty(),
            Html.all(tag("h1").text(title), content)));
  }

  /** Tells what is wrong with a request. */
  Answer problem(boolean api, int status, String message) {
    return api
        ? Answer.json(status, Map.of("error", message))
        : show(
            status,
            title(status),
            Visitor.READER,
            Html.all(
                tag("p").text(message), tag("p").add(link(Path.of("/")).text("To the overview"))));
  }

  private static String title(int status) {
    return switch (status) {
      case 401, 403 -> "Not allowed";
      case 404 -> "Not found";
      case 500, 503 -> "Not now";
      default -> "Not understood";
    };
  }

  /** Tells what has come of a button. */
  Answer told(Call call, Actions.Result result) {
    if (call.isApi()) {
      return Answer.json(
          result.done() ? 200 : 409, Map.of("done", result.done(), "message", result.message()));
    }
    return Answer.seeOther(result.page());
  }

  private Visitor visitor(Call call) {
    Optional<Session> session = sessions.flatMap(all -> all.of(call)).filter(Session::maintainer);
    return new Visitor(
        sessions.isPresent(), session.map(present -> sessions.orElseThrow().formKey(present)));
  }

  private View view(Visitor visitor) {
    return new View(new Times(clock.instant()), visitor);
  }
}
