package io.github.packit4j.specfile.macro;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The macros of one run: a stack of definitions for each name, above the context's. */
final class MacroTable {
  private final MacroContext context;
  private Map<String, Slot> slots = new HashMap<>();
  private final List<Slot> scoped = new ArrayList<>();
  private Map<String, Set<String>> declared = new HashMap<>();

  /** Whether another table looks at these definitions, too: then they are copied to be changed. */
  private boolean shared;

  private final Map<String, List<String>> listed = new HashMap<>();
  private final Set<String> missed = new HashSet<>();

  MacroTable(MacroContext context) {
    this.context = context;
  }

  /** Returns a table that begins with what this one has now; neither sees the other's changes. */
  MacroTable copy() {
    MacroTable copy = new MacroTable(context);
    copy.slots = slots;
    copy.declared = declared;
    copy.shared = true;
    shared = true;
    return copy;
  }

  /** Gives the definitions to change them; what is declared is this table's own then, too. */
  private Map<String, Slot> changing() {
    if (shared) {
      slots = new HashMap<>(slots);
      Map<String, Set<String>> names = new HashMap<>();
      declared.forEach((kind, all) -> names.put(kind, new LinkedHashSet<>(all)));
      declared = names;
      shared = false;
    }
    return slots;
  }

  /** A definition; without a macro it hides what is below. */
  private record Slot(String name, @Nullable Macro macro, int level, @Nullable Slot below) {}

  @Nullable Macro find(String name) {
    Macro macro = current(name);
    if (macro == null) {
      missed.add(name);
    }
    return macro;
  }

  private @Nullable Macro current(String name) {
    Slot slot = slots.get(name);
    return slot != null ? slot.macro() : context.find(name);
  }

  /** Tells whether a macro was asked for in vain and is defined now. */
  boolean hasLateDefinitions() {
    return missed.stream().anyMatch(name -> current(name) != null);
  }

  void push(Macro macro, int level) {
    Slot slot = new Slot(macro.name(), macro, level, slots.get(macro.name()));
    changing().put(macro.name(), slot);
    if (level > 0) {
      scoped.add(slot);
    }
    String name = macro.name();
    if (isNumbered(name, "SOURCE") || isNumbered(name, "PATCH")) {
      String kind = name.startsWith("S") ? "SOURCE" : "PATCH";
      if (declared.computeIfAbsent(kind, key -> new LinkedHashSet<>()).add(name)) {
        listed.remove(kind);
      }
    }
  }

  /** Puts the value of a macro on top of it, in the same scope. */
  void settle(Macro macro, String value) {
    Slot slot = slots.get(macro.name());
    push(
        new Macro(macro.name(), null, value, Macro.Form.LITERAL, null),
        slot == null ? 0 : slot.level());
  }

  private static boolean isNumbered(String name, String kind) {
    return name.startsWith(kind)
        && name.length() > kind.length()
        && Character.isDigit(name.charAt(kind.length()));
  }

  /** The names of the macros of all sources, or patches, in the order of their declaration. */
  List<String> declared(String kind) {
    return listed.computeIfAbsent(kind, key -> List.copyOf(declared.getOrDefault(key, Set.of())));
  }

  /** Removes the newest definition, which uncovers the one before it. */
  void pop(String name) {
    Slot slot = slots.get(name);
    if (slot == null) {
      if (context.find(name) != null) {
        changing().put(name, new Slot(name, null, 0, null));
      }
    } else if (slot.below() != null) {
      changing().put(name, slot.below());
    } else if (slot.macro() != null) {
      changing().remove(name);
    }
  }

  /** Ends the scope of a parametric macro: what was defined in it at this level goes. */
  void leave(int level) {
    while (!scoped.isEmpty() && scoped.get(scoped.size() - 1).level() >= level) {
      String name = scoped.remove(scoped.size() - 1).name();
      Slot slot = slots.get(name);
      while (slot != null && slot.macro() != null && slot.level() >= level) {
        pop(name);
        slot = slots.get(name);
      }
    }
  }

  /** Returns the names of all macros that begin with a text. */
  Set<String> names(String prefix) {
    Set<String> names = new HashSet<>(context.names(prefix));
    slots.forEach(
        (name, slot) -> {
          if (name.startsWith(prefix) && slot.macro() != null) {
            names.add(name);
          } else if (slot.macro() == null) {
            names.remove(name);
          }
        });
    return names;
  }

  /** The macros of the run at this moment as a context. */
  MacroContext snapshot() {
    Map<String, Optional<Macro>> changes = new HashMap<>();
    slots.forEach((name, slot) -> changes.put(name, Optional.ofNullable(slot.macro())));
    return context.withAll(changes);
  }
}
