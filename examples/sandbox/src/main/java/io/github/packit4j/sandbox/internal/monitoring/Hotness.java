package io.github.packit4j.sandbox.internal.monitoring;

import io.github.packit4j.sandbox.internal.pagure.DistGitService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The-new-hotness: decides what becomes of new versions of Fedora's packages, and files bugs. */
final class Hotness {

  static final String REPORTER = "upstream-release-monitoring";

  private static final Pattern VERSION =
      Pattern.compile("^Version\\s*:\\s*(\\S+)", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
  private static final List<String> EARLY = List.of("NEW", "ASSIGNED");

  private final DistGitService distGit;
  private final Bugs bugs;

  /** What becomes of new versions of a package. */
  sealed interface Decision {

    /** Nothing, for a reason that is announced. */
    record Dropped(String reason) implements Decision {}

    /** A bug was filed or updated; number -1 if the maintainer wants none. */
    record Filed(int bugId) implements Decision {}
  }

  Hotness(DistGitService distGit, Bugs bugs) {
    this.distGit = distGit;
    this.bugs = bugs;
  }

  /**
   * Decides about the versions that Anitya found in one check.
   *
   * @param found versions, oldest first
   */
  Decision decide(String packageName, AnityaProject project, List<String> found) {
    String repository = "rpms/" + packageName;
    Optional<MonitoringSettings> settings = settings(packageName);
    if (settings.isEmpty()) {
      return new Decision.Dropped("dist-git");
    }
    if (!settings.get().monitoring()) {
      return new Decision.Dropped("monitoring settings");
    }
    String version = project.newest().orElse("");
    List<String> stable = found.stream().filter(project.stableVersions()::contains).toList();
    List<String> reported = found;
    if (settings.get().stableOnly()) {
      if (stable.isEmpty()) {
        return new Decision.Dropped("monitoring settings");
      }
      reported = stable;
      if (!stable.contains(version)) {
        version = stable.get(0);
      }
    }
    if (distGit.fileForBuild(repository, "rawhide", "dead.package").isPresent()) {
      return new Decision.Dropped("retired");
    }
    Optional<String> present = versionInRawhide(packageName);
    if (present.isEmpty()) {
      return new Decision.Dropped("mdapi");
    }
    boolean newer = RpmVersions.compare(version, present.get()) > 0;
    if (!newer && !settings.get().allVersions()) {
      return new Decision.Dropped("not newer");
    }
    return settings.get().bugzilla()
        ? new Decision.Filed(file(packageName, version, reported, present.get()).id())
        : new Decision.Filed(-1);
  }

  private Optional<MonitoringSettings> settings(String packageName) {
    if (!distGit.packages().contains(packageName)) {
      return Optional.empty();
    }
    Optional<String> file = file(packageName, "monitoring.toml");
    return file.isPresent()
        ? MonitoringSettings.ofFile(file.get())
        : Optional.of(MonitoringSettings.ofStatus(distGit.monitoring(packageName)));
  }

  private Optional<String> versionInRawhide(String packageName) {
    return file(packageName, packageName + ".spec")
        .map(VERSION::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1));
  }

  private Optional<String> file(String packageName, String path) {
    return distGit
        .fileForBuild("rpms/" + packageName, "rawhide", path)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** Leaves a bug of the same title alone, renames an open one, or files a new one. */
  private Bug file(String packageName, String version, List<String> found, String present) {
    String title = title(packageName, version, found);
    String text =
        "Releases retrieved: %s%nUpstream release that is considered latest: %s%n"
                .formatted(String.join(", ", found), version)
            + "Current version in Fedora Rawhide: "
            + present;
    Optional<Bug> exact =
        ofPackage(packageName).stream().filter(bug -> bug.summary().contains(title)).findFirst();
    if (exact.isPresent()) {
      return exact.get();
    }
    Optional<Bug> open =
        ofPackage(packageName).stream().filter(bug -> EARLY.contains(bug.status())).findFirst();
    if (open.isPresent()) {
      bugs.rename(open.get(), title);
      open.get().comment(bugs.comment(REPORTER, text));
      return open.get();
    }
    return bugs.file(packageName, "rawhide", title, REPORTER, text);
  }

  private static String title(String packageName, String version, List<String> found) {
    if (found.size() == 1) {
      return packageName + "-" + found.get(0) + " is available";
    }
    return found.contains(version)
        ? packageName + "-" + version + " is available"
        : "New versions of " + packageName + " are available";
  }

  private List<Bug> ofPackage(String name) {
    return bugs.all().stream()
        .filter(bug -> bug.component().equals(name) && bug.creator().equals(REPORTER))
        .toList();
  }
}
