package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.format.Real;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The functions of {@code awk}. */
final class AwkFunctions {
  private static final Printf.Numbers NUMBERS =
      new Printf.Numbers() {
        @Override
        public Long integer(String value) {
          return (long) AwkValue.fromInput(value).toNumber();
        }

        @Override
        public Real real(String value) {
          return Real.of(AwkValue.fromInput(value).toNumber());
        }

        @Override
        public String beginning(String value, boolean integer) {
          return value;
        }
      };

  private final AwkEvaluator evaluator;
  private final AwkMemory memory;

  AwkFunctions(AwkEvaluator evaluator, AwkMemory memory) {
    this.evaluator = evaluator;
    this.memory = memory;
  }

  AwkValue call(AwkNode.Call call) {
    List<AwkNode> arguments = call.arguments();
    return switch (call.function()) {
      case "length" ->
          AwkValue.of(arguments.isEmpty() ? memory.record().length() : text(call, 0).length());
      case "substr" -> AwkValue.of(substring(call));
      case "index" -> AwkValue.of(text(call, 0).indexOf(text(call, 1)) + 1.0);
      case "tolower" -> AwkValue.of(text(call, 0).toLowerCase(Locale.ROOT));
      case "toupper" -> AwkValue.of(text(call, 0).toUpperCase(Locale.ROOT));
      case "int" -> {
        double number = evaluator.evaluate(argument(call, 0)).toNumber();
        yield AwkValue.of(number < 0 ? Math.ceil(number) : Math.floor(number));
      }
      case "sprintf" -> {
        List<String> values = new ArrayList<>();
        arguments.forEach(argument -> values.add(evaluator.evaluate(argument).toText()));
        StringBuilder formatted = new StringBuilder();
        format(values, formatted);
        yield AwkValue.of(formatted.toString());
      }
      case "split" -> AwkValue.of(splitInto(call));
      case "sub", "gsub" -> AwkValue.of(substitute(call));
      case "match" -> {
        Matcher matcher = memory.matcher(evaluator.regexOf(argument(call, 1)), text(call, 0));
        boolean found = matcher.find();
        memory.set("RSTART", AwkValue.of(found ? matcher.start() + 1.0 : 0.0));
        memory.set("RLENGTH", AwkValue.of(found ? matcher.end() - matcher.start() : -1.0));
        if (arguments.size() > 2) {
          throw new Impure("awk match with array");
        }
        yield memory.variable("RSTART");
      }
      default -> throw new Impure("awk " + call.function());
    };
  }

  private AwkNode argument(AwkNode.Call call, int index) {
    if (index >= call.arguments().size()) {
      throw new Impure("awk " + call.function());
    }
    return call.arguments().get(index);
  }

  private String text(AwkNode.Call call, int index) {
    return evaluator.evaluate(argument(call, index)).toText();
  }

  private String substring(AwkNode.Call call) {
    String text = text(call, 0);
    long start = Math.round(evaluator.evaluate(argument(call, 1)).toNumber());
    long end = text.length();
    if (call.arguments().size() > 2) {
      end = Math.min(end, start - 1 + Math.round(evaluator.evaluate(argument(call, 2)).toNumber()));
    }
    long first = Math.max(0, start - 1);
    return first >= end ? "" : text.substring((int) first, (int) end);
  }

  private int splitInto(AwkNode.Call call) {
    if (!(argument(call, 1) instanceof AwkNode.Variable target)) {
      throw new Impure("awk split");
    }
    String separator =
        call.arguments().size() > 2 ? evaluator.regexOf(argument(call, 2)) : memory.text("FS");
    List<String> parts = memory.split(text(call, 0), separator);
    Map<String, AwkValue> array = memory.array(target.name());
    array.clear();
    for (int i = 0; i < parts.size(); i++) {
      array.put(Integer.toString(i + 1), AwkValue.fromInput(parts.get(i)));
    }
    return parts.size();
  }

  private int substitute(AwkNode.Call call) {
    AwkNode target =
        call.arguments().size() > 2
            ? argument(call, 2)
            : new AwkNode.Field(new AwkNode.Literal(AwkValue.of(0.0)));
    String subject = evaluator.evaluate(target).toText();
    String replacement = text(call, 1);
    Matcher matcher = memory.matcher(evaluator.regexOf(argument(call, 0)), subject);
    StringBuilder result = new StringBuilder();
    int position = 0;
    int count = 0;
    while (matcher.find()) {
      count++;
      result.append(subject, position, matcher.start());
      appendReplacement(replacement, matcher.group(), result);
      position = matcher.end();
      if (call.function().equals("sub")) {
        break;
      }
    }
    if (count > 0) {
      evaluator.assign(target, AwkValue.of(result.append(subject.substring(position)).toString()));
    }
    return count;
  }

  private static void appendReplacement(
      String replacement, @Nullable String match, StringBuilder result) {
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c == '\\'
          && i + 1 < replacement.length()
          && "&\\".indexOf(replacement.charAt(i + 1)) >= 0) {
        result.append(replacement.charAt(++i));
      } else if (c == '&') {
        result.append(match);
      } else {
        result.append(c);
      }
    }
  }

  /** Prints values in the form that the first one is, as {@code printf} does. */
  static void format(List<String> values, StringBuilder target) {
    String format = values.get(0);
    if (!new Printf(values.subList(1, values.size()), target, NUMBERS).format(format)) {
      throw new Impure("awk printf " + format);
    }
  }
}
