package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.BodhiRelease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Koji's tags and build targets. Guarded by the state lock. */
final class Tags {

  private final Map<String, Tag> tags = new LinkedHashMap<>();
  private final Map<String, Target> targets = new LinkedHashMap<>();
  private final Map<String, String> dists = new HashMap<>();
  private int lastTag;
  private int lastTarget;

  /**
   * A tag.
   *
   * @param arches architectures that builds are made for, separated by blanks
   * @param parents tags it inherits from, nearest first
   * @param side what a side tag has more
   */
  record Tag(int id, String name, String arches, List<String> parents, Optional<SideTag> side) {

    boolean isSideTag() {
      return side.isPresent();
    }

    boolean isOwnedBy(String user) {
      return side.map(SideTag::owner).equals(Optional.of(user));
    }

    Optional<String> owner() {
      return side.map(SideTag::owner);
    }
  }

  /**
   * What a side tag has more.
   *
   * @param base tag it was made from
   */
  record SideTag(String base, String owner, boolean debuginfo) {}

  record Target(int id, String name, String buildTag, String destTag) {}

  /** Makes the tags of a release, as far as they are missing. */
  void addTags(BodhiRelease release) {
    String dist = release.distTag();
    String stable = release.stableTag();
    add(dist, "x86_64 aarch64", List.of());
    if (!stable.equals(dist)) {
      add(stable, "", List.of(dist));
    }
    add(release.testingTag(), "", List.of(stable));
    add(release.candidateTag(), "", List.of(stable));
    add(release.pendingSigningTag(), "", List.of());
    add(release.pendingTestingTag(), "", List.of());
    add(release.pendingStableTag(), "", List.of());
    add(release.overrideTag(), "", List.of(stable));
    add(buildTag(release), "x86_64 aarch64", List.of(release.overrideTag()));
  }

  /** Makes the targets of a release, and lets Rawhide's lead to the newest. */
  void addTargets(BodhiRelease release) {
    String dist = release.distTag();
    String branch = release.branch();
    putTarget(dist, buildTag(release), release.candidateTag());
    putTarget(dist + "-candidate", buildTag(release), release.candidateTag());
    if (branch.equals("rawhide")) {
      putTarget("rawhide", buildTag(release), release.candidateTag());
    } else if (!dist.startsWith(branch) || dist.startsWith(branch + ".")) {
      // The leading minor release of an EPEL has the branch of the major one.
      putTarget(branch + "-candidate", buildTag(release), release.candidateTag());
    }
  }

  /** Takes the targets of a release away, so that nothing is built for it any more. */
  void removeTargets(BodhiRelease release) {
    targets.values().removeIf(target -> target.destTag().equals(release.candidateTag()));
  }

  private static String buildTag(BodhiRelease release) {
    return release.distTag() + "-build";
  }

  /** Returns the side tags made from a release's build tag. */
  List<Tag> sideTags(BodhiRelease release) {
    return all().stream().filter(tag -> isSideTagOf(tag, buildTag(release))).toList();
  }

  private static boolean isSideTagOf(Tag tag, String base) {
    return tag.side().filter(side -> side.base().equals(base)).isPresent();
  }

  void add(String name, String arches, List<String> parents) {
    if (!name.isEmpty() && !tags.containsKey(name)) {
      lastTag++;
      tags.put(name, new Tag(lastTag, name, arches, parents, Optional.empty()));
    }
  }

  /** Makes a target with its tags, as far as they are missing. */
  void addTarget(String name, String buildTag, String destTag, String dist) {
    add(destTag, "", List.of());
    add(buildTag, "x86_64 aarch64", List.of(destTag));
    dists.put(buildTag, dist);
    putTarget(name, buildTag, destTag);
  }

  /** Returns the value of {@code %dist} in builds for a tag, of its own or by its name. */
  String distOf(String buildTag) {
    return dists.getOrDefault(buildTag, dist(buildTag));
  }

  /** Makes a target, or lets one of this name lead elsewhere, as Rawhide's does after branching. */
  private void putTarget(String name, String buildTag, String destTag) {
    Target old = targets.get(name);
    int id = old == null ? ++lastTarget : old.id();
    targets.put(name, new Target(id, name, buildTag, destTag));
  }

  Tag addSideTag(Tag base, String owner, boolean debuginfo) {
    lastTag++;
    String name = base.name() + "-side-" + lastTag;
    SideTag side = new SideTag(base.name(), owner, debuginfo);
    Tag tag = new Tag(lastTag, name, base.arches(), List.of(base.name()), Optional.of(side));
    tags.put(name, tag);
    putTarget(name, name, name);
    return tag;
  }

  void remove(Tag tag) {
    tags.remove(tag.name());
    targets.remove(tag.name());
  }

  Optional<Tag> find(String name) {
    return Optional.ofNullable(tags.get(name));
  }

  Optional<Tag> find(int id) {
    return tags.values().stream().filter(tag -> tag.id() == id).findFirst();
  }

  /** Returns the tag of this name, which has to be there. */
  Tag require(String name) {
    return find(name).orElseThrow(() -> noSuchTag(name));
  }

  static KojiFault noSuchTag(@Nullable Object info) {
    return KojiFault.generic("No such tagInfo: " + PythonText.repr(info));
  }

  Optional<Target> target(String name) {
    return Optional.ofNullable(targets.get(name));
  }

  Optional<Target> target(int id) {
    return targets.values().stream().filter(target -> target.id() == id).findFirst();
  }

  /** Tells whether builds are made from a tag of a release. */
  boolean isBuildTag(Tag tag) {
    return !tag.isSideTag()
        && targets.values().stream().anyMatch(target -> target.buildTag().equals(tag.name()));
  }

  /** Tells whether builds go to a tag. */
  boolean isDestination(Tag tag) {
    return targets.values().stream().anyMatch(target -> target.destTag().equals(tag.name()));
  }

  List<Tag> all() {
    return List.copyOf(tags.values());
  }

  List<Target> targets() {
    return List.copyOf(targets.values());
  }

  /** Returns a tag and all it inherits from, nearest first. */
  List<Tag> withParents(Tag tag) {
    List<Tag> line = new ArrayList<>();
    line.add(tag);
    for (String parent : tag.parents()) {
      find(parent).ifPresent(next -> line.addAll(withParents(next)));
    }
    return line;
  }

  /**
   * Returns the value of {@code %dist} in builds for a tag: {@code .fc45}, {@code .el9}, {@code
   * .el10_4}.
   */
  static String dist(String buildTag) {
    String name = buildTag.split("-", 2)[0];
    return name.startsWith("epel")
        ? ".el" + name.substring(4).replace('.', '_')
        : name.replaceFirst("^f(?=\\d)", ".fc").replaceFirst("^(?!\\.)", ".");
  }
}
