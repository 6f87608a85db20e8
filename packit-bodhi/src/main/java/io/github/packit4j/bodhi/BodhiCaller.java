package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.failure.BodhiProblem;
import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.failure.internal.ProblemKinds;
import io.github.packit4j.bodhi.internal.JsonFields;
import io.github.packit4j.bodhi.internal.JsonModels;
import io.github.packit4j.http.HttpContentException;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.HttpStatusException;
import io.github.packit4j.http.support.HttpReply;
import io.github.packit4j.http.support.JsonCaller;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Reads from Bodhi, and turns its answers and failures into values and exceptions. */
final class BodhiCaller {
  private final JsonCaller json;
  private final HttpUrl base;

  BodhiCaller(JsonCaller json, HttpUrl base) {
    this.json = json;
    this.base = base;
  }

  /**
   * A path below the base URL; segments are encoded, an empty last one gives a final slash.
   *
   * @throws IllegalArgumentException if a segment would lead to another path
   */
  HttpUrl.Builder url(String... segments) {
    HttpUrl.Builder url = base.newBuilder();
    if (base.pathSegments().get(base.pathSize() - 1).isEmpty()) {
      url.removePathSegment(base.pathSize() - 1);
    }
    for (String segment : segments) {
      if (segment.equals(".") || segment.equals("..")) {
        throw new IllegalArgumentException("Not a name of anything in Bodhi: " + segment);
      }
      url.addPathSegment(segment);
    }
    return url;
  }

  JsonFields get(String action, HttpUrl url) {
    return read(action, exchange(action, new Request.Builder().url(url).build()));
  }

  /** Empty for 404, which Bodhi answers for whatever does not exist. */
  Optional<JsonFields> find(String action, HttpUrl url) {
    HttpReply reply = exchange(action, new Request.Builder().url(url).build());
    return reply.status() == 404 ? Optional.empty() : Optional.of(read(action, reply));
  }

  /** Sends a request whatever the status of its answer. */
  HttpReply exchange(String action, Request request) {
    return translated(action, () -> json.exchange(request));
  }

  /** The JSON object of a success, else an exception with the reasons. */
  JsonFields read(String action, HttpReply reply) {
    if (!reply.isSuccessful()) {
      throw failure(action, reply);
    }
    return translated(action, () -> new JsonFields(json.decode(reply)));
  }

  /** The reasons an answer gives in words; none if it is no error document of Bodhi's. */
  List<BodhiProblem> problems(HttpReply reply) {
    try {
      return ProblemKinds.withConsequences(
          new JsonFields(json.decode(reply))
              .objects("errors").stream().map(JsonModels::problem).toList());
    } catch (HttpContentException e) {
      return List.of();
    }
  }

  BodhiException failure(String action, HttpReply reply) {
    List<BodhiProblem> problems =
        problems(reply).stream().map(problem -> withStatus(problem, reply.status())).toList();
    if (!problems.isEmpty()) {
      return new BodhiRejectedException(action, reply.status(), problems);
    }
    if (reply.status() == 401) {
      return new BodhiAuthenticationException(
          "Tried to %s but failed because: the login was refused".formatted(action),
          reply.failure());
    }
    if (reply.status() == 403) {
      BodhiProblem denied =
          new BodhiProblem("", "access", "denied", BodhiProblem.Kind.NOT_PERMITTED);
      return new BodhiRejectedException(action, reply.status(), List.of(denied));
    }
    return translate(action, reply.failure());
  }

  /** Where the words say nothing, the status may. */
  private static BodhiProblem withStatus(BodhiProblem problem, int status) {
    if (problem.kind() != BodhiProblem.Kind.INVALID) {
      return problem;
    }
    BodhiProblem.Kind kind =
        HttpStatusException.mayPassByItself(status)
            ? BodhiProblem.Kind.TEMPORARY
            : switch (status) {
              case 403 -> BodhiProblem.Kind.NOT_PERMITTED;
              case 404 -> BodhiProblem.Kind.NOT_FOUND;
              default -> problem.kind();
            };
    return new BodhiProblem(problem.location(), problem.name(), problem.description(), kind);
  }

  private static <T> T translated(String action, Supplier<T> call) {
    try {
      return call.get();
    } catch (HttpException e) {
      throw translate(action, e);
    }
  }

  private static BodhiException translate(String action, HttpException e) {
    return new BodhiException(
        "Tried to %s but failed because: %s".formatted(action, e.getMessage()),
        e.mayPassByItself(),
        e);
  }
}
