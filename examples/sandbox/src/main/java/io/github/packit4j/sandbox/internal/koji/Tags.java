package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.BodhiRelease;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Koji's tags and build targets. Guarded by the state lock. */
final class Tags {

  private final Map<String, Tag> tags = new LinkedHashMap<>();
  private final Map<String, Target> targets = new LinkedHashMap<>();
  private int lastTag;
  private int lastTarget;

  /**
   * A tag.
   *
   * @param parents tags it inherits from, nearest first
   * @param base tag a side tag was made from
   * @param owner owner of a side tag
   */
  record Tag(
      int id, String name, List<String> parents, Optional<String> base, Optional<String> owner) {

    boolean isSideTag() {
      return owner.isPresent();
    }
  }

  record Target(int id, String name, String buildTag, String destTag) {}

  /** Makes tags and targets of a release, as far as they are missing. */
  void addRelease(BodhiRelease release) {
    String dist = release.distTag();
    String stable = release.stableTag();
    add(dist, List.of());
    if (!stable.equals(dist)) {
      add(stable, List.of(dist));
    }
    add(release.testingTag(), List.of(stable));
    add(release.candidateTag(), List.of(stable));
    add(dist + "-signing-pending", List.of());
    add(release.testingTag() + "-pending", List.of());
    add(stable + "-pending", List.of());
    add(dist + "-override", List.of(stable));
    add(dist + "-build", List.of(dist + "-override"));
    addTarget(dist, dist + "-build", release.candidateTag());
    addTarget(dist + "-candidate", dist + "-build", release.candidateTag());
    if (!release.branch().equals(dist)) {
      addTarget(release.branch(), dist + "-build", release.candidateTag());
      addTarget(release.branch() + "-candidate", dist + "-build", release.candidateTag());
    }
  }

  private void add(String name, List<String> parents) {
    if (!tags.containsKey(name)) {
      lastTag++;
      tags.put(name, new Tag(lastTag, name, parents, Optional.empty(), Optional.empty()));
    }
  }

  private void addTarget(String name, String buildTag, String destTag) {
    if (!targets.containsKey(name)) {
      lastTarget++;
      targets.put(name, new Target(lastTarget, name, buildTag, destTag));
    }
  }

  Tag addSideTag(String base, String owner) {
    lastTag++;
    String name = base + "-side-" + lastTag;
    Tag tag = new Tag(lastTag, name, List.of(base), Optional.of(base), Optional.of(owner));
    tags.put(name, tag);
    addTarget(name, name, name);
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

  Optional<Target> target(String name) {
    return Optional.ofNullable(targets.get(name));
  }

  Optional<Target> target(int id) {
    return targets.values().stream().filter(target -> target.id() == id).findFirst();
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
