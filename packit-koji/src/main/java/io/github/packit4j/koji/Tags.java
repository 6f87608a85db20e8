package io.github.packit4j.koji;

import io.github.packit4j.koji.call.TagCalls;
import io.github.packit4j.koji.call.TaggedQuery;
import io.github.packit4j.koji.failure.KojiDeniedException;
import io.github.packit4j.koji.failure.KojiNotFoundException;
import io.github.packit4j.koji.internal.LostAnswer;
import io.github.packit4j.koji.model.BuildTarget;
import io.github.packit4j.koji.model.TagInfo;
import io.github.packit4j.koji.model.TaggedBuild;
import io.github.packit4j.koji.model.TaskId;
import java.util.List;
import java.util.Optional;

/** The tags of a hub, the builds in them, and the targets that builds are made for. Thread-safe. */
public final class Tags {
  private final KojiClient koji;
  private final LostAnswers lostAnswers;

  Tags(KojiClient koji) {
    this.koji = koji;
    this.lostAnswers = new LostAnswers(koji);
  }

  /**
   * Looks up a build target.
   *
   * @param name the target's name
   * @return the target, empty if the hub has none of that name
   */
  public Optional<BuildTarget> target(String name) {
    return koji.call(TagCalls.target(name));
  }

  /**
   * Finds the tags that builds for a target travel through.
   *
   * @param target such as {@code rawhide} or {@code f43-candidate}
   * @return the tags, empty if the hub has no such target
   */
  public Optional<BranchTags> ofTarget(String target) {
    return target(target)
        .map(
            found -> BranchTags.of(found, koji.call(TagCalls.inheritance(found.destinationTag()))));
  }

  /**
   * Lists the tags of a build.
   *
   * @param nvr name-version-release
   * @return the tags, empty for a build in no tag
   * @throws KojiNotFoundException if there is no such build
   */
  public List<TagInfo> ofBuild(String nvr) {
    return koji.call(TagCalls.tagsOfBuild(nvr));
  }

  /**
   * Lists what a tag holds.
   *
   * @param query which tag and builds
   * @return the builds; none for an unknown package
   * @throws KojiNotFoundException if there is no such tag
   */
  public List<TaggedBuild> builds(TaggedQuery query) {
    return koji.call(TagCalls.taggedBuilds(query));
  }

  /**
   * Finds the build of a package that was tagged last, in a tag or what that inherits from.
   *
   * @param tag the tag
   * @param packageName the package
   * @return the build, empty if there is none
   * @throws KojiNotFoundException if there is no such tag
   */
  public Optional<TaggedBuild> latestBuild(String tag, String packageName) {
    return builds(TaggedQuery.latest(tag, packageName)).stream().findFirst();
  }

  /**
   * Finds the stable tags among a tag and what that inherits from, by the names that Fedora gives.
   *
   * @param tag the tag, which may be a side tag
   * @return the stable tags, nearest first
   */
  public List<String> stable(String tag) {
    return BranchTags.stable(tag, koji.call(TagCalls.inheritance(tag)));
  }

  /**
   * Finds the stable build of a package that a build in a tag will replace.
   *
   * @param tag the tag, such as a candidate or side tag
   * @param packageName the package
   * @return the latest build in the first stable tag that has one, by the tag's inheritance
   */
  public Optional<TaggedBuild> latestStableBuild(String tag, String packageName) {
    KojiBatch batch = koji.batch();
    List<KojiBatch.Entry<List<TaggedBuild>>> stable =
        stable(tag).stream()
            .map(name -> batch.add(TagCalls.taggedBuilds(TaggedQuery.latestIn(name, packageName))))
            .toList();
    batch.run();
    return stable.stream().flatMap(entry -> entry.result().stream()).findFirst();
  }

  /**
   * Tags a build, exactly once.
   *
   * @param tag the tag
   * @param nvr the build
   * @return the task that does it
   * @throws KojiDeniedException if a policy forbids it
   */
  public TaskId tag(String tag, String nvr) {
    return koji.call(TagCalls.tagBuild(tag, nvr), lostAnswers.tagging(tag, nvr));
  }

  /**
   * Takes a build out of a tag, at once.
   *
   * @param tag the tag
   * @param nvr the build
   */
  public void untag(String tag, String nvr) {
    koji.call(TagCalls.untagBuild(tag, nvr), LostAnswer.nil());
  }
}
