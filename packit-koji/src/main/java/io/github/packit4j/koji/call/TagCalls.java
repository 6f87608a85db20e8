package io.github.packit4j.koji.call;

import io.github.packit4j.koji.KojiBatch;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.call.internal.Structs;
import io.github.packit4j.koji.failure.KojiNotFoundException;
import io.github.packit4j.koji.model.BuildTarget;
import io.github.packit4j.koji.model.InheritedTag;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.SideTag;
import io.github.packit4j.koji.model.TagInfo;
import io.github.packit4j.koji.model.TagPackage;
import io.github.packit4j.koji.model.TaggedBuild;
import io.github.packit4j.koji.model.TaskId;
import java.util.List;
import java.util.Optional;

/**
 * The hub's methods about tags, targets and side tags, as values for {@link KojiClient#call} and
 * {@link KojiBatch}.
 */
public final class TagCalls {
  private TagCalls() {}

  /**
   * Looks up a build target.
   *
   * @param name the target's name
   * @return the call; empty if there is no such target
   */
  public static KojiCall<Optional<BuildTarget>> target(String name) {
    return KojiCall.read("getBuildTarget", name)
        .returning(answer -> Structs.optional(answer, Structs::target));
  }

  /**
   * Lists all build targets.
   *
   * @return the call
   */
  public static KojiCall<List<BuildTarget>> targets() {
    return KojiCall.read("getBuildTargets")
        .returning(answer -> Structs.list(answer, Structs::target));
  }

  /**
   * Looks up a tag with its extra settings.
   *
   * @param name the tag's name
   * @return the call; empty if there is no such tag
   */
  public static KojiCall<Optional<TagInfo>> tag(String name) {
    return KojiCall.read("getTag", name)
        .returning(answer -> Structs.optional(answer, Structs::tag));
  }

  /**
   * Lists the tags of a build.
   *
   * @param nvr name-version-release
   * @return the call; it fails with {@link KojiNotFoundException} if there is no such build
   */
  public static KojiCall<List<TagInfo>> tagsOfBuild(String nvr) {
    return KojiCall.read("listTags")
        .keyword("build", nvr)
        .returning(answer -> Structs.list(answer, Structs::tag));
  }

  /**
   * Lists what a tag holds.
   *
   * @param query which tag and builds
   * @return the call; it fails with {@link KojiNotFoundException} if there is no such tag
   */
  public static KojiCall<List<TaggedBuild>> taggedBuilds(TaggedQuery query) {
    return KojiCall.read("listTagged")
        .keywordIfPresent("package", query.packageName())
        .keyword("tag", query.tag())
        .keyword("inherit", query.inherited())
        .keyword("latest", query.latest())
        .keyword("strict", true)
        .keywordIfPresent("owner", query.owner())
        .keywordIfPresent("event", query.event())
        .keywordIfPresent("draft", query.draft())
        .returning(answer -> Structs.list(answer, Structs::taggedBuild));
  }

  /**
   * Finds the build of each package that was tagged last, by the hub's own short form.
   *
   * @param tag the tag
   * @param packageName the package, or empty for all
   * @return the call
   */
  public static KojiCall<List<TaggedBuild>> latestBuilds(String tag, Optional<String> packageName) {
    return KojiCall.read("getLatestBuilds", tag)
        .keywordIfPresent("package", packageName)
        .returning(answer -> Structs.list(answer, Structs::taggedBuild));
  }

  /**
   * Lists all tags that a tag inherits from, nearest first.
   *
   * @param tag the tag
   * @return the call
   */
  public static KojiCall<List<InheritedTag>> inheritance(String tag) {
    return KojiCall.read("getFullInheritance", tag)
        .returning(answer -> Structs.list(answer, Structs::inheritedTag));
  }

  /**
   * Looks up a tag with its settings as inherited.
   *
   * @param tag the tag
   * @return the call; it fails with {@link KojiNotFoundException} if there is no such tag
   */
  public static KojiCall<TagInfo> buildConfig(String tag) {
    return KojiCall.read("getBuildConfig", tag).returning(Structs::tag);
  }

  /**
   * Asks whether a package may be tagged.
   *
   * @param tag the tag
   * @param packageName the package
   * @return the call; true if the package is listed and not blocked
   */
  public static KojiCall<Boolean> acceptsPackage(String tag, String packageName) {
    return KojiCall.read("checkTagPackage", tag, packageName).returning(KojiValue::asBoolean);
  }

  /**
   * Lists the packages that may be tagged.
   *
   * @param tag the tag
   * @return the call, answering inherited packages too
   */
  public static KojiCall<List<TagPackage>> packages(String tag) {
    return KojiCall.read("listPackages")
        .keyword("tagID", tag)
        .keyword("inherited", true)
        .returning(answer -> Structs.list(answer, Structs::tagPackage));
  }

  /**
   * Tags a build.
   *
   * @param tag the tag
   * @param nvr the build
   * @return the call, answering the task that does it
   */
  public static KojiCall<TaskId> tagBuild(String tag, String nvr) {
    return KojiCall.write("tagBuild", tag, nvr).returning(answer -> TaskId.of(answer.asLong()));
  }

  /**
   * Takes a build out of a tag, at once.
   *
   * @param tag the tag
   * @param nvr the build
   * @return the call
   */
  public static KojiCall<KojiValue> untagBuild(String tag, String nvr) {
    return KojiCall.write("untagBuild", tag, nvr).keyword("strict", true);
  }

  /**
   * Moves a build from one tag to another.
   *
   * @param fromTag the tag that holds it
   * @param toTag the tag that gets it
   * @param nvr the build
   * @return the call, answering the task that does it
   */
  public static KojiCall<TaskId> moveBuild(String fromTag, String toTag, String nvr) {
    return KojiCall.write("tagBuild", toTag, nvr)
        .keyword("fromtag", fromTag)
        .returning(answer -> TaskId.of(answer.asLong()));
  }

  /**
   * Makes a side tag.
   *
   * @param baseTag the build tag of a target
   * @return the call
   */
  public static KojiCall<SideTag> createSideTag(String baseTag) {
    return KojiCall.write("createSideTag", baseTag).returning(Structs::sideTag);
  }

  /**
   * Removes a side tag and its target.
   *
   * @param name the side tag
   * @return the call
   */
  public static KojiCall<KojiValue> removeSideTag(String name) {
    return KojiCall.write("removeSideTag", name);
  }

  /**
   * Lists side tags.
   *
   * @param baseTag the tag they are made of, or empty for any
   * @param owner the account that made them, or empty for any
   * @return the call
   */
  public static KojiCall<List<SideTag>> sideTags(Optional<String> baseTag, Optional<String> owner) {
    return KojiCall.read("listSideTags")
        .keywordIfPresent("basetag", baseTag)
        .keywordIfPresent("user", owner)
        .returning(answer -> Structs.list(answer, Structs::sideTag));
  }
}
