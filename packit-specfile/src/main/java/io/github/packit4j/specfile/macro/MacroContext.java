package io.github.packit4j.specfile.macro;

import java.util.HashMap;
import java.util.Map;

/** An immutable table of macros: the environment a spec file is expanded in. */
public final class MacroContext {
  private static final MacroContext EMPTY = new MacroContext(Map.of());

  private final Map<String, String> macros;

  private MacroContext(Map<String, String> macros) {
    this.macros = macros;
  }

  /** The table without any macro. */
  public static MacroContext empty() {
    return EMPTY;
  }

  /**
   * The macros of a distribution release: {@code rawhide}, {@code f44}, {@code epel9}, {@code
   * c10s}.
   */
  public static MacroContext forTarget(String target) {
    String number = target.replaceAll("\\D", "");
    MacroContext base = EMPTY.define("nil", "");
    if (target.startsWith("epel") || target.startsWith("c")) {
      return base.define("rhel", number).define("dist", ".el" + number);
    }
    String fedora = number.isEmpty() ? "46" : number;
    return base.define("fedora", fedora).define("dist", ".fc" + fedora);
  }

  /** Returns this table with one more macro. */
  public MacroContext define(String name, String body) {
    Map<String, String> changed = new HashMap<>(macros);
    changed.put(name, body);
    return new MacroContext(changed);
  }

  /** Returns this table without a macro. */
  public MacroContext undefine(String name) {
    Map<String, String> changed = new HashMap<>(macros);
    changed.remove(name);
    return new MacroContext(changed);
  }

  Map<String, String> macros() {
    return macros;
  }
}
