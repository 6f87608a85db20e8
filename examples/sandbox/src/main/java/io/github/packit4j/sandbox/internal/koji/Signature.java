package io.github.packit4j.sandbox.internal.koji;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Python function behind a method, for the hub names it when arguments do not fit.
 *
 * @param function name, such as {@code RootExports.build} or {@code get_tag}
 * @param bound whether the function counts the hub itself as its first argument
 */
record Signature(String function, boolean bound, List<Parameter> parameters) {

  private static final Pattern FORM = Pattern.compile("([\\w.]+)\\((.*)\\)");

  /** A parameter, which has to be given or not. */
  record Parameter(String name, boolean required) {}

  /** Reads {@code get_tag(tagInfo, strict=, event=)}; {@code =} marks what may be left out. */
  static Signature parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("Not a signature: " + text);
    }
    List<Parameter> parameters = new ArrayList<>();
    boolean bound = false;
    for (String name : form.group(2).isEmpty() ? new String[0] : form.group(2).split(", *")) {
      if (name.equals("self")) {
        bound = true;
      } else {
        parameters.add(new Parameter(name.replace("=", ""), !name.endsWith("=")));
      }
    }
    return new Signature(form.group(1), bound, List.copyOf(parameters));
  }

  /** Returns the complaint about too many values. */
  KojiFault tooMany(int given) {
    int self = bound ? 1 : 0;
    int most = parameters.size() + self;
    int least = (int) parameters.stream().filter(Parameter::required).count() + self;
    String takes =
        least == most
            ? most + " positional argument" + (most == 1 ? "" : "s")
            : "from " + least + " to " + most + " positional arguments";
    int all = given + self;
    return fault("takes " + takes + " but " + all + (all == 1 ? " was given" : " were given"));
  }

  /** Returns the complaint about missing values. */
  KojiFault missing(List<String> names) {
    List<String> quoted = names.stream().map(PythonText::repr).toList();
    int last = quoted.size() - 1;
    String list =
        switch (quoted.size()) {
          case 1 -> quoted.get(0);
          case 2 -> quoted.get(0) + " and " + quoted.get(1);
          default -> String.join(", ", quoted.subList(0, last)) + ", and " + quoted.get(last);
        };
    return fault(
        "missing %d required positional argument%s: %s"
            .formatted(names.size(), names.size() == 1 ? "" : "s", list));
  }

  KojiFault unexpected(String name) {
    return fault("got an unexpected keyword argument " + PythonText.repr(name));
  }

  KojiFault twice(String name) {
    return fault("got multiple values for argument " + PythonText.repr(name));
  }

  private KojiFault fault(String complaint) {
    return new KojiFault(KojiFault.PARAMETER, function + "() " + complaint);
  }
}
