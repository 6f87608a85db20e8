package io.github.packit4j.koji.call;

import io.github.packit4j.koji.KojiBatch;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.call.internal.Structs;
import io.github.packit4j.koji.failure.KojiNotFoundException;
import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.model.ArchiveInfo;
import io.github.packit4j.koji.model.BuildLog;
import io.github.packit4j.koji.model.ChangelogEntry;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.RpmInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hub's methods about what a build consists of, as values for {@link KojiClient#call} and
 * {@link KojiBatch}.
 */
public final class ContentCalls {
  private static final List<String> CHANGELOG =
      List.of("changelogtime", "changelogname", "changelogtext");

  private ContentCalls() {}

  /**
   * Lists the packages of a build.
   *
   * @param nvr name-version-release
   * @return the call
   */
  public static KojiCall<List<RpmInfo>> rpms(String nvr) {
    return KojiCall.read("listBuildRPMs", nvr)
        .returning(answer -> Structs.list(answer, Structs::rpm));
  }

  /**
   * Looks up a package.
   *
   * @param nvra name-version-release.architecture
   * @return the call; empty if there is none
   */
  public static KojiCall<Optional<RpmInfo>> rpm(String nvra) {
    return KojiCall.read("getRPM", nvra)
        .returning(answer -> Structs.optional(answer, Structs::rpm));
  }

  /**
   * Lists the files of a build that are no RPMs.
   *
   * @param buildId the build's number
   * @return the call
   */
  public static KojiCall<List<ArchiveInfo>> archives(long buildId) {
    return KojiCall.read("listArchives")
        .keyword("buildID", buildId)
        .returning(answer -> Structs.list(answer, Structs::archive));
  }

  /**
   * Lists the logs of a build.
   *
   * @param nvr name-version-release
   * @return the call
   */
  public static KojiCall<List<BuildLog>> logs(String nvr) {
    return KojiCall.read("getBuildLogs", nvr)
        .returning(answer -> Structs.list(answer, Structs::log));
  }

  /**
   * Reads headers of a package.
   *
   * @param nvra name-version-release.architecture
   * @param names the headers, in lower case
   * @return the call, answering a struct; it fails with {@link KojiNotFoundException} if there is
   *     no such package
   */
  public static KojiCall<KojiValue> headers(String nvra, List<String> names) {
    return KojiCall.read("getRPMHeaders")
        .keyword("rpmID", nvra)
        .keyword("headers", names)
        .keyword("strict", true);
  }

  /**
   * Reads the whole changelog of a build from its source package.
   *
   * @param nvr name-version-release
   * @return the call, answering entries newest first; it fails with {@link KojiNotFoundException}
   *     if there is no source package
   */
  public static KojiCall<List<ChangelogEntry>> changelog(String nvr) {
    return headers(nvr + ".src", CHANGELOG).returning(ContentCalls::changelog);
  }

  private static List<ChangelogEntry> changelog(KojiValue headers) {
    List<KojiValue> times = many(headers.member("changelogtime"));
    List<KojiValue> authors = many(headers.member("changelogname"));
    List<KojiValue> texts = many(headers.member("changelogtext"));
    if (times.size() != authors.size() || times.size() != texts.size()) {
      throw new KojiProtocolException("The headers of a changelog are not of the same length");
    }
    List<ChangelogEntry> entries = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      entries.add(
          new ChangelogEntry(
              Instant.ofEpochSecond(times.get(i).asLong()),
              authors.get(i).asString(),
              texts.get(i).asString()));
    }
    return List.copyOf(entries);
  }

  /** A header with one value may come without its array. */
  private static List<KojiValue> many(KojiValue header) {
    if (header.isNil()) {
      return List.of();
    }
    return header.isList() ? header.asList() : List.of(header);
  }

  /**
   * Reads the changelog entries that are newer than a time. The hub answers an empty list for a
   * build without a source package, so prefer {@link #changelog} where that matters.
   *
   * @param nvr name-version-release
   * @param after the time, of which the hub takes whole seconds
   * @return the call, answering entries newest first
   */
  public static KojiCall<List<ChangelogEntry>> changelogAfter(String nvr, Instant after) {
    return KojiCall.read("getChangelogEntries")
        .keyword("buildID", nvr)
        .keyword("after", after.getEpochSecond())
        .keyword("queryOpts", Map.of("order", "-date"))
        .returning(answer -> Structs.list(answer, Structs::changelogEntry));
  }
}
