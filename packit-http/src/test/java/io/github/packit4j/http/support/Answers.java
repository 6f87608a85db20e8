package io.github.packit4j.http.support;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Answers requests within the client, where no server could: over https without certificates, with
 * failures of one kind, or with what the client itself has been told.
 */
final class Answers implements Interceptor {

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  /** Makes one answer. */
  @FunctionalInterface
  interface Step {
    Response answer(Chain chain) throws IOException;
  }

  static Answers of(Step... steps) {
    Answers answers = new Answers();
    answers.steps.addAll(List.of(steps));
    return answers;
  }

  static Step status(int code, String... namesAndValues) {
    return chain -> response(chain.request(), code, ResponseBody.create("", null), namesAndValues);
  }

  static Step failure(IOException failure) {
    return chain -> {
      throw failure;
    };
  }

  static Response response(Request request, int code, ResponseBody body, String... namesAndValues) {
    Response.Builder response =
        new Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(code)
            .message("")
            .body(body);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      response.header(namesAndValues[i], namesAndValues[i + 1]);
    }
    return response.build();
  }

  /** What was sent so far. */
  List<Request> requests() {
    return requests;
  }

  /** Gives the answers in turn; the last one stays. */
  @Override
  public Response intercept(Chain chain) throws IOException {
    requests.add(chain.request());
    return steps.get(Math.min(requests.size(), steps.size()) - 1).answer(chain);
  }
}
