package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.http.support.HttpReply;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** Tells where the next page of a list is. */
@FunctionalInterface
public interface Paging {

  /**
   * The next page.
   *
   * @param current the page that was just read
   * @param reply its answer
   * @param body its JSON
   * @param items how many elements it had
   * @return the URL of the page after it, or empty if it was the last
   */
  Optional<HttpUrl> next(HttpUrl current, HttpReply reply, JsonNode body, int items);

  /**
   * Follows {@code Link: <...>; rel="next"} (RFC 8288), never to another host.
   *
   * @return the paging of GitHub
   */
  static Paging link() {
    return (current, reply, body, items) -> Links.next(current, reply);
  }

  /**
   * Follows the link, else the header {@code X-Next-Page}.
   *
   * @return the paging of GitLab
   */
  static Paging gitLab() {
    return (current, reply, body, items) ->
        Links.next(current, reply)
            .or(
                () ->
                    reply
                        .header("X-Next-Page")
                        .filter(page -> !page.isBlank())
                        .map(page -> Links.page(current, page)));
  }

  /**
   * Counts pages up to the number that the body names. Its links are not followed: behind a proxy
   * they may name another scheme or host.
   *
   * @return the paging of Pagure
   */
  static Paging pagure() {
    return (current, reply, body, items) -> {
      JsonNode pagination = body.path("pagination");
      long page = Fields.number(pagination, "page");
      boolean more = page > 0 && page < Fields.number(pagination, "pages");
      return more
          ? Optional.of(Links.page(current, Long.toString(page + 1)))
          : Optional.<HttpUrl>empty();
    };
  }

  /**
   * Counts pages up to an empty one: a short page need not be the last, since the server cuts the
   * page size silently.
   *
   * @return the paging of Forgejo
   */
  static Paging forgejo() {
    return (current, reply, body, items) -> {
      boolean known = reply.header("Link").isPresent();
      boolean last =
          reply.header("X-HasMore").filter("false"::equals).isPresent()
              || (known && Links.next(current, reply).isEmpty())
              || reply.header("X-Total-Count").filter(Integer.toString(items)::equals).isPresent();
      if (items == 0 || last) {
        return Optional.empty();
      }
      String page = current.queryParameter("page");
      long number = page == null ? 1 : Long.parseLong(page);
      return Optional.of(Links.page(current, Long.toString(number + 1)));
    };
  }

  /** Reads link headers. */
  final class Links {

    private static final Pattern NEXT =
        Pattern.compile("<([^<>]{1,2000})>\\s*;[^,]{0,200}?\\brel=\"?next\"?");

    private Links() {}

    static Optional<HttpUrl> next(HttpUrl current, HttpReply reply) {
      return reply
          .header("Link")
          .map(NEXT::matcher)
          .filter(Matcher::find)
          .flatMap(match -> Optional.ofNullable(current.resolve(match.group(1))))
          .filter(next -> next.host().equals(current.host()) && next.port() == current.port());
    }

    static HttpUrl page(HttpUrl current, String page) {
      return current.newBuilder().setQueryParameter("page", page).build();
    }
  }
}
