package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.PagedIterable;
import io.github.packit4j.http.support.HttpReply;
import io.github.packit4j.http.support.JsonCaller;
import io.github.packit4j.http.support.Redaction;
import io.github.packit4j.http.support.Repeat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;

/**
 * The REST interface of one forge: sends requests, refuses writes of a read-only client, and turns
 * failures into {@link ForgeException}s. Thread-safe.
 */
public final class ForgeApi {

  private static final int MAX_PAGES = 1_000;

  private final JsonCaller json;
  private final HttpUrl base;
  private final Map<String, String> headers;
  private final Paging paging;
  private final String pageSize;
  private final boolean readOnly;

  /**
   * Creates an interface.
   *
   * @param json sends the requests
   * @param base what all paths start with
   * @param headers what every request carries
   * @param paging how lists go on
   * @param pageSize the query that asks for the largest pages, {@code name=value}; may be empty
   * @param readOnly whether to refuse writes
   */
  public ForgeApi(
      JsonCaller json,
      HttpUrl base,
      Map<String, String> headers,
      Paging paging,
      String pageSize,
      boolean readOnly) {
    this.json = json;
    this.base = base;
    this.headers = Map.copyOf(headers);
    this.paging = paging;
    this.pageSize = pageSize;
    this.readOnly = readOnly;
  }

  /**
   * A URL below the base.
   *
   * @param segments path parts; a slash within one is encoded
   * @return a builder, to which a query may be added
   */
  public HttpUrl.Builder url(String... segments) {
    return url(List.of(segments));
  }

  /**
   * A URL below the base.
   *
   * @param segments path parts; a slash within one is encoded
   * @return a builder, to which a query may be added
   */
  public HttpUrl.Builder url(List<String> segments) {
    HttpUrl.Builder url = base.newBuilder();
    segments.forEach(url::addPathSegment);
    return url;
  }

  /**
   * The forge's web address, which is above that of its interface.
   *
   * @return a builder
   */
  public HttpUrl.Builder web() {
    HttpUrl.Builder web = base.newBuilder();
    for (int i = base.pathSize() - 1; i >= 0 && i >= base.pathSize() - 2; i--) {
      web.removePathSegment(i);
    }
    return web;
  }

  /**
   * Reads a resource.
   *
   * @param url where it is
   * @return its JSON
   */
  public JsonNode get(HttpUrl.Builder url) {
    return decode(exchange(request(url).build()));
  }

  /**
   * Reads a resource that may be absent.
   *
   * @param url where it is
   * @return its JSON, or empty if the forge answers 404
   */
  public Optional<JsonNode> find(HttpUrl.Builder url) {
    HttpReply reply = exchange(request(url).build());
    return reply.status() == 404 ? Optional.empty() : Optional.of(decode(reply));
  }

  /**
   * Reads bytes that may be absent.
   *
   * @param url where they are
   * @param accept the media type to ask for
   * @return the bytes, or empty if the forge answers 404
   */
  public Optional<byte[]> bytes(HttpUrl.Builder url, String accept) {
    HttpReply reply = exchange(request(url).header("Accept", accept).build());
    return reply.status() == 404 ? Optional.empty() : Optional.of(require(reply).bytes());
  }

