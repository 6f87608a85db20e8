package io.github.packit4j.sandbox.internal.koji;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files and results of the parts of a build, as a builder leaves them. */
final class TaskOutput {

  private TaskOutput() {}

  /** Returns the name of a source package. */
  static String sourcePackage(Nvr nvr) {
    return nvr + ".src.rpm";
  }

  /** Leaves the log of a checkout and returns the result of the task. */
  static Map<String, Object> ofSource(Task task, String url, String originalUrl) {
    task.write("build.log", "$ rpmbuild -bs\n");
    task.write("checkout.log", "$ git clone " + url + "\n");
    Map<String, Object> result = new LinkedHashMap<>();
    String name = url.replaceFirst("\\.git#.*", "").replaceFirst(".*/", "");
    result.put("srpm", task.directory() + "/" + name + ".src.rpm");
    result.put("logs", List.of(task.directory() + "/build.log"));
    result.put("brootid", 1);
    result.put("source", Map.of("source", url, "url", originalUrl));
    return result;
  }

  /** Leaves logs and packages and returns the result of the task. */
  static Map<String, Object> ofBuild(Task task, Nvr nvr) {
    logs(task, "");
    String binary = nvr + ".noarch.rpm";
    task.write(binary, "Instead of a package: " + binary + "\n");
    task.write(sourcePackage(nvr), "Instead of a package: " + sourcePackage(nvr) + "\n");
    String directory = task.directory();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("rpms", List.of(directory + "/" + binary));
    result.put("srpms", List.of(directory + "/" + sourcePackage(nvr)));
    result.put("logs", List.of(directory + "/build.log", directory + "/root.log"));
    result.put("brootid", 1);
    return result;
  }

  /** Leaves logs that end in a reason. */
  static void ofFailure(Task task, Nvr nvr, String reason) {
    logs(task, "error: " + nvr + ": " + reason + "\n");
  }

  private static void logs(Task task, String end) {
    task.write("build.log", "Building target platforms: noarch\n" + end);
    task.write("root.log", "INFO: mock\n");
  }
}
