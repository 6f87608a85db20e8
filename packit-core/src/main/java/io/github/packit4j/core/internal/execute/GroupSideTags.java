package io.github.packit4j.core.internal.execute;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.internal.job.Choice;
import io.github.packit4j.core.internal.job.OwnSideTag;
import io.github.packit4j.core.internal.job.SideTagGroups;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.koji.KojiBatch;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.call.TagCalls;
import io.github.packit4j.koji.call.TaggedQuery;
import io.github.packit4j.koji.call.TaskQuery;
import io.github.packit4j.koji.call.UserCalls;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.failure.KojiNotFoundException;
import io.github.packit4j.koji.model.BuildTarget;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.SideTag;
import io.github.packit4j.koji.model.TagInfo;
import io.github.packit4j.koji.model.TaggedBuild;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import io.github.packit4j.koji.model.UserInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side tags of groups, found again from what is in them.
 *
 * <p>The Packit service keeps in a database which side tag belongs to which group and branch. Koji
 * itself offers no place for a group's name: suffixes are limited to those that a hub allows, and
 * so are the extra settings of a side tag. But a side tag tells by its contents whose it is. That
 * of a group and branch is the oldest one
 *
 * <ul>
 *   <li>that the workflow's own account made of the tag which the branch is built from,
 *   <li>that holds a build, or is the target of an unfinished build task, of a package which has a
 *       job {@code koji_build} of the group; or whose update has such a build, as Bodhi empties the
 *       side tags of releases that it composes,
 *   <li>whose update, if it has one, still takes builds.
 * </ul>
 *
 * <p>So groups that share a package share a side tag, as they have to: Bodhi takes a build into one
 * update only. A side tag of the account that is empty and has no update is what a run left that
 * was cut off between making it and building into it, and is taken by the next one. A side tag of
 * another account, or with other builds in it, is left alone.
 *
 * <p>Two machines may each make one at the same moment. So there is a look after it was made: the
 * oldest that fits is used by both, and who made the other one removes it. And two groups may take
 * the same empty one. So there is a look after the first build into it was submitted: the older
 * build stays, and the other one is canceled and goes elsewhere. What is found here is not kept,
 * because a side tag may be gone at any time: Koji and Bodhi remove them. As the base decides and
 * not the name of the branch, what was made for Rawhide goes with the release when that gets a
 * branch of its own.
 */
public final class GroupSideTags {

  private static final Logger LOG = LoggerFactory.getLogger(GroupSideTags.class);
  private static final int MOST_TRIES = 3;
  private static final List<TaskState> UNFINISHED =
      List.of(TaskState.FREE, TaskState.OPEN, TaskState.ASSIGNED);

  private final Optional<KojiClient> client;
  private final Optional<BodhiClient> bodhi;
  private final DistGit distGit;
  private final SideTagGroups groups;

  /**
   * Creates the tags.
   *
   * @param client the hub; without one there are none
   * @param bodhi knows the updates of side tags; without it they have none
   * @param distGit tells which package a source is of
   * @param groups tells which package is built in which group
   */
  public GroupSideTags(
      Optional<KojiClient> client,
      Optional<BodhiClient> bodhi,
      DistGit distGit,
      SideTagGroups groups) {
    this.client = client;
    this.bodhi = bodhi;
    this.distGit = distGit;
    this.groups = groups;
  }

  /** What to lock while a side tag of a branch is looked for, made or used. */
  static String lock(String branch) {
    return "side tags of " + branch;
  }

  /**
   * Looks at the tag of a tagged build.
   *
   * @param tagged the build
   * @return the side tag, or why it starts nothing
   */
  public Choice<OwnSideTag> of(BuildTagged tagged) {
    Optional<String> base = SideTag.baseOf(tagged.tag());
    if (base.isEmpty()) {
      return not(
          tagged,
          Reason.NOT_A_SIDE_TAG,
          "%s was tagged into %s, and only a side tag starts jobs"
              .formatted(tagged.nvr(), tagged.tag()));
    }
    if (client.isEmpty()) {
      return foreign(tagged);
    }
    Optional<TagInfo> tag = koji().call(TagCalls.tag(tagged.tag()));
    if (tag.isEmpty()) {
      return gone(tagged);
    }
    if (!tag.get().isSideTag() || !isOwn(tag.get())) {
      return foreign(tagged);
    }
    try {
      Set<String> packages = new TreeSet<>();
      koji()
          .tags()
          .builds(TaggedQuery.in(tagged.tag()))
          .forEach(build -> packages.add(build.nvr().name()));
      return new Choice.Run<>(new Seen(koji(), tagged.tag(), base.get(), packages));
    } catch (KojiNotFoundException e) {
      return gone(tagged);
    }
  }

