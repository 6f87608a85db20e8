package io.github.packit4j.bot.page;

import static io.github.packit4j.bot.page.Tag.link;
import static io.github.packit4j.bot.page.Tag.tag;

import io.github.packit4j.bot.journal.State;
import io.github.packit4j.bot.journal.WebLink;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the parts of a page know: the time, who looks at it, and how states, links and forms look.
 *
 * @param times the time
 * @param visitor who looks at it
 */
record View(Times times, Visitor visitor) {

  /** A state: in words, and in a colour. */
  static Tag state(State state) {
    return tag("span", "state " + state.name().toLowerCase(Locale.ROOT)).text(Words.state(state));
  }

  /** Where to look further. */
  static Html external(Optional<WebLink> address) {
    return address
        .<Html>map(
            web ->
                link(web)
                    .set("class", "out")
                    .text(Words.target(web.address()))
                    .add(tag("span", "arrow", " ↗").set("aria-hidden", "true")))
        .orElse(Html.NONE);
  }

  /** A part of the page that is replaced while things change. */
  static Tag live(String id) {
    return tag("section").set("id", id).set("data-live", "");
  }

  static Tag heading(String text) {
    return tag("h2").text(text);
  }

  /** Facts by their names. */
  static Tag facts(List<Fact> facts) {
    Tag list = tag("dl", "facts");
    facts.forEach(
        fact -> list.add(tag("div").add(tag("dt").text(fact.name()), tag("dd").add(fact.value()))));
    return list;
  }

  /** A fact: what it is about, and what is so. */
  record Fact(String name, Html value) {

    static Fact of(String name, String value) {
      return new Fact(name, Html.text(value));
    }

    static Fact code(String name, String value) {
      return new Fact(name, tag("code").text(value));
    }
  }

  /** A button that changes something; who is not logged in finds the way to do so instead. */
  Html button(Path action, String label, String kind, List<Tag> fields) {
    if (visitor.formKey().isEmpty()) {
      return Html.NONE;
    }
    return tag("form")
        .set("method", "post")
        .path("action", action)
        .add(hidden("key", visitor.formKey().get()))
        .add(fields)
        .add(tag("button", kind, label).set("type", "submit"));
  }

  /** The way to the login, for who needs one. */
  Html loginFor(String what, Path back) {
    if (visitor.formKey().isPresent() || !visitor.mayLogIn()) {
      return Html.NONE;
    }
    return tag("p", "hint")
        .add(link(Path.of("/login").with("next", back.toString())).text("Log in"))
        .text(" to " + what + ".");
  }

  static Tag hidden(String name, String value) {
    return tag("input").set("type", "hidden").set("name", name).set("value", value);
  }
}
