package io.github.packit4j.http.support;

import io.github.packit4j.http.HttpContentException;
import io.github.packit4j.http.HttpStatusException;
import java.util.Map;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends and reads JSON through an {@link HttpCaller}. Thread-safe. */
public final class JsonCaller {

  private static final MediaType JSON = MediaType.get("application/json");

  private final HttpCaller http;
  private final JsonMapper mapper;

  /**
   * Creates a caller.
   *
   * @param http sends the requests
   */
  public JsonCaller(HttpCaller http) {
    this(http, JsonMapper.shared());
  }

  /**
   * Creates a caller with its own rules of binding.
   *
   * @param http sends the requests
   * @param mapper binds JSON
   */
  public JsonCaller(HttpCaller http, JsonMapper mapper) {
    this.http = http;
    this.mapper = mapper;
  }

  /**
   * The caller below.
   *
   * @return what sends the requests
   */
  public HttpCaller http() {
    return http;
  }

  /**
   * Sends a request and reads the JSON of a successful answer.
   *
   * @param request the request; {@code Accept} is added where it has none
   * @return the JSON; a missing node if the body is empty
   * @throws HttpStatusException if the status is not a success
   * @throws HttpContentException if the body is not JSON
   */
  public JsonNode send(Request request) {
    return decode(exchange(request).requireSuccess());
  }

  /**
   * Sends a request and binds the JSON of a successful answer.
   *
   * @param request the request
   * @param type what to make of the JSON
   * @param <T> what to make of the JSON
   * @return the value
   * @throws HttpStatusException if the status is not a success
   * @throws HttpContentException if the body is not such JSON
   */
  public <T> T send(Request request, Class<T> type) {
    return decode(exchange(request).requireSuccess(), type);
  }

  /**
   * Reads a resource.
   *
   * @param url where it is
   * @return its JSON
   * @throws HttpStatusException if the status is not a success
   */
  public JsonNode get(HttpUrl url) {
    return send(new Request.Builder().url(url).build());
  }

  /**
   * Reads a resource that may be absent.
   *
   * @param url where it is
   * @return its JSON, or empty if the server answers 404
   * @throws HttpStatusException if the status is neither a success nor 404
   */
  public Optional<JsonNode> find(HttpUrl url) {
    HttpReply reply = exchange(new Request.Builder().url(url).build());
    return reply.status() == 404 ? Optional.empty() : Optional.of(decode(reply.requireSuccess()));
  }

  /**
   * Sends a request and returns the answer whatever its status.
   *
   * @param request the request; {@code Accept: application/json} is added where it has none
   * @return the answer
   */
  public HttpReply exchange(Request request) {
    return http.send(
        request.header("Accept") != null
            ? request
            : request.newBuilder().header("Accept", "application/json").build());
  }

  /**
   * Reads the JSON of an answer.
   *
   * @param reply the answer
   * @return the JSON; a missing node if the body is empty
   * @throws HttpContentException if the body is not JSON
   */
  public JsonNode decode(HttpReply reply) {
    try {
      return mapper.readTree(reply.body());
    } catch (JacksonException e) {
      throw notJson(reply);
    }
  }

  /**
   * Binds the JSON of an answer.
   *
   * @param reply the answer
   * @param type what to make of the JSON
   * @param <T> what to make of the JSON
   * @return the value
   * @throws HttpContentException if the body is not such JSON
   */
  public <T> T decode(HttpReply reply, Class<T> type) {
    T value;
    try {
      value = mapper.readValue(reply.body(), type);
    } catch (JacksonException e) {
      throw notJson(reply);
    }
    if (value == null) {
      throw new HttpContentException(reply.method(), reply.uri(), "the JSON is null");
    }
    return value;
  }

  // Without the cause: a message of the decoder may quote what we would have to mask.
  private static HttpContentException notJson(HttpReply reply) {
    String excerpt = reply.excerpt();
    String start = excerpt.length() <= 120 ? excerpt : excerpt.substring(0, 120) + "…";
    return new HttpContentException(
        reply.method(),
        reply.uri(),
        "the answer (status " + reply.status() + ") is not the JSON expected: " + start);
  }

  /**
   * A JSON body.
   *
   * @param value a {@link JsonNode}, map, list, record or scalar
   * @return the body
   */
  public RequestBody json(Object value) {
    return RequestBody.create(mapper.writeValueAsBytes(value), JSON);
  }

  /**
   * A body as an HTML form sends it.
   *
   * @param fields names and values in order
   * @return the body, {@code application/x-www-form-urlencoded}
   */
  public static RequestBody form(Map<String, String> fields) {
    FormBody.Builder form = new FormBody.Builder();
    fields.forEach(form::add);
    return form.build();
  }

  /**
   * A body of text fields and one file.
   *
   * @param fields names and values in order, before the file
   * @param fileField the name of the file's field
   * @param fileName the name that the server is told
   * @param file the file's content
   * @return the body, {@code multipart/form-data}
   */
  public static RequestBody multipart(
      Map<String, String> fields, String fileField, String fileName, RequestBody file) {
    MultipartBody.Builder parts = new MultipartBody.Builder().setType(MultipartBody.FORM);
    fields.forEach(parts::addFormDataPart);
    return parts.addFormDataPart(fileField, fileName, file).build();
  }
}
