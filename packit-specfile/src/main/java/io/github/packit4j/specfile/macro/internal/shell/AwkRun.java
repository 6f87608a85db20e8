package io.github.packit4j.specfile.macro.internal.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs an {@code awk} program over lines. */
final class AwkRun {
  private static final int MAX_FIELDS = 10_000;

  private final Budget budget;
  private final Map<String, AwkValue> variables = new HashMap<>();
  private final Map<String, Map<String, AwkValue>> arrays = new HashMap<>();
  private final Map<String, Pattern> patterns = new HashMap<>();
  private List<String> fields = new ArrayList<>();
  private String record = "";
  private StringBuilder out = new StringBuilder();

  AwkRun(Budget budget) {
    this.budget = budget;
    set("FS", " ");
    set("OFS", " ");
    set("ORS", "\n");
    set("SUBSEP", "\u001c");
  }

  /** Leaves a loop, a line or the program. */
  private static final class Jump extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String kind;

    Jump(String kind) {
      super(null, null, false, false);
      this.kind = kind;
    }
  }

  void set(String name, String value) {
    variables.put(name, AwkValue.fromInput(value));
  }

  int run(AwkNode.Program program, ShellInput in, StringBuilder output) {
    out = output;
    try {
      boolean onlyBegin = program.rules().stream().allMatch(r -> r.kind().equals("BEGIN"));
      rules(program, "BEGIN");
      int number = 0;
      for (String line = onlyBegin ? null : in.readLine(); line != null; line = in.readLine()) {
        variables.put("NR", AwkValue.of(++number));
        variables.put("FNR", AwkValue.of(number));
        setRecord(line);
        try {
          rules(program, "");
        } catch (Jump jump) {
          if (!jump.kind.equals("next")) {
            throw jump;
          }
        }
      }
      rules(program, "END");
    } catch (Jump jump) {
      if (!jump.kind.equals("exit")) {
        throw new Impure("awk " + jump.kind);
      }
    }
    return 0;
  }

  private void rules(AwkNode.Program program, String kind) {
    for (AwkNode.Rule rule : program.rules()) {
      AwkNode pattern = rule.pattern();
      if (!rule.kind().equals(kind) || pattern != null && !evaluate(pattern).isTrue()) {
        continue;
      }
      AwkNode action = rule.action();
      if (action == null) {
        out.append(record).append(text("ORS"));
      } else {
        execute(action);
      }
    }
  }

  private void execute(AwkNode node) {
    budget.spend(2);
    if (node instanceof AwkNode.Block block) {
      block.statements().forEach(this::execute);
    } else if (node instanceof AwkNode.Print print) {
      print(print);
    } else if (node instanceof AwkNode.If branch) {
      if (evaluate(branch.condition()).isTrue()) {
        execute(branch.then());
      } else if (branch.otherwise() != null) {
        execute(branch.otherwise());
      }
    } else if (node instanceof AwkNode.Loop loop) {
      loop(loop);
    } else if (node instanceof AwkNode.Each each) {
      for (String key : List.copyOf(array(each.array()).keySet())) {
        set(each.variable(), key);
        if (!body(each.body())) {
          break;
        }
      }
    } else if (node instanceof AwkNode.Jump jump) {
      throw new Jump(jump.kind());
    } else {
      evaluate(node);
    }
  }

  private void loop(AwkNode.Loop loop) {
    if (loop.start() != null) {
      evaluate(loop.start());
    }
    while (loop.condition() == null || evaluate(loop.condition()).isTrue()) {
      if (!body(loop.body())) {
        break;
      }
      if (loop.step() != null) {
        evaluate(loop.step());
      }
    }
  }

  /** Runs the body of a loop once; returns whether the loop goes on. */
  private boolean body(AwkNode body) {
    try {
      execute(body);
      return true;
    } catch (Jump jump) {
      if (jump.kind.equals("continue")) {
        return true;
      }
      if (jump.kind.equals("break")) {
        return false;
      }
      throw jump;
    }
  }

  private void print(AwkNode.Print print) {
    int before = out.length();
    if (print.formatted()) {
      List<String> values = new ArrayList<>();
      for (AwkNode value : print.values()) {
        values.add(evaluate(value).toText());
      }
      if (!values.isEmpty()) {
        format(values, out);
      }
    } else if (print.values().isEmpty()) {
      out.append(record).append(text("ORS"));
    } else {
      String separator = "";
      for (AwkNode value : print.values()) {
        out.append(separator).append(evaluate(value).toText());
        separator = text("OFS");
      }
      out.append(text("ORS"));
    }
    budget.spend(out.length() - before);
  }

  private static void format(List<String> values, StringBuilder target) {
    List<String> arguments = new ArrayList<>();
    Matcher conversion =
        Pattern.compile("%%|%[-+ #0]*\\d*(?:\\.\\d*)?([a-zA-Z])").matcher(values.get(0));
    int next = 1;
    while (conversion.find()) {
      if (conversion.group(1) != null && next < values.size()) {
        String value = values.get(next++);
        boolean integer = "diuoxX".contains(conversion.group(1));
        arguments.add(integer ? Long.toString((long) AwkValue.fromInput(value).toNumber()) : value);
      }
    }
    Printf.format(values.get(0), arguments, 0, target);
  }

  private AwkValue evaluate(AwkNode node) {
    budget.spend(2);
    if (node instanceof AwkNode.Literal literal) {
      return literal.value();
    }
    if (node instanceof AwkNode.Variable variable) {
      return variable(variable.name());
    }
    if (node instanceof AwkNode.Field field) {
      return field((int) evaluate(field.number()).toNumber());
    }
    if (node instanceof AwkNode.Element element) {
      AwkValue value = array(element.array()).get(evaluate(element.index()).toText());
      return value == null ? AwkValue.EMPTY : value;
    }
    if (node instanceof AwkNode.Regex regex) {
      return AwkValue.of(matcher(regex.regex(), record).find());
    }
    if (node instanceof AwkNode.Binary binary) {
      return binary(binary);
    }
    if (node instanceof AwkNode.Unary unary) {
      return unary(unary);
    }
    if (node instanceof AwkNode.Choice choice) {
      return evaluate(evaluate(choice.condition()).isTrue() ? choice.yes() : choice.no());
    }
    if (node instanceof AwkNode.Assign assign) {
      AwkValue value = evaluate(assign.value());
      if (!assign.operator().equals("=")) {
        String operator = assign.operator().substring(0, 1);
        value = AwkValue.of(calculate(operator, evaluate(assign.target()), value));
      }
      assign(assign.target(), value);
      return value;
    }
    if (node instanceof AwkNode.In in) {
      return AwkValue.of(array(in.array()).containsKey(evaluate(in.key()).toText()));
    }
    if (node instanceof AwkNode.Call call) {
      return call(call);
    }
    throw new Impure("awk statement as expression");
  }

  private AwkValue variable(String name) {
    if (name.equals("NF")) {
      return AwkValue.of(fields.size());
    }
    AwkValue value = variables.get(name);
    return value == null ? AwkValue.EMPTY : value;
  }

  private String text(String name) {
    return variable(name).toText();
  }

  private Map<String, AwkValue> array(String name) {
    return arrays.computeIfAbsent(name, key -> new LinkedHashMap<>());
  }

  private AwkValue field(int number) {
    if (number == 0) {
      return AwkValue.fromInput(record);
    }
    return number > 0 && number <= fields.size()
        ? AwkValue.fromInput(fields.get(number - 1))
        : AwkValue.EMPTY;
  }

  private void setRecord(String line) {
    record = line;
    fields = split(line, text("FS"));
  }

  private List<String> split(String line, String separator) {
    List<String> parts = new ArrayList<>();
    budget.spend(line.length() + 1L);
    if (separator.equals(" ")) {
      for (String part : line.trim().split("[ \\t\\n]+")) {
        parts.add(part);
      }
      if (parts.get(0).isEmpty()) {
        parts.clear();
      }
      return parts;
    }
    if (line.isEmpty()) {
      return parts;
    }
    boolean literal = separator.length() == 1;
    Matcher matcher =
        literal
            ? Pattern.compile(separator, Pattern.LITERAL).matcher(line)
            : matcher(separator, line);
    int start = 0;
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        parts.add(line.substring(start, matcher.start()));
        start = matcher.end();
      }
    }
    parts.add(line.substring(start));
    return parts;
  }

  private void assign(AwkNode target, AwkValue value) {
    if (target instanceof AwkNode.Variable variable) {
      if (variable.name().equals("NF")) {
        resize((int) value.toNumber());
      } else {
        variables.put(variable.name(), value);
      }
    } else if (target instanceof AwkNode.Element element) {
      array(element.array()).put(evaluate(element.index()).toText(), value);
    } else if (target instanceof AwkNode.Field field) {
      int number = (int) evaluate(field.number()).toNumber();
      if (number == 0) {
        setRecord(value.toText());
      } else {
        resize(Math.max(fields.size(), number));
        fields.set(number - 1, value.toText());
        record = String.join(text("OFS"), fields);
      }
    } else {
      throw new Impure("awk assignment");
    }
  }

  private void resize(int count) {
    if (count < 0 || count > MAX_FIELDS) {
      throw new Impure("awk fields");
    }
    List<String> resized = new ArrayList<>(fields.subList(0, Math.min(count, fields.size())));
    while (resized.size() < count) {
      resized.add("");
    }
    fields = resized;
    record = String.join(text("OFS"), fields);
  }

  private AwkValue binary(AwkNode.Binary node) {
    String operator = node.operator();
    switch (operator) {
      case "&&" -> {
        return AwkValue.of(evaluate(node.left()).isTrue() && evaluate(node.right()).isTrue());
      }
      case "||" -> {
        return AwkValue.of(evaluate(node.left()).isTrue() || evaluate(node.right()).isTrue());
      }
      case "~", "!~" -> {
        boolean found = matcher(regexOf(node.right()), evaluate(node.left()).toText()).find();
        return AwkValue.of(found == operator.equals("~"));
      }
      default -> {
        AwkValue left = evaluate(node.left());
        AwkValue right = evaluate(node.right());
        if (operator.equals(" ")) {
          String joined = left.toText() + right.toText();
          budget.spend(joined.length());
          return AwkValue.of(joined);
        }
        return "+-*/%^".contains(operator)
            ? AwkValue.of(calculate(operator, left, right))
            : AwkValue.of(compare(operator, left, right));
      }
    }
  }

  private static boolean compare(String operator, AwkValue left, AwkValue right) {
    int order =
        left.isNumeric() && right.isNumeric()
            ? Double.compare(left.toNumber(), right.toNumber())
            : left.toText().compareTo(right.toText());
    return switch (operator) {
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static double calculate(String operator, AwkValue left, AwkValue right) {
    double a = left.toNumber();
    double b = right.toNumber();
    if ((operator.equals("/") || operator.equals("%")) && b == 0) {
      throw new Impure("awk: division by zero");
    }
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "%" -> a % b;
      default -> Math.pow(a, b);
    };
  }

  private AwkValue unary(AwkNode.Unary node) {
    AwkValue value = evaluate(node.operand());
    double number = value.toNumber();
    switch (node.operator()) {
      case "!" -> {
        return AwkValue.of(!value.isTrue());
      }
      case "-" -> {
        return AwkValue.of(-number);
      }
      case "+" -> {
        return AwkValue.of(number);
      }
      default -> {
        boolean up = node.operator().contains("++");
        AwkValue changed = AwkValue.of(up ? number + 1 : number - 1);
        assign(node.operand(), changed);
        return node.operator().startsWith("x") ? AwkValue.of(number) : changed;
      }
    }
  }

  private String regexOf(AwkNode node) {
    return node instanceof AwkNode.Regex regex ? regex.regex() : evaluate(node).toText();
  }

  private Matcher matcher(String regex, String subject) {
    return patterns
        .computeIfAbsent(regex, key -> PosixRegex.compile(key, true, false))
        .matcher(budget.metered(subject));
  }

  private AwkValue call(AwkNode.Call call) {
    List<AwkNode> arguments = call.arguments();
    return switch (call.function()) {
      case "length" -> AwkValue.of(arguments.isEmpty() ? record.length() : text(call, 0).length());
      case "substr" -> AwkValue.of(substring(call));
      case "index" -> AwkValue.of(text(call, 0).indexOf(text(call, 1)) + 1.0);
      case "tolower" -> AwkValue.of(text(call, 0).toLowerCase(Locale.ROOT));
      case "toupper" -> AwkValue.of(text(call, 0).toUpperCase(Locale.ROOT));
      case "int" -> {
        double number = evaluate(argument(call, 0)).toNumber();
        yield AwkValue.of(number < 0 ? Math.ceil(number) : Math.floor(number));
      }
      case "sprintf" -> {
        List<String> values = new ArrayList<>();
        arguments.forEach(argument -> values.add(evaluate(argument).toText()));
        StringBuilder formatted = new StringBuilder();
        format(values, formatted);
        yield AwkValue.of(formatted.toString());
      }
      case "split" -> AwkValue.of(splitInto(call));
      case "sub", "gsub" -> AwkValue.of(substitute(call));
      case "match" -> {
        Matcher matcher = matcher(regexOf(argument(call, 1)), text(call, 0));
        boolean found = matcher.find();
        variables.put("RSTART", AwkValue.of(found ? matcher.start() + 1.0 : 0.0));
        variables.put("RLENGTH", AwkValue.of(found ? matcher.end() - matcher.start() : -1.0));
        if (arguments.size() > 2) {
          throw new Impure("awk match with array");
        }
        yield variable("RSTART");
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
    return evaluate(argument(call, index)).toText();
  }

  private String substring(AwkNode.Call call) {
    String text = text(call, 0);
    long start = Math.round(evaluate(argument(call, 1)).toNumber());
    long end = text.length();
    if (call.arguments().size() > 2) {
      end = Math.min(end, start - 1 + Math.round(evaluate(argument(call, 2)).toNumber()));
    }
    long first = Math.max(0, start - 1);
    return first >= end ? "" : text.substring((int) first, (int) end);
  }

  private int splitInto(AwkNode.Call call) {
    if (!(argument(call, 1) instanceof AwkNode.Variable target)) {
      throw new Impure("awk split");
    }
    String separator = call.arguments().size() > 2 ? regexOf(argument(call, 2)) : text("FS");
    List<String> parts = split(text(call, 0), separator);
    Map<String, AwkValue> array = array(target.name());
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
    String subject = evaluate(target).toText();
    String replacement = text(call, 1);
    Matcher matcher = matcher(regexOf(argument(call, 0)), subject);
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
      assign(target, AwkValue.of(result.append(subject.substring(position)).toString()));
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
}
