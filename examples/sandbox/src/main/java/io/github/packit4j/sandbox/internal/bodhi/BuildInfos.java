package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.KojiBuild;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one request has found out about builds: Koji is asked once for each. */
final class BuildInfos {

  private final Buildsystem koji;
  private final Releases releases;
  private final Problems problems;
  private final List<String> inherited = new ArrayList<>();
  private final Map<String, Optional<KojiBuild>> builds = new HashMap<>();
  private final Map<String, List<String>> tags = new HashMap<>();
  private final Map<String, Optional<ReleaseRow>> found = new HashMap<>();

  BuildInfos(Buildsystem koji, Releases releases, Problems problems) {
    this.koji = koji;
    this.releases = releases;
    this.problems = problems;
  }

  /** Counts these tags as tags of every build: a side tag stands for what it inherits from. */
  void inherit(List<String> more) {
    inherited.addAll(more);
  }

  Optional<KojiBuild> build(String nvr) {
    return builds.computeIfAbsent(nvr, koji::build);
  }

  /** Returns the tags; says so if there are none. */
  List<String> tags(String nvr) {
    return tags.computeIfAbsent(
        nvr,
        key -> {
          List<String> its = new ArrayList<>(koji.tags(nvr));
          if (its.isEmpty()) {
            problems.builds("Cannot find any tags associated with build: " + nvr);
          }
          its.addAll(inherited);
          return its;
        });
  }

  /** Returns the release that the tags stand for; says so if there is none. */
  Optional<ReleaseRow> release(String nvr) {
    if (!found.containsKey(nvr)) {
      List<String> its = tags(nvr);
      Optional<ReleaseRow> release = releases.ofTags(its);
      if (release.isEmpty()) {
        problems.builds(
            "Cannot find release associated with build: " + nvr + ", tags: " + Python.list(its));
      }
      found.put(nvr, release);
    }
    return found.getOrDefault(nvr, Optional.empty());
  }
}
