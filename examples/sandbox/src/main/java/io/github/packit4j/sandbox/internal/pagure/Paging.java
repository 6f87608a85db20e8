package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.PercentEncoding;
import java.util.List;

/** Pagure's way of cutting lists into pages. */
final class Paging {

  private Paging() {}

  static int page(HttpRequest request) {
    String page = request.query("page").orElse("1");
    if (!page.matches("[1-9]\\d{0,8}")) {
      throw PagureException.invalid();
    }
    return Integer.parseInt(page);
  }

  static int perPage(HttpRequest request) {
    String text = request.query("per_page").orElse("20");
    int perPage = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    if (perPage < 1 || perPage > 100) {
      throw PagureException.of(
          400, "EINVALIDPERPAGEVALUE", "The per_page value must be between 1 and 100");
    }
    return perPage;
  }

  static <T> List<T> slice(List<T> all, int page, int perPage) {
    long from = Math.min(all.size(), (page - 1L) * perPage);
    return all.subList((int) from, (int) Math.min(all.size(), from + perPage));
  }

  /** Returns the URL of a page without its number. */
  static String base(HttpRequest request, int perPage, List<String> parameters) {
    StringBuilder base = new StringBuilder("https://src.fedoraproject.org" + request.rawPath());
    base.append("?per_page=").append(perPage);
    for (String name : parameters) {
      request
          .query(name)
          .ifPresent(value -> base.append("&" + name + "=" + PercentEncoding.encodeQuery(value)));
    }
    return base.toString();
  }
}
