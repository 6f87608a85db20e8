package io.github.packit4j.sandbox.internal.koji;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How like two XML-RPC answers are: members and types; of faults also code and text. */
public final class XmlShape {

  private XmlShape() {}

  /**
   * Returns where two answers differ. Nil goes with everything, of lists the first elements count.
   */
  public static List<String> differences(String recorded, String answered) {
    List<String> differences = new ArrayList<>();
    if (recorded.contains("<fault>") || answered.contains("<fault>")) {
      Object one = value(recorded);
      Object other = value(answered);
      if (recorded.contains("<fault>") != answered.contains("<fault>")
          || !String.valueOf(one).equals(String.valueOf(other))) {
        differences.add(one + " became " + other);
      }
      return differences;
    }
    compare("", value(recorded), value(answered), differences);
    return differences;
  }

  /** Reads an answer with the reader of calls, which wants a method name. */
  private static @Nullable Object value(String answer) {
    String call =
        answer.replaceFirst("<methodResponse>", "<methodResponse><methodName>x</methodName>");
    return XmlRpcCall.parse(call.getBytes(StandardCharsets.UTF_8)).params().get(0);
  }

  private static void compare(
      String path, @Nullable Object recorded, @Nullable Object answered, List<String> differences) {
    if (recorded == null || answered == null) {
      return;
    }
    if (recorded instanceof Map<?, ?> one && answered instanceof Map<?, ?> other) {
      Set<String> names = new TreeSet<>();
      one.keySet().forEach(name -> names.add(name.toString()));
      other.keySet().forEach(name -> names.add(name.toString()));
      for (String name : names) {
        if (!other.containsKey(name)) {
          if (name.matches("\\d+")) {
            continue;
          }
          differences.add(path + "/" + name + ": missing");
        } else if (!one.containsKey(name)) {
          // Numbers of tasks and the like are names in some structs.
          if (!name.matches("\\d+")) {
            differences.add(path + "/" + name + ": not in the recording");
          }
        } else {
          compare(path + "/" + name, one.get(name), other.get(name), differences);
        }
      }
    } else if (recorded instanceof List<?> one && answered instanceof List<?> other) {
      if (one.isEmpty() != other.isEmpty()) {
        differences.add(path + ": " + one.size() + " became " + other.size() + " elements");
      } else if (!one.isEmpty()) {
        compare(path + "/0", one.get(0), other.get(0), differences);
      }
    } else if (!recorded.getClass().equals(answered.getClass())) {
      differences.add(path + ": " + recorded.getClass() + " became " + answered.getClass());
    }
  }
}
