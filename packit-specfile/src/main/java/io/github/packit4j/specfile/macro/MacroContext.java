package io.github.packit4j.specfile.macro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An immutable table of macros: the environment a spec file is expanded in.
 *
 * <p>Every change gives a new table that shares the old one's contents, so contexts are cheap to
 * derive and may be shared between threads. RPM's built-in functions ({@code %{expand:}}, {@code
 * %{lua:}}, ...) work with every context, the empty one included: those of the newest release of
 * RPM, or of the one that the target has.
 */
public final class MacroContext {
  private static final int MAX_OVERLAY = 48;
  private static final MacroContext EMPTY =
      new MacroContext(Map.of(), Map.of(), RpmRelease.NEWEST, true);

  private final Map<String, Macro> base;
  private final Map<String, Optional<Macro>> overlay;
  private final RpmRelease release;
  private final boolean complete;

  /** What {@link #names} has found: native macros ask the same at each call. */
  private final Map<String, Set<String>> names = new ConcurrentHashMap<>();

  private MacroContext(
      Map<String, Macro> base,
      Map<String, Optional<Macro>> overlay,
      RpmRelease release,
      boolean complete) {
    this.base = base;
    this.overlay = overlay;
    this.release = release;
    this.complete = complete;
  }

  /** The table without any macro: only RPM's built-in functions work. */
  public static MacroContext empty() {
    return EMPTY;
  }

  /** RPM's own macros ({@code bcond}, {@code with}, paths), without any distribution's. */
  public static MacroContext rpm() {
    return TargetContexts.rpm();
  }

  /**
   * The macros a build for a distribution release starts with, as far as spec files rely on them
   * for names, versions and sources.
   *
   * <p>Known are Fedora ({@code f44} or {@code fedora-44}), ELN ({@code eln47}, with the number of
   * the Fedora release it is made of), EPEL ({@code epel9}, {@code epel-9}, {@code epel10}, {@code
   * epel10.1}) and CentOS Stream ({@code c10s}, {@code centos-stream-10}); case does not matter.
   * {@code rawhide} and {@code eln} alone mean what was in development when this version of the
   * library was made: who knows the present number names it.
   *
   * @throws IllegalArgumentException if the target is not known
   */
  public static MacroContext forTarget(String target) {
    return TargetContexts.of(target);
  }

  /** A table of plain macros: body by name. Bodies are expanded at each use. */
  public static MacroContext of(Map<String, String> macros) {
    Map<String, Optional<Macro>> changes = new HashMap<>();
    macros.forEach(
        (name, body) -> {
          DefinitionParser.checkName(name, "define", EMPTY.builtins());
          changes.put(name, Optional.of(Macro.text(name, null, body)));
        });
    return EMPTY.withAll(changes);
  }

