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
   * Returns where two answers differ. Nil inside of a struct goes with everything, of lists the
   * first elements count, and in the text of a fault one number is as good as another.
   */
  public static List<String> differences(String recorded, String answered) {
    List<String> differences = new ArrayList<>();
    if (recorded.contains("<fault>") || answered.contains("<fault>")) {
      Object one = value(recorded);
      Object other = value(answered);
      if (recorded.contains("<fault>") != answered.contains("<fault>")
          || !withoutNumbers(one).equals(withoutNumbers(other))) {
        differences.add(one + " became " + other);
      }
      return differences;
    }
    Object one = value(recorded);
    Object other = value(answered);
    if ((one == null) != (other == null)) {
      differences.add(one + " became " + other);
    } else if (one instanceof Boolean && !one.equals(other)) {
      differences.add(one + " became " + other);
    }
    compare("", one, other, differences);
    return differences;
  }

  private static String withoutNumbers(@Nullable Object fault) {
    return String.valueOf(fault)
        .replaceAll("\\b[0-9a-f]{40}\\b", "HASH")
        .replaceAll("(?<!faultCode=)\\b\\d+\\b", "N");
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
      if (names.stream().allMatch(name -> name.matches("\\d+")) && !names.isEmpty()) {
        // Numbers of tasks are names in some structs.
        compare(path + "/0", first(one), first(other), differences);
        return;
      }
      for (String name : names) {
        if (!other.containsKey(name)) {
          differences.add(path + "/" + name + ": missing");
        } else if (!one.containsKey(name)) {
          differences.add(path + "/" + name + ": not in the recording");
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

  private static @Nullable Object first(Map<?, ?> struct) {
    return struct.values().stream().findFirst().orElse(null);
  }
}
