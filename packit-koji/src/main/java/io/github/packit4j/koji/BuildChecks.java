package io.github.packit4j.koji;

import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.call.TagCalls;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.model.BuildTarget;
import io.github.packit4j.koji.model.TagInfo;
import java.util.Optional;

/** Checks what the hub does not before it makes a task of a build request. */
final class BuildChecks {
  private final KojiClient koji;
  private final KnownTargets targets;

  BuildChecks(KojiClient koji, KnownTargets targets) {
    this.targets = targets;
    this.koji = koji;
  }

  /** Throws if the task could only fail. */
  void check(BuildRequest request) {
    if (request.target().isEmpty()) {
      return;
    }
    String name = request.target().get();
    BuildTarget target =
        targets.of(name).orElseThrow(() -> refused(request, "the hub has no build target " + name));
    if (request.scratch() || request.skipTag()) {
      return;
    }
    String tag = target.destinationTag();
    Optional<String> packageName = packageName(request);
    KojiBatch batch = koji.batch();
    KojiBatch.Entry<Optional<TagInfo>> found = batch.add(TagCalls.tag(tag));
    Optional<KojiBatch.Entry<Boolean>> accepts =
        packageName.map(own -> batch.add(TagCalls.acceptsPackage(tag, own)));
    batch.run();
    TagInfo destination =
        found
            .result()
            .orElseThrow(() -> refused(request, "its destination tag " + tag + " is gone"));
    if (destination.locked()) {
      throw refused(request, "its destination tag " + tag + " is locked");
    }
    if (accepts.isPresent() && !accepts.get().result()) {
      throw refused(
          request,
          "package %s is not in the list of tag %s, or blocked"
              .formatted(packageName.orElse(""), tag));
    }
  }

  private static Optional<String> packageName(BuildRequest request) {
    return ScmCommit.parse(request.source())
        .map(commit -> commit.path().substring(commit.path().lastIndexOf('/') + 1));
  }

  private static KojiException refused(BuildRequest request, String reason) {
    return new KojiException(
        "Tried to submit a build of %s but failed because: %s".formatted(request.source(), reason));
  }
}