  /**
   * Reads macro files, later ones overriding earlier ones.
   *
   * @throws UncheckedIOException if a file cannot be read
   * @throws MacroException if a definition is malformed
   */
  public static MacroContext fromMacroFiles(Path... files) {
    MacroContext context = EMPTY;
    for (Path file : files) {
      try {
        context = context.defineAll(Files.readString(file, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return context;
  }

  /**
   * Reads the text of a macro file ({@code /usr/lib/rpm/macros} syntax).
   *
   * @throws MacroException if a definition is malformed
   */
  public static MacroContext parseMacroFile(String text) {
    return EMPTY.defineAll(text);
  }

  /**
   * Returns this table with one more plain macro, or with another body for it.
   *
   * @throws MacroException if RPM does not accept the name
   */
  public MacroContext define(String name, String body) {
    DefinitionParser.checkName(name, "define", builtins());
    return with(Macro.text(name, null, body));
  }

  /**
   * Returns this table with one more macro.
   *
   * @throws MacroException if RPM does not accept the name
   */
  public MacroContext define(MacroDefinition macro) {
    DefinitionParser.checkName(macro.name(), "define", builtins());
    return with(Macro.text(macro.name(), macro.options().orElse(null), macro.body()));
  }

  /** Returns this table with the macros of a macro file text added. */
  public MacroContext defineAll(String macroFile) {
    return withAll(MacroFile.parse(macroFile, release));
  }

  /** Returns this table with all macros of another one added. */
  public MacroContext defineAll(MacroContext other) {
    Map<String, Macro> all = flattened();
    all.putAll(other.flattened());
    return new MacroContext(all, Map.of(), release, complete && other.complete);
  }

  /** Returns this table without a macro. */
  public MacroContext undefine(String name) {
    return find(name) == null ? this : withOverlay(name, Optional.empty());
  }

  /** Returns the release of RPM whose functions work with this table. */
  public RpmRelease rpmRelease() {
    return release;
  }

  /** Returns this table for another release of RPM, whose functions then work with it. */
  public MacroContext withRpmRelease(RpmRelease rpm) {
    return new MacroContext(base, overlay, rpm, complete);
  }

  /**
   * Tells whether a macro that is not in this table does not exist where the spec file is built: so
   * it is, but for the built-in targets, which know a part of what distributions define.
   */
  public boolean isComplete() {
    return complete;
  }

  /** Returns this table as one that lacks some of the macros that exist. */
  MacroContext incomplete() {
    return new MacroContext(base, overlay, release, false);
  }

  private Builtins builtins() {
    return Builtins.of(release);
  }

  /** Returns a macro as defined, or empty if there is none of this name. */
  public Optional<MacroDefinition> lookup(String name) {
    return Optional.ofNullable(find(name)).map(Macro::definition);
  }

  /** Expands a text that stands alone; shorthand for a {@link MacroExpander} used once. */
  public String expand(String text) {
    return MacroExpander.over(this).expand(text);
  }

  /** Returns all macros by name, sorted; functions of this library have an empty body. */
  public Map<String, MacroDefinition> definitions() {
    Map<String, MacroDefinition> result = new TreeMap<>();
    flattened().forEach((name, macro) -> result.put(name, macro.definition()));
    return result;
  }

  /** Returns the names of all macros that begin with a text. */
  Set<String> names(String prefix) {
    return names.computeIfAbsent(
        prefix,
        start ->
            flattened().keySet().stream()
                .filter(name -> name.startsWith(start))
                .collect(Collectors.toUnmodifiableSet()));
  }

  @Nullable Macro find(String name) {
    if (!overlay.isEmpty()) {
      Optional<Macro> changed = overlay.get(name);
      if (changed != null) {
        return changed.orElse(null);
      }
    }
    return base.get(name);
  }

  MacroContext with(Macro macro) {
    return withOverlay(macro.name(), Optional.of(macro));
  }

  MacroContext withAll(Iterable<Macro> macros) {
    Map<String, Macro> all = flattened();
    macros.forEach(macro -> all.put(macro.name(), macro));
    return new MacroContext(all, Map.of(), release, complete);
  }

  /** Returns this table with other definitions for some names; an empty one means none. */
  MacroContext withAll(Map<String, Optional<Macro>> changes) {
    Map<String, Optional<Macro>> changed = new HashMap<>(overlay);
    changed.putAll(changes);
    MacroContext result = new MacroContext(base, changed, release, complete);
    return changed.size() <= MAX_OVERLAY
        ? result
        : new MacroContext(result.flattened(), Map.of(), release, complete);
  }

  private MacroContext withOverlay(String name, Optional<Macro> macro) {
    return withAll(Map.of(name, macro));
  }

  private Map<String, Macro> flattened() {
    Map<String, Macro> all = new HashMap<>(base);
    overlay.forEach(
        (name, macro) -> {
          if (macro.isPresent()) {
            all.put(name, macro.get());
          } else {
            all.remove(name);
          }
        });
    return all;
  }

  @Override
  public String toString() {
    return "MacroContext[" + flattened().size() + " macros]";
  }
}