  /**
   * Reads a text that may be absent.
   *
   * @param url where it is
   * @param accept the media type to ask for
   * @return the text, or empty if the forge answers 404
   */
  public Optional<String> text(HttpUrl.Builder url, String accept) {
    return bytes(url, accept).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * Lists what is at a URL, page by page.
   *
   * @param url the first page
   * @param path the names that lead to the JSON array in a page; none if the page is the array
   * @return the elements
   */
  public PagedIterable<JsonNode> list(HttpUrl.Builder url, String... path) {
    String[] size = pageSize.split("=", 2);
    if (size.length == 2 && url.build().queryParameter(size[0]) == null) {
      url.addQueryParameter(size[0], size[1]);
    }
    return PagedIterable.of(
        new Position(url.build(), 1),
        position -> {
          HttpReply reply = exchange(request(position.url().newBuilder()).build());
          JsonNode body = decode(reply);
          List<JsonNode> found = elements(position.url(), body, path);
          return new PagedIterable.Page<>(
              found,
              paging.next(position.url(), reply, body, found.size()).map(position::followedBy));
        });
  }

  /** An answer of another kind is not an empty list: what is not seen may be created twice. */
  private static List<JsonNode> elements(HttpUrl url, JsonNode body, String... path) {
    JsonNode found = body;
    for (String name : path) {
      found = found.path(name);
    }
    if (!found.isArray() && !found.isNull()) {
      throw notOf(url, "list");
    }
    return Fields.list(found);
  }

  private static ForgeException notOf(HttpUrl url, String kind) {
    return new ForgeException(
        Reason.UNEXPECTED_ANSWER,
        "Tried to list "
            + Redaction.uri(url)
            + " but failed because: the answer has no "
            + kind
            + " where one belongs");
  }

  /** A page of a list, and how many came before: a hostile server has no end of them. */
  private record Position(HttpUrl url, int number) {

    Position followedBy(HttpUrl next) {
      if (number == MAX_PAGES || next.equals(url)) {
        throw new ForgeException(
            Reason.UNEXPECTED_ANSWER,
            "Tried to list "
                + Redaction.uri(url)
                + " but failed because: the list does not end after "
                + number
                + " pages");
      }
      return new Position(next, number + 1);
    }
  }

  /**
   * Lists the fields of a JSON object, which comes in one page.
   *
   * @param url where it is
   * @param name the field that holds the object
   * @return names and values
   */
  public PagedIterable<Map.Entry<String, JsonNode>> entries(HttpUrl.Builder url, String name) {
    HttpUrl page = url.build();
    return PagedIterable.of(
        page,
        only -> {
          JsonNode found = get(only.newBuilder()).path(name);
          if (!found.isObject() && !found.isNull()) {
            throw notOf(only, "object");
          }
          return PagedIterable.Page.last(List.copyOf(found.properties()));
        });
  }

  /**
   * Writes, and requires success.
   *
   * @param method the HTTP method
   * @param url where to
   * @param body what to send
   * @param repeat whether it may be sent again
   * @return the JSON of the answer; a missing node if it is empty
   */
  public JsonNode write(String method, HttpUrl.Builder url, RequestBody body, Repeat repeat) {
    return decode(send(method, url, body, repeat));
  }

  /**
   * Writes, and returns the answer whatever its status.
   *
   * @param method the HTTP method
   * @param url where to
   * @param body what to send
   * @param repeat whether it may be sent again
   * @return the answer
   */
  public HttpReply send(String method, HttpUrl.Builder url, RequestBody body, Repeat repeat) {
    if (readOnly) {
      throw new ForgeException(
          Reason.READ_ONLY,
          "Tried to "
              + method
              + " "
              + Redaction.uri(url.build())
              + " but failed because: this client is read-only; nothing was sent");
    }
    return exchange(request(url).method(method, body).tag(Repeat.class, repeat).build());
  }

  /**
   * Asks by POST, which changes nothing.
   *
   * @param url where to
   * @return the JSON of the answer
   */
  public JsonNode ask(HttpUrl.Builder url) {
    return decode(
        exchange(
            request(url)
                .post(RequestBody.create(new byte[0]))
                .tag(Repeat.class, Repeat.ALWAYS)
                .build()));
  }

  /**
   * A JSON body.
   *
   * @param value a map, list or scalar
   * @return the body
   */
  public RequestBody body(Object value) {
    return json.json(value);
  }

  /**
   * Reads the JSON of an answer that has to be a success.
   *
   * @param reply the answer
   * @return its JSON; a missing node if the body is empty
   */
  public JsonNode decode(HttpReply reply) {
    try {
      return json.decode(require(reply));
    } catch (HttpException e) {
      throw ForgeErrors.of(e);
    }
  }

  /**
   * Requires success.
   *
   * @param reply the answer
   * @return the same answer
   */
  public HttpReply require(HttpReply reply) {
    if (!reply.isSuccessful()) {
      throw ForgeErrors.of(reply);
    }
    return reply;
  }

  private Request.Builder request(HttpUrl.Builder url) {
    Request.Builder request = new Request.Builder().url(url.build());
    headers.forEach(request::header);
    return request;
  }

  private HttpReply exchange(Request request) {
    try {
      return json.exchange(request);
    } catch (HttpException e) {
      throw ForgeErrors.of(e);
    }
  }
}
