package io.github.packit4j.sandbox;

import io.github.packit4j.sandbox.internal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;

/** Short ways to talk to a sandbox in tests. */
final class Http {

  private final OkHttpClient client;
  private final Map<String, String> headers = new LinkedHashMap<>();

  Http(OkHttpClient client) {
    this.client = client;
  }

  /** An answer, read to its end. */
  record Answer(int status, Response response, byte[] body) {

    String text() {
      return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return Json.parse(text());
    }

    String header(String name) {
      return String.valueOf(response.header(name));
    }
  }

  /** Returns this client with one more header in every request. */
  Http with(String name, String value) {
    Http more = new Http(client);
    more.headers.putAll(headers);
    more.headers.put(name, value);
    return more;
  }

  /** Returns this client with an account's token for Pagure. */
  Http as(Account account) {
    return with("Authorization", "token " + account.token());
  }

  Answer get(String url) {
    return send(new Request.Builder().url(url).build());
  }

  /** Posts a form of names and values in turn. */
  Answer post(String url, String... namesAndValues) {
    FormBody.Builder form = new FormBody.Builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return send(new Request.Builder().url(url).post(form.build()).build());
  }

  Answer post(String url, String contentType, byte[] body) {
    RequestBody content = RequestBody.create(body, MediaType.get(contentType));
    return send(new Request.Builder().url(url).post(content).build());
  }

  Answer send(Request request) {
    Request.Builder builder = request.newBuilder();
    headers.forEach(builder::header);
    try (Response response = client.newCall(builder.build()).execute()) {
      return new Answer(response.code(), response, response.body().bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  static String[] concat(String[] one, String... other) {
    String[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }
}
