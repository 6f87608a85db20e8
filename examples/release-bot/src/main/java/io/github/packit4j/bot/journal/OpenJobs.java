package io.github.packit4j.bot.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The job of each branch, of as many branches as one bot can be at work on. Thread-safe. */
final class OpenJobs {

  private static final int MOST = 1_000;

  /** A branch of a package. */
  record Place(String packageName, String branch) {}

  private final Map<Place, OpenJob> jobs =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, OpenJob> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<OpenJob> at(Place place) {
    return Optional.ofNullable(jobs.get(place));
  }

  synchronized void put(Place place, OpenJob job) {
    jobs.put(place, job);
  }

  /** Those of a package that have ended in these words. */
  synchronized List<OpenJob> endedWith(String packageName, String note) {
    return jobs.entrySet().stream()
        .filter(entry -> entry.getKey().packageName().equals(packageName))
        .map(Map.Entry::getValue)
        .filter(job -> job.over() && job.note().equals(note))
        .toList();
  }
}
