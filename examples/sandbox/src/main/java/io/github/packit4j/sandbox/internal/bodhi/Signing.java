package io.github.packit4j.sandbox.internal.bodhi;

import java.time.Clock;
import java.util.Optional;

/** Lets builds be signed, and updates move on when all of theirs are. */
final class Signing {

  private final Clock clock;
  private final Buildsystem koji;
  private final Requests requests;
  private final Gating gating;

  Signing(Clock clock, Buildsystem koji, Requests requests, Gating gating) {
    this.clock = clock;
    this.koji = koji;
    this.requests = requests;
    this.gating = gating;
  }

  /** Signs the builds of an update that wait for it. */
  void sign(Update update) {
    update.builds().forEach(build -> sign(build, update));
  }

  private void sign(BuildRow build, Update update) {
    if (build.isSigned()) {
      return;
    }
    Optional<String> sideTag = update.fromTag().filter(tag -> !update.release().isComposed());
    var release = update.release().settings();
    koji.move(
        build.nvr(),
        sideTag.map(SideTags::signingTag).orElse(release.pendingSigningTag()),
        sideTag.map(SideTags::testingTag).orElse(release.pendingTestingTag()));
    build.sign();
    if (!update.isSigned()) {
      return;
    }
    if (update.release().isComposed()) {
      if (update.fromTag().isPresent()) {
        requests.set(update, UpdateRequest.TESTING, Comment.ROBOT);
      }
    } else if (update.status() != UpdateStatus.OBSOLETE) {
      update.status(UpdateStatus.TESTING);
      update.dates().testing(clock.instant());
      update.request(null);
      update.pushed(true);
      gating.ask(update);
    }
  }
}
