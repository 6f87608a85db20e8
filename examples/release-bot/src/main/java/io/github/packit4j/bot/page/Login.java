package io.github.packit4j.bot.page;

import static io.github.packit4j.bot.page.Tag.tag;

import io.github.packit4j.bot.page.Sessions.Session;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in who knows the token. */
final class Login {

  private static final Logger LOG = LoggerFactory.getLogger(Login.class);

  /** Where a login may lead: to pages of this server with a button. */
  private static final Pattern NEXT = Pattern.compile("/(events|plans)/[0-9]{1,18}");

  private final Optional<Sessions> sessions;
  private final Pages pages;

  Login(Optional<Sessions> sessions, Pages pages) {
    this.sessions = sessions;
    this.pages = pages;
  }

  /** The form, with the session of a visitor: also a login has to come from it. */
  Answer form(Call call) {
    return sessions.map(all -> form(all, call, 200, Html.NONE)).orElseGet(this::readOnly);
  }

  private Answer form(Sessions all, Call call, int status, Html problem) {
    Session session = all.begin(false);
    String next = next(call).toString();
    Tag form =
        tag("form", "card login")
            .set("method", "post")
            .path("action", Path.of("/login"))
            .add(
                problem,
                View.hidden("key", all.formKey(session)),
                View.hidden("next", next),
                tag("label").set("for", "token").text("Token"),
                tag("input")
                    .set("id", "token")
                    .set("name", "token")
                    .set("type", "password")
                    .set("autocomplete", "current-password")
                    .set("required", ""),
                tag(
                    "p",
                    "hint",
                    "The token of the bot's settings. It is asked for every 12 hours."),
                tag("button", "primary", "Log in").set("type", "submit"));
    return pages
        .show(status, "Log in", Visitor.READER, form)
        .with("Set-Cookie", Sessions.header(session, call.secure()));
  }

  /** Begins the session of who brings the token. */
  Answer logIn(Call call) {
    if (sessions.isEmpty()) {
      return readOnly();
    }
    Sessions all = sessions.get();
    boolean ownForm = all.of(call).filter(session -> all.isFormOf(session, call)).isPresent();
    if (!ownForm) {
      return form(all, call, 403, problem("The form was too old. Here is a new one."));
    }
    if (!all.knowsToken(call)) {
      LOG.warn("Somebody has tried to log in with a wrong token");
      return form(all, call, 403, problem("That is not the token."));
    }
    return Answer.seeOther(next(call))
        .with("Set-Cookie", Sessions.header(all.begin(true), call.secure()));
  }

  private static Tag problem(String message) {
    return tag("p", "warning", message).set("role", "alert");
  }

  static Answer logOut(Call call) {
    return Answer.seeOther(Path.of("/")).with("Set-Cookie", Sessions.noHeader(call.secure()));
  }

  /**
   * Tells who may not change anything so. Programs bring the token itself; a browser, which sends
   * its cookie whoever has made the form, brings the form's key.
   */
  Optional<Answer> refusal(Call call) {
    if (sessions.isEmpty()) {
      return Optional.of(pages.problem(call.isApi(), 403, "This page can only be read."));
    }
    Sessions all = sessions.get();
    if (call.isApi()) {
      return all.bearsToken(call)
          ? Optional.empty()
          : Optional.of(
              pages
                  .problem(true, 401, "Send the token: Authorization: Bearer TOKEN.")
                  .with("WWW-Authenticate", "Bearer"));
    }
    Optional<Session> session = all.of(call).filter(Session::maintainer);
    if (session.isEmpty()) {
      return Optional.of(Answer.seeOther(Path.of("/login")));
    }
    return all.isFormOf(session.get(), call)
        ? Optional.empty()
        : Optional.of(
            pages.problem(false, 403, "The form was not of your session. Load its page again."));
  }

  private Answer readOnly() {
    return pages.problem(false, 404, "This page can only be read.");
  }

  private static Path next(Call call) {
    String wanted = call.form().getOrDefault("next", call.query().getOrDefault("next", "/"));
    return Path.of(NEXT.matcher(wanted).matches() ? wanted : "/");
  }
}