  private boolean isOwn(TagInfo tag) {
    KojiValue owner = tag.extra().getOrDefault("sidetag_user", KojiValue.of(null));
    return owner.isString() && owner.asString().equals(account().name());
  }

  private static Choice<OwnSideTag> foreign(BuildTagged tagged) {
    return not(
        tagged,
        Reason.FOREIGN_SIDE_TAG,
        "%s is not a side tag of the workflow's own account".formatted(tagged.tag()));
  }

  private static Choice<OwnSideTag> gone(BuildTagged tagged) {
    return not(
        tagged, Reason.NO_SIDE_TAG, "the side tag %s is there no more".formatted(tagged.tag()));
  }

  private static Choice<OwnSideTag> not(BuildTagged tagged, Reason reason, String message) {
    return new Choice.Settled<>(
        new JobOutcome.NotRun(JobType.KOJI_BUILD.key(), tagged.packageName(), reason, message));
  }

  /** The side tag of an event; which branch it is for is asked only if a job needs to know. */
  private record Seen(
      KojiClient koji, String name, String base, Set<String> packages, Map<String, Boolean> known)
      implements OwnSideTag {

    Seen(KojiClient koji, String name, String base, Set<String> packages) {
      this(koji, name, base, packages, new HashMap<>());
    }

    @Override
    public boolean isFor(ReleaseBranch branch) {
      return known.computeIfAbsent(
          branch.kojiTarget(),
          target ->
              koji.tags().target(target).map(BuildTarget::buildTag).equals(Optional.of(base)));
    }
  }

  /**
   * Finds the side tag of a group that still takes builds.
   *
   * @param group the group's name
   * @param target the build target of the branch
   * @return the side tag; empty if there is none
   */
  Optional<SideTagContent> open(String group, String target) {
    return open(group, own(base(target)));
  }

  /**
   * Finds the side tag of a group, or else the newest one of which nothing more can come.
   *
   * @param group the group's name
   * @param target the build target of the branch
   * @return the side tag; empty if there is none
   */
  Optional<SideTagContent> latest(String group, String target) {
    List<SideTagContent> own = own(base(target));
    return open(group, own)
        .or(
            () ->
                own.stream()
                    .filter(content -> groups.anyOf(content.packages(), group))
                    .reduce((older, newer) -> newer));
  }

  private Optional<SideTagContent> open(String group, List<SideTagContent> own) {
    return own.stream()
        .filter(content -> groups.anyOf(content.packages(), group))
        .filter(content -> !content.isUsedUp())
        .findFirst();
  }

  /**
   * Gives a group that has no side tag one: an empty one that is there, or a new one. Side tags
   * that are empty and of no more use are removed on this occasion.
   *
   * @param group the group's name
   * @param target the build target of the branch
   * @return the side tag's name
   */
  String create(String group, String target) {
    String base = base(target);
    List<SideTagContent> own = own(base);
    own.stream().filter(GroupSideTags::isLeftOver).forEach(this::remove);
    return usable(group, own).map(SideTagContent::name).orElseGet(() -> created(group, base));
  }

  private String created(String group, String base) {
    for (int i = 0; i < MOST_TRIES; i++) {
      SideTag made = koji().sideTags().create(base);
      Optional<String> first = usable(group, own(base)).map(SideTagContent::name);
      if (first.isPresent()) {
        if (!first.get().equals(made.name())) {
          koji().sideTags().remove(made.name());
        }
        return first.get();
      }
      // Another group has found it empty, and is building into it.
    }
    throw new KojiException(
        "Tried to make a side tag of %s for the group %s but failed because: others took each of %d at once"
            .formatted(base, group, MOST_TRIES));
  }

  /**
   * Tells whether a side tag that was empty a moment ago is another group's: what came into it
   * before the own build is of packages that are in other groups. Both have found it empty, and the
   * older build stays.
   *
   * @param name the side tag
   * @param group the group's name
   * @param target the build target of the branch
   * @param own the task of the own build
   * @return whether the own build has to go elsewhere
   */
  boolean isTaken(String name, String group, String target, TaskId own) {
    return own(base(target)).stream()
        .filter(content -> content.name().equals(name))
        .map(content -> content.packagesBefore(own))
        .anyMatch(packages -> !packages.isEmpty() && !groups.anyOf(packages, group));
  }

