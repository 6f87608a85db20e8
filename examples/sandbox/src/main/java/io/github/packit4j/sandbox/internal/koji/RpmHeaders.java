package io.github.packit4j.sandbox.internal.koji;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The headers of a package, as far as a spec file says what is in them. */
final class RpmHeaders {

  /** Tags that a package may have, but those of the sandbox have not. */
  private static final Set<String> ABSENT =
      Set.of("EPOCH", "URL", "VENDOR", "PACKAGER", "DISTRIBUTION", "SOURCERPM", "EXCLUDEARCH");

  private RpmHeaders() {}

  /** Tells whether RPM knows a tag of this name, in upper case. */
  static boolean isTag(String name) {
    return ABSENT.contains(name) || NAMES.contains(name);
  }

  private static final Set<String> NAMES =
      Set.of(
          "NAME",
          "VERSION",
          "RELEASE",
          "SUMMARY",
          "LICENSE",
          "ARCH",
          "BUILDTIME",
          "SOURCEPACKAGE",
          "CHANGELOGTIME",
          "CHANGELOGNAME",
          "CHANGELOGTEXT",
          "SPEC");

  /** Returns the headers by upper-case name. */
  static Map<String, @Nullable Object> of(BuiltRpm rpm) {
    Build build = rpm.build();
    String spec = build.specFile();
    boolean source = rpm.arch().equals("src");
    List<SpecChangelog.Entry> changelog = SpecChangelog.entries(spec);
    Map<String, @Nullable Object> headers = new LinkedHashMap<>();
    headers.put("NAME", build.name());
    headers.put("VERSION", build.version());
    headers.put("RELEASE", build.release());
    SpecTags.epoch(spec).ifPresent(epoch -> headers.put("EPOCH", epoch));
    headers.put("SUMMARY", SpecTags.value(spec, "Summary").orElse(""));
    headers.put("LICENSE", SpecTags.value(spec, "License").orElse(""));
    headers.put("ARCH", "noarch");
    headers.put("BUILDTIME", (int) build.completed().orElse(build.created()).getEpochSecond());
    if (source) {
      headers.put("SOURCEPACKAGE", 1);
    }
    headers.put("CHANGELOGTIME", changelog.stream().map(SpecChangelog.Entry::epochSecond).toList());
    headers.put("CHANGELOGNAME", changelog.stream().map(SpecChangelog.Entry::author).toList());
    headers.put("CHANGELOGTEXT", changelog.stream().map(SpecChangelog.Entry::text).toList());
    if (source) {
      headers.put("SPEC", spec);
    }
    return headers;
  }
}
