package io.github.packit4j.bot.page;

import static io.github.packit4j.bot.page.Tag.link;
import static io.github.packit4j.bot.page.Tag.tag;

import java.util.List;
import java.util.Optional;

/** What is around every page. */
final class Frame {

  private static final String BOT = "Release bot";

  private Frame() {}

  /** The pages that every page leads to. */
  enum Section {
    OVERVIEW("Overview", "/"),
    JOBS("Jobs", "/jobs"),
    EVENTS("Events", "/events"),
    PLANS("Plans", "/plans"),
    NONE("", "");

    private final String title;
    private final String path;

    Section(String title, String path) {
      this.title = title;
      this.path = path;
    }
  }

  static Html page(String title, Section section, View view, Optional<String> told, Html content) {
    return tag("html")
        .set("lang", "en")
        .add(head(title))
        .add(
            tag("body")
                .add(
                    tag("a", "skip", "Skip to the content").path("href", Path.of("#main")),
                    header(section, view),
                    tag("main", "wide")
                        .set("id", "main")
                        .set("tabindex", "-1")
                        .add(told.map(Frame::told).orElse(Html.NONE), content),
                    footer()));
  }

  private static Html told(String message) {
    return tag("p", "told", message).set("role", "status");
  }

  private static Tag head(String title) {
    return tag("head")
        .add(
            tag("meta").set("charset", "utf-8"),
            tag("meta")
                .set("name", "viewport")
                .set("content", "width=device-width, initial-scale=1"),
            tag("meta").set("name", "color-scheme").set("content", "light dark"),
            tag("title").text(title + " · " + BOT),
            tag("link").set("rel", "icon").path("href", Asset.ICON.path()),
            tag("link").set("rel", "stylesheet").path("href", Asset.STYLE.path()),
            tag("script").set("type", "module").path("src", Asset.SCRIPT.path()));
  }

  private static Tag header(Section section, View view) {
    Tag list = tag("ul");
    for (Section other : Section.values()) {
      if (other != Section.NONE) {
        Tag page = link(Path.of(other.path)).text(other.title);
        list.add(tag("li").add(other == section ? page.set("aria-current", "page") : page));
      }
    }
    return tag("header")
        .add(
            tag("div", "wide bar")
                .add(
                    link(Path.of("/")).set("class", "brand").text(BOT),
                    tag("nav").set("aria-label", "Pages").add(list),
                    account(view)));
  }

  private static Html account(View view) {
    if (view.visitor().formKey().isPresent()) {
      return view.button(Path.of("/logout"), "Log out", "quiet", List.of());
    }
    return view.visitor().mayLogIn()
        ? link(Path.of("/login")).set("class", "login").text("Log in")
        : Html.NONE;
  }

  private static Tag footer() {
    return tag("footer")
        .add(
            tag("div", "wide")
                .add(
                    tag("p")
                        .text("Times are UTC. ")
                        .add(tag("span").set("id", "live").set("role", "status")),
                    tag("p").text("Every page is there as JSON, too: put /api before its path.")));
  }
}
