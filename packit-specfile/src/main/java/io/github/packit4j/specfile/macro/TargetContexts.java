package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.environment.NativeDefinition;
import io.github.packit4j.specfile.macro.internal.environment.NativeMacros;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The built-in contexts; what targets of one family share is read once. */
final class TargetContexts {
  /** The release that a target without a number means: Rawhide's at the time of this writing. */
  private static final int RAWHIDE = 46;

  private static final int NEXT_ENTERPRISE = 11;

  private static final Pattern FEDORA = Pattern.compile("(?:f|fc|fedora-?)(\\d{1,9})");
  private static final Pattern ENTERPRISE =
      Pattern.compile("(?:epel-?|el-?|rhel-?)(\\d{1,9})(?:\\.(\\d{1,9}))?(?:-next)?");
  private static final Pattern ELN = Pattern.compile("(?:fedora-)?eln(\\d{1,9})?");
  private static final Pattern STREAM =
      Pattern.compile("(?:c(\\d{1,9})s|centos-stream-?(\\d{1,9}))");

  /** Targets are few; names that somebody makes up by the thousand are not kept. */
  private static final int MAX_KEPT = 64;

  private static final Map<String, MacroContext> KEPT = new ConcurrentHashMap<>();

  private TargetContexts() {}

  private static final class Rpm {
    static final MacroContext CONTEXT =
        withNatives(
            MacroContext.parseMacroFile(resource("rpm.macros")).incomplete(),
            NativeMacros.standard());
  }

  private static final class Common {
    static final MacroContext CONTEXT =
        withNatives(Rpm.CONTEXT.defineAll(resource("common.macros")), NativeMacros.distribution());
  }

  private static final class Fedora {
    static final MacroContext CONTEXT = Common.CONTEXT.defineAll(resource("fedora.macros"));
  }

  private static final class Enterprise {
    static final MacroContext CONTEXT = Common.CONTEXT.defineAll(resource("enterprise.macros"));
  }

  /** RPM's own macros, without any distribution's. */
  static MacroContext rpm() {
    return Rpm.CONTEXT;
  }

  static MacroContext of(String target) {
    MacroContext kept = KEPT.get(target);
    if (kept != null) {
      return kept;
    }
    MacroContext context = make(target);
    if (KEPT.size() < MAX_KEPT) {
      KEPT.put(target, context);
    }
    return context;
  }

  private static MacroContext make(String target) {
    String name = target.toLowerCase(Locale.ROOT);
    if (name.equals("rawhide") || name.equals("fedora-rawhide") || name.equals("main")) {
      return fedora(RAWHIDE);
    }
    Matcher eln = ELN.matcher(name);
    if (eln.matches()) {
      return eln(eln.group(1) == null ? RAWHIDE : Integer.parseInt(eln.group(1)));
    }
    Matcher fedora = FEDORA.matcher(name);
    if (fedora.matches()) {
      return fedora(Integer.parseInt(fedora.group(1)));
    }
    Matcher stream = STREAM.matcher(name);
    if (stream.matches()) {
      String number = stream.group(1) != null ? stream.group(1) : stream.group(2);
      return centos(Integer.parseInt(number));
    }
    Matcher enterprise = ENTERPRISE.matcher(name);
    if (enterprise.matches()) {
      int release = Integer.parseInt(enterprise.group(1));
      String minor = enterprise.group(2);
      return epel(release, minor);
    }
    throw new IllegalArgumentException(
        "No macros are built in for the target '"
            + target
            + "'; known are rawhide, fN, eln, elnN, epelN, cNs and their long forms");
  }

  private static MacroContext fedora(int release) {
    MacroContext context =
        withPython(Fedora.CONTEXT, fedoraPython(release))
            .withRpmRelease(fedoraRpm(release))
            .define("fedora", Integer.toString(release))
            .define("fc" + release, "1")
            .define("distcore", ".fc" + release);
    // Fedora 42 made /usr/sbin a link to /usr/bin.
    return release < 42 ? context : context.define("_sbindir", "%{_bindir}");
  }

  private static String fedoraPython(int release) {
    if (release >= 45) {
      return "3.15";
    }
    return release >= 43 ? "3.14" : release >= 41 ? "3.13" : release >= 39 ? "3.12" : "3.11";
  }

  private static String enterprisePython(int release) {
    return release >= 11 ? "3.15" : release >= 10 ? "3.12" : release >= 9 ? "3.9" : "3.6";
  }

  private static MacroContext eln(int rawhide) {
    return enterprise(NEXT_ENTERPRISE, ".eln" + rawhide).define("eln", Integer.toString(rawhide));
  }

  private static MacroContext centos(int release) {
    return enterprise(release, ".el" + release).define("centos", Integer.toString(release));
  }

  private static MacroContext epel(int release, @Nullable String minor) {
    String dist = ".el" + release + (minor == null ? "" : "_" + minor);
    return enterprise(release, dist).define("epel", Integer.toString(release));
  }

  private static MacroContext enterprise(int release, String dist) {
    return withPython(Enterprise.CONTEXT, enterprisePython(release))
        .withRpmRelease(enterpriseRpm(release))
        .define("rhel", Integer.toString(release))
        .define("el" + release, "1")
        .define("distcore", dist);
  }

  private static MacroContext withPython(MacroContext context, String version) {
    return context
        .define("python3_version", version)
        .define("python3_version_nodots", version.replace(".", ""))
        .define("__default_python3_version", version);
  }

  private static RpmRelease fedoraRpm(int release) {
    if (release >= 43) {
      return new RpmRelease(6, 0);
    }
    int minor = release >= 41 ? 20 : release >= 39 ? 19 : release >= 37 ? 18 : 17;
    return new RpmRelease(4, minor);
  }

  private static RpmRelease enterpriseRpm(int release) {
    if (release >= 11) {
      return new RpmRelease(6, 0);
    }
    return new RpmRelease(4, release == 10 ? 19 : release == 9 ? 16 : 14);
  }

  private static MacroContext withNatives(
      MacroContext context, Iterable<NativeDefinition> functions) {
    List<Macro> macros = new ArrayList<>();
    for (NativeDefinition function : functions) {
      macros.add(Macro.function(function));
    }
    return context.withAll(macros);
  }

  private static String resource(String name) {
    try (InputStream stream = TargetContexts.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("The library lacks its resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
