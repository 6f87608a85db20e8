package io.github.packit4j.sandbox.internal.bodhi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The test cases that the wiki has for packages. Guarded by the state lock. */
final class TestCases {

  private final List<String> names = new ArrayList<>();
  private final Map<String, TreeSet<String>> byPackage = new LinkedHashMap<>();

  void add(String packageName, String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
    byPackage.computeIfAbsent(packageName, key -> new TreeSet<>()).add(name);
  }

  /** Returns the test cases of an update by name. */
  List<String> of(Update update) {
    TreeSet<String> all = new TreeSet<>();
    for (BuildRow build : update.builds()) {
      all.addAll(byPackage.getOrDefault(build.packageName(), new TreeSet<>()));
    }
    return List.copyOf(all);
  }

  int id(String name) {
    return names.indexOf(name) + 1;
  }
}
