package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.internal.JsonModels;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.bodhi.model.internal.Fields;
import java.util.Collection;

/** What can be done to an update besides editing it. */
final class UpdateActions {
  private final BodhiSession session;

  UpdateActions(BodhiSession session) {
    this.session = session;
  }

  Update request(String alias, UpdateRequest request) {
    return update(
        "request %s for the update %s".formatted(request.key(), alias),
        alias,
        "request",
        new Fields().add("request", request));
  }

  Update waive(String alias, String comment, Collection<String> tests) {
    return update(
        "waive test results of the update " + alias,
        alias,
        "waive-test-results",
        new Fields().add("comment", comment).addEach("tests", tests));
  }

  Update triggerTests(String alias) {
    return update("trigger tests of the update " + alias, alias, "trigger-tests", new Fields());
  }

  /** The answer holds the update one level deeper than that of a save. */
  private Update update(String action, String alias, String verb, Fields fields) {
    return session
        .post(action, fields, "updates", alias, verb)
        .object("update")
        .map(JsonModels::update)
        .orElseThrow(
            () ->
                new BodhiException(
                    "Tried to %s but failed because: the answer does not hold the result"
                        .formatted(action),
                    false,
                    null));
  }
}
