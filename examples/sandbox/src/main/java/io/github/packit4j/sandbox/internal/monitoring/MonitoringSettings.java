package io.github.packit4j.sandbox.internal.monitoring;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a package's maintainer wants of release monitoring.
 *
 * @param monitoring whether to watch it at all
 * @param bugzilla whether to file bugs
 * @param allVersions whether versions matter that are older than Rawhide's
 * @param stableOnly whether versions that are not stable are left out
 */
record MonitoringSettings(
    boolean monitoring, boolean bugzilla, boolean allVersions, boolean stableOnly) {

  private static final Pattern LINE =
      Pattern.compile("^\\s*(?:(\\w+)\\s*=\\s*(true|false))?\\s*(?:#.*)?$");

  /** Reads {@code monitoring.toml}; empty if it is not well-formed. */
  static Optional<MonitoringSettings> ofFile(String toml) {
    Map<String, Boolean> values = new TreeMap<>();
    for (String line : toml.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      if (matcher.group(1) != null) {
        values.put(matcher.group(1), matcher.group(2).equals("true"));
      }
    }
    return Optional.of(
        new MonitoringSettings(
            values.getOrDefault("monitoring", true),
            values.getOrDefault("bugzilla", true),
            values.getOrDefault("all_versions", false),
            values.getOrDefault("stable_only", false)));
  }

  /** Reads the status that dist-git keeps of packages without the file. */
  static MonitoringSettings ofStatus(String status) {
    return new MonitoringSettings(
        !status.equals("no-monitoring"),
        true,
        status.startsWith("monitoring-all"),
        status.startsWith("monitoring-stable"));
  }
}
