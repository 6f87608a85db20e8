package io.github.packit4j.core.internal.plan;

import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.distgit.LookasideLocation;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.distgit.client.DistGit;
import java.util.ArrayList;
import java.util.List;

/**
 * Which archives can be brought into a dist-git's lookaside cache from here. Some caches take none,
 * or only from the distribution's own network: people have to do it then, and are told so.
 *
 * @param distGit the dist-git
 */
record CacheReach(DistGit distGit) {

  /** What can be sent, or shows by failing that the dist-git has no cache at all. */
  List<PlannedUpload> sendable(List<PlannedUpload> uploads) {
    return takesUploads() ? uploads : List.of();
  }

  /** Says what has to be brought into the cache by somebody else. */
  List<String> warnings(String packageName, List<PlannedUpload> uploads) {
    List<String> warnings = new ArrayList<>();
    if (takesUploads()) {
      return warnings;
    }
    for (PlannedUpload upload : uploads) {
      SourceEntry entry = SourceEntry.sha512(upload.hash(), upload.fileName());
      if (!distGit.lookaside().contains(packageName, entry)) {
        warnings.add(
            "The archive %s is not in the lookaside cache of %s, which takes none from here. Upload the one that 'sources' lists before this is merged, or nothing can be built of it."
                .formatted(upload.fileName(), distGit.instance().name()));
      }
    }
    return warnings;
  }

  private boolean takesUploads() {
    return distGit.instance().lookaside().isEmpty() || location().takesUploads();
  }

  private LookasideLocation location() {
    return distGit.lookaside().location();
  }
}
