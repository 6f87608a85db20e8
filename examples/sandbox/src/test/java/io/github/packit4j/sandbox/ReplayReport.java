package io.github.packit4j.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How many recorded exchanges a sandbox answers as the real server did. */
final class ReplayReport {

  private final String service;
  private final List<String> differing = new ArrayList<>();
  private final List<String> notServed = new ArrayList<>();
  private final List<String> details = new ArrayList<>();
  private int equal;

  ReplayReport(String service) {
    this.service = service;
  }

  /**
   * Adds the outcome of one exchange.
   *
   * @param differences where both differ; none if they do not
   */
  void add(String name, List<String> differences) {
    if (differences.isEmpty()) {
      equal++;
    } else if (differences.get(0).equals(NOT_SERVED)) {
      notServed.add(name);
    } else {
      differing.add(name);
      details.add(name + ": " + differences);
    }
  }

  /** The only difference of an exchange that is not served. */
  static final String NOT_SERVED = "not served";

  /** Prints the counts in one line. */
  void print() {
    System.out.println(
        "replay "
            + service
            + ": equal "
            + equal
            + ", differing "
            + differing.size()
            + ", not served "
            + notServed.size());
  }

  /** Returns differences that are not known, and known ones that are not there any more. */
  List<String> unexpected(Set<String> knownToDiffer, Set<String> knownAsNotServed) {
    List<String> unexpected = new ArrayList<>();
    details.stream()
        .filter(detail -> !knownToDiffer.contains(detail.substring(0, detail.indexOf(':'))))
        .forEach(unexpected::add);
    notServed.stream()
        .filter(name -> !knownAsNotServed.contains(name))
        .forEach(name -> unexpected.add(name + ": not served"));
    knownToDiffer.stream()
        .filter(name -> !differing.contains(name))
        .forEach(name -> unexpected.add(name + ": does not differ any more"));
    knownAsNotServed.stream()
        .filter(name -> !notServed.contains(name))
        .forEach(name -> unexpected.add(name + ": is served now"));
    return unexpected;
  }
}
