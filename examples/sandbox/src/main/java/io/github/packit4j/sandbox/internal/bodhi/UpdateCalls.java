package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.PercentEncoding;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Shows an update and does what may be done to it: {@code /updates/<alias>/...}. */
final class UpdateCalls {

  private final BodhiSessions sessions;
  private final UpdateTable updates;
  private final Builds builds;
  private final Rights rights;
  private final Requests requests;
  private final Gating gating;
  private final BodhiMessages messages;
  private final UpdateJson json;

  UpdateCalls(
      BodhiSessions sessions,
      UpdateTable updates,
      Builds builds,
      Rights rights,
      Requests requests,
      Gating gating,
      BodhiMessages messages,
      UpdateJson json) {
    this.sessions = sessions;
    this.updates = updates;
    this.builds = builds;
    this.rights = rights;
    this.requests = requests;
    this.gating = gating;
    this.messages = messages;
    this.json = json;
  }

  HttpResponse show(HttpRequest request, String alias) {
    Optional<Update> update = updates.find(alias);
    if (update.isEmpty()) {
      return redirect(alias)
          .orElseThrow(() -> BodhiRefusal.of(404, "url", "id", "Invalid update id"));
    }
    boolean mayChange =
        sessions
            .user(request)
            .filter(Account::packager)
            .filter(account -> rights.mayChange(account.name(), update.get()))
            .isPresent();
    ObjectNode body = body(update.get());
    body.put("can_edit", mayChange);
    return HttpResponse.json(body.put("ci_allowed", mayChange));
  }

  private ObjectNode body(Update update) {
    ObjectNode body = Json.object();
    body.set("update", json.update(update));
    return body;
  }

  /** The name of a package leads to its updates. */
  private Optional<HttpResponse> redirect(String name) {
    String target =
        "https://" + BodhiService.HOST + "/updates/?packages=" + PercentEncoding.encodeQuery(name);
    return Optional.of(name)
        .filter(builds::knowsPackage)
        .map(known -> HttpResponse.redirect(302, target));
  }

  HttpResponse request(HttpRequest request, String alias) {
    String user = sessions.packager(request, "set_request__POST");
    Problems problems = new Problems();
    ParameterReader reader = new ParameterReader(Parameters.ofBody(request), "body", problems);
    sessions.check(request, reader, problems);
    Optional<String> text =
        reader.required("request", "Required").isPresent()
            ? reader.choice("request", UpdateRequest.texts())
            : Optional.empty();
    problems.throwIfAny();
    UpdateRequest wanted = UpdateRequest.of(text.orElseThrow());
    Optional<Update> found = updates.find(alias);
    if (found.isEmpty() && builds.knowsPackage(alias)) {
      return redirect(alias).orElseThrow();
    }
    if (found.isEmpty()) {
      throw unknown(problems, "builds");
    }
    Update update = found.get();
    rights.check(user, update, problems);
    checkOrder(update, wanted, problems);
    problems.throwIfAny();
    if (update.isLocked()) {
      throw BodhiRefusal.body("request", "Can't change request on a locked update");
    }
    if (update.status() == UpdateStatus.STABLE && wanted == UpdateRequest.TESTING) {
      throw BodhiRefusal.body("request", "Pushing back to testing a stable update is not allowed");
    }
    return apply(update, one -> requests.set(one, wanted, user));
  }

  /** The check of the rights, which goes on without an update, complains as well. */
  private static BodhiRefusal unknown(Problems problems, String field) {
    problems.add("url", "id", "Invalid update id");
    problems.body(field, Rights.UNKNOWN);
    problems.status(404);
    return problems.refusal();
  }

  /** Does something to an update and answers with it; some of it may stay done if it fails. */
  private HttpResponse apply(Update update, Consumer<Update> action) {
    try {
      action.accept(update);
      return HttpResponse.json(body(update));
    } catch (PolicyException e) {
      throw BodhiRefusal.body("request", e.reason());
    } catch (BackendTrouble e) {
      throw BodhiRefusal.body("request", e.reason());
    } finally {
      update.settle();
    }
  }

  /** Nothing is put where something newer is. */
  private void checkOrder(Update update, UpdateRequest wanted, Problems problems) {
    if (wanted != UpdateRequest.STABLE && wanted != UpdateRequest.TESTING) {
      return;
    }
    for (BuildRow build : update.builds()) {
      Optional<BuildRow> newer =
          builds.all().stream()
              .filter(other -> other != build)
              .filter(other -> other.packageName().equals(build.packageName()))
              .filter(
                  other ->
                      other.update().filter(holder -> isIn(holder, update, wanted)).isPresent())
              .filter(other -> other.evr().compareTo(build.evr()) > 0)
              .findFirst();
      if (newer.isPresent()) {
        problems.add(
            "querystring",
            "update",
            "Cannot submit %s %s to %s since it is older than %s"
                .formatted(
                    build.packageName(), build.shownEvr(), wanted.text(), newer.get().shownEvr()));
        problems.status(400);
        return;
      }
    }
  }

  private static boolean isIn(Update holder, Update update, UpdateRequest wanted) {
    return holder.status().text().equals(wanted.text())
        && holder.release().equals(update.release());
  }

  HttpResponse waive(HttpRequest request, String alias) {
    String user = sessions.packager(request, "waive_test_results__POST");
    Problems problems = new Problems();
    ParameterReader reader = new ParameterReader(Parameters.ofBody(request), "body", problems);
    sessions.check(request, reader, problems);
    reader.text("comment");
    List<String> tests = reader.list("tests", "test").orElse(List.of());
    problems.throwIfAny();
    Update update = tested(user, alias, problems);
    HttpResponse answer = apply(update, one -> gating.waive(one, tests));
    // The new decision comes later, when the answer is on its way.
    gating.ask(update);
    return answer;
  }

  private Update tested(String user, String alias, Problems problems) {
    Update update = updates.find(alias).orElseThrow(() -> unknown(problems, "update"));
    rights.check(user, update, problems);
    problems.throwIfAny();
    return update;
  }

  HttpResponse triggerTests(HttpRequest request, String alias) {
    String user = sessions.packager(request, "trigger_tests__POST");
    Problems problems = new Problems();
    ParameterReader reader = new ParameterReader(Parameters.ofBody(request), "body", problems);
    sessions.check(request, reader, problems);
    problems.throwIfAny();
    Update update = tested(user, alias, problems);
    if (update.status() != UpdateStatus.TESTING) {
      throw BodhiRefusal.body("request", "Update is not in testing status");
    }
    return apply(update, one -> messages.readyForTesting(one, user, true));
  }
}
