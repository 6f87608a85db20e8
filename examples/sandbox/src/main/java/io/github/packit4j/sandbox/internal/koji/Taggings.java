package io.github.packit4j.sandbox.internal.koji;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which build has which tag, and had it when. Guarded by the state lock. */
final class Taggings {

  private final List<Tagging> history = new ArrayList<>();

  /** One stay of a build in a tag, from one event to another. */
  private static final class Tagging {

    private final Build build;
    private final String tag;
    private final int from;
    private @Nullable Integer until;

    private Tagging(Build build, String tag, int from) {
      this.build = build;
      this.tag = tag;
      this.from = from;
    }

    private boolean holdsAt(int event) {
      return from <= event && (until == null || until > event);
    }
  }

  void add(Build build, String tag, int event) {
    history.add(new Tagging(build, tag, event));
  }

  /** Ends the stay of a build in a tag; false if it is not in it. */
  boolean remove(Build build, String tag, int event) {
    for (Tagging tagging : history) {
      if (tagging.build.equals(build) && tagging.tag.equals(tag) && tagging.until == null) {
        tagging.until = event;
        return true;
      }
    }
    return false;
  }

  /** Empties a tag. */
  void removeAll(String tag, int event) {
    history.stream()
        .filter(tagging -> tagging.tag.equals(tag) && tagging.until == null)
        .forEach(tagging -> tagging.until = event);
  }

  boolean holds(Build build, String tag) {
    return tagsOf(build).contains(tag);
  }

  /** Returns the present tags of a build, in the order in which they were given. */
  List<String> tagsOf(Build build) {
    return history.stream()
        .filter(tagging -> tagging.build.equals(build) && tagging.until == null)
        .map(tagging -> tagging.tag)
        .toList();
  }

  /** Tells whether a build ever had a tag. */
  boolean wasTagged(Build build) {
    return history.stream().anyMatch(tagging -> tagging.build.equals(build));
  }

  /** Returns when a build got a tag that it has; 0 if it has it not. */
  int since(Build build, String tag) {
    return history.stream()
        .filter(t -> t.build.equals(build) && t.tag.equals(tag) && t.until == null)
        .mapToInt(t -> t.from)
        .findFirst()
        .orElse(0);
  }

  /** Returns the builds that were in a tag at an event, most recently tagged first. */
  List<Build> buildsAt(String tag, int event) {
    return history.stream()
        .filter(tagging -> tagging.tag.equals(tag) && tagging.holdsAt(event))
        .sorted(Comparator.comparingInt((Tagging tagging) -> tagging.from).reversed())
        .map(tagging -> tagging.build)
        .toList();
  }

  /** Returns the last event that changed what a tag holds; 0 if none did. */
  int lastChange(String tag) {
    return history.stream()
        .filter(tagging -> tagging.tag.equals(tag))
        .mapToInt(tagging -> tagging.until == null ? tagging.from : tagging.until)
        .max()
        .orElse(0);
  }
}
