package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.UpstreamStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statuses of a project's commits. Guarded by the state lock. */
public final class Statuses {

  private final Project project;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * A status with what only the API shows of it.
   *
   * @param id its number
   * @param status the status
   * @param time when it was set
   */
  public record Entry(int id, UpstreamStatus status, Instant time) {}

  Statuses(Project project) {
    this.project = project;
  }

  /** Sets one; earlier ones of the context stay. */
  public Entry add(UpstreamStatus status) {
    int id = Ids.of("status " + project.webUrl() + " " + entries.size());
    Entry entry = new Entry(id, status, project.now());
    entries.add(entry);
    return entry;
  }

  /** Replaces one, as GitLab does. */
  public Entry replace(Entry old, UpstreamStatus status) {
    Entry entry = new Entry(old.id(), status, project.now());
    entries.set(entries.indexOf(old), entry);
    return entry;
  }

  /** Returns all, oldest first. */
  public List<Entry> all() {
    return List.copyOf(entries);
  }

  /** Returns those of a commit, oldest first. */
  public List<Entry> of(String commit) {
    return entries.stream().filter(entry -> entry.status().commit().equals(commit)).toList();
  }

  /** Returns that of a commit and context. */
  public Optional<Entry> of(String commit, String context) {
    return of(commit).stream()
        .filter(entry -> entry.status().context().equals(context))
        .findFirst();
  }
}