  private Optional<SideTagContent> usable(String group, List<SideTagContent> own) {
    return open(group, own).or(() -> own.stream().filter(SideTagContent::isUnused).findFirst());
  }

  /** An update that is unpushed may be pushed again by people. */
  private static boolean isLeftOver(SideTagContent content) {
    return content.isEmpty()
        && content
            .update()
            .filter(
                update ->
                    update.status() == UpdateStatus.STABLE
                        || update.status() == UpdateStatus.OBSOLETE)
            .isPresent();
  }

  private void remove(SideTagContent content) {
    try {
      koji().sideTags().remove(content.name());
    } catch (KojiException e) {
      // It is in nobody's way.
      LOG.warn("Could not remove the side tag {}", content.name(), e);
    }
  }

  /**
   * Looks at a side tag.
   *
   * @param name the side tag
   * @return what is in it; empty if it is gone
   */
  Optional<SideTagContent> content(String name) {
    return koji()
        .call(TagCalls.tag(name))
        .map(tag -> new SideTag(tag.id(), tag.name(), OptionalLong.empty(), Optional.empty()))
        .flatMap(tag -> contents(List.of(tag), Map.of()).stream().findFirst());
  }

  /** The account's side tags of a base, oldest first. */
  private List<SideTagContent> own(String base) {
    UserInfo account = account();
    List<SideTag> tags =
        koji().call(TagCalls.sideTags(Optional.of(base), Optional.of(account.name()))).stream()
            .sorted(Comparator.comparingLong(SideTag::id))
            .toList();
    // The tasks first: a build that ends between the two questions is then seen twice.
    return tags.isEmpty() ? List.of() : contents(tags, underWay(account));
  }

  private UserInfo account() {
    return koji().call(UserCalls.loggedIn());
  }

  /** The tasks in which the account is building packages, by the target. */
  private Map<String, Map<TaskId, String>> underWay(UserInfo account) {
    TaskQuery unfinished =
        TaskQuery.builder().method("build").ownerId(account.id()).addAllStates(UNFINISHED).build();
    Map<String, Map<TaskId, String>> found = new HashMap<>();
    for (TaskInfo task : koji().tasks().list(unfinished)) {
      Optional<String> packageName = task.buildSource().flatMap(distGit.instance()::packageAt);
      if (!task.scratch() && task.buildTarget().isPresent() && packageName.isPresent()) {
        found
            .computeIfAbsent(task.buildTarget().get(), target -> new HashMap<>())
            .put(task.id(), packageName.get());
      }
    }
    return found;
  }

  private List<SideTagContent> contents(
      List<SideTag> tags, Map<String, Map<TaskId, String>> underWay) {
    KojiBatch batch = koji().batch();
    Map<SideTag, KojiBatch.Entry<List<TaggedBuild>>> asked = new LinkedHashMap<>();
    tags.forEach(
        tag -> asked.put(tag, batch.add(TagCalls.taggedBuilds(TaggedQuery.in(tag.name())))));
    batch.run();
    List<SideTagContent> contents = new ArrayList<>();
    asked.forEach(
        (tag, builds) ->
            unlessGone(builds::result)
                .ifPresent(
                    present ->
                        contents.add(
                            new SideTagContent(
                                tag,
                                present,
                                underWay.getOrDefault(tag.name(), Map.of()),
                                new Once<>(() -> updateOf(tag))))));
    return contents;
  }

  private Optional<Update> updateOf(SideTag tag) {
    return bodhi.flatMap(client -> client.updates().ofSideTag(tag.name()));
  }

  private static <T> Optional<T> unlessGone(Supplier<T> answer) {
    try {
      return Optional.of(answer.get());
    } catch (KojiNotFoundException e) {
      return Optional.empty();
    }
  }

  private String base(String target) {
    return koji()
        .tags()
        .target(target)
        .map(BuildTarget::buildTag)
        .orElseThrow(
            () ->
                new KojiException(
                    "Tried to find the side tag of a group but failed because: the hub has no build target %s"
                        .formatted(target)));
  }

  private KojiClient koji() {
    return client.orElseThrow(
        () -> new MissingSettingException("A side tag", "ReleaseWorkflow.builder().koji(...)"));
  }
}
