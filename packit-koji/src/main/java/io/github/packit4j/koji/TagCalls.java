package io.github.packit4j.koji;

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
