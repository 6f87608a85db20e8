package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.CheckRerun;
import java.util.Optional;

/** Checks of GitHub that somebody wants to be run again. */
final class CheckReruns {

  private static final String REREQUESTED = "rerequested";

  private CheckReruns() {}

  static PackitEvent ofRun(Payload payload) {
    return isRerun(payload)
        ? new CheckRerun(
            payload.webUrl("repository.html_url"),
            payload.text("check_run.head_sha"),
            Optional.of(payload.text("check_run.name")),
            payload.optionalText("check_run.external_id"),
            payload.optionalText("check_run.app.slug"),
            payload.text("sender.login"),
            payload.origin())
        : payload.ignored("the check was not asked for again");
  }

  static PackitEvent ofSuite(Payload payload) {
    return isRerun(payload)
        ? new CheckRerun(
            payload.webUrl("repository.html_url"),
            payload.text("check_suite.head_sha"),
            Optional.empty(),
            Optional.empty(),
            payload.optionalText("check_suite.app.slug"),
            payload.text("sender.login"),
            payload.origin())
        : payload.ignored("the checks were not asked for again");
  }

  private static boolean isRerun(Payload payload) {
    return payload.anyText("action").equals(REREQUESTED);
  }
}
