package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.internal.workspace.ArchiveStore;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.distgit.lookaside.LookasideCache;
import io.github.packit4j.distgit.lookaside.UploadOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The uploads of one plan: what all branches share is looked for and sent once. */
final class Uploads {

  private final Supplier<LookasideCache> cache;
  private final ArchiveStore archives;
  private final Set<PackageEntry> done = new HashSet<>();
  private final Lock lock = new ReentrantLock();

  /** The cache keeps archives package by package, also where packages share them. */
  private record PackageEntry(String packageName, SourceEntry entry) {}

  Uploads(Supplier<LookasideCache> cache, ArchiveStore archives) {
    this.cache = cache;
    this.archives = archives;
  }

  /** Sees to it that the archives are in the cache, and gives those that this call has sent. */
  List<PlannedUpload> upload(String packageName, List<PlannedUpload> uploads) {
    List<PlannedUpload> sent = new ArrayList<>();
    for (PlannedUpload upload : uploads) {
      if (upload(packageName, upload)) {
        sent.add(upload);
      }
    }
    return sent;
  }

  private boolean upload(String packageName, PlannedUpload upload) {
    SourceEntry entry = SourceEntry.sha512(upload.hash(), upload.fileName());
    PackageEntry key = new PackageEntry(packageName, entry);
    lock.lock();
    try {
      if (done.contains(key)) {
        return false;
      }
      boolean sent =
          !cache.get().contains(packageName, entry)
              && cache.get().upload(packageName, archives.file(upload), entry)
                  instanceof UploadOutcome.Uploaded;
      done.add(key);
      return sent;
    } finally {
      lock.unlock();
    }
  }
}
