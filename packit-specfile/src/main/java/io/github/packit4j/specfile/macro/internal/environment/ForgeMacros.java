package io.github.packit4j.specfile.macro.internal.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sources on software forges: {@code %forgemeta} sets the variables that spec files then use. */
final class ForgeMacros {
  private static final List<String> VARIABLES =
      List.of(
          "forgeurl",
          "forgesource",
          "forgesetupargs",
          "archivename",
          "archiveext",
          "archiveurl",
          "topdir",
          "extractdir",
          "repo",
          "owner",
          "namespace",
          "scm",
          "tag",
          "commit",
          "shortcommit",
          "branch",
          "version",
          "date",
          "distprefix");
  private static final int MAX_BLOCKS = 100;
  private static final Pattern VERSION_TAG = Pattern.compile("v\\d.*", Pattern.DOTALL);

  private ForgeMacros() {}

  static List<NativeDefinition> definitions() {
    return List.of(
        new NativeDefinition("forgemeta", "z:isvau:", ForgeMacros::forgeMeta),
        new NativeDefinition("forgeversion", "pz:a", ForgeMacros::forgeVersion));
  }

  private static String forgeMeta(MacroScope scope, MacroCall call) {
    if (call.has('a') && !call.has('z')) {
      for (String block : blocks(scope, "forgeurl")) {
        describe(scope, block, call.has('s'));
      }
    } else {
      describe(scope, call.option('z').orElse(""), call.has('s'));
    }
    return "";
  }

  /** The suffixes for which a variable is set: none, and numbers. */
  static List<String> blocks(MacroScope scope, String variable) {
    Variables main = new Variables(scope, "");
    main.alias(List.of(variable));
    List<String> blocks = new ArrayList<>();
    for (int number = 0; number < MAX_BLOCKS; number++) {
      if (scope.isDefined(variable + number)) {
        blocks.add(Integer.toString(number));
      }
    }
    return blocks;
  }

  /** Computes the variables of one block of definitions. */
  static void describe(MacroScope scope, String block, boolean silent) {
    Variables variables = new Variables(scope, block);
    if (variables.isMain()) {
      variables.alias(VARIABLES);
    }
    String reference = reference(scope, variables);
    String url = variables.value("forgeurl");
    Optional<Forge> forge = Forge.of(url);
    if (forge.isPresent()) {
      Optional<Matcher> project = forge.get().project(url);
      if (project.isPresent()) {
        variables.set("forgeurl", project.get().group());
        describeArchive(scope, variables, forge.get(), project.get(), reference);
      } else if (!silent) {
        throw scope.failure("%forgemeta: the URL names no project: " + url);
      }
    }
    describeSource(variables);
    describeSnapshot(scope, variables, reference);
    if (variables.isMain()) {
      variables.alias(VARIABLES);
    }
  }

  /** The name of the variable that says what to fetch. */
  private static String reference(MacroScope scope, Variables variables) {
    for (String name : List.of("tag", "commit", "branch", "version")) {
      if (!variables.value(name).isEmpty()) {
        return name;
      }
    }
    throw scope.failure(
        "You need to define Version:, %{commit} or %{tag} before the macro invocation !");
  }

  private static void describeArchive(
      MacroScope scope, Variables variables, Forge forge, Matcher project, String reference) {
    boolean release = reference.equals("version");
    String fetched = variables.value(reference);
    String raw = variables.call(reference);
    if (forge == Forge.BITBUCKET && variables.value("commit").isEmpty()) {
      throw scope.failure("All BitBucket URLs require commit value knowledge");
    }
    if (forge.usesFileReference()) {
      variables.setDefault("fileref", fileReference(forge, reference, fetched, raw));
    }
    boolean prefixed = release && (forge == Forge.GITHUB || forge == Forge.GOOGLE_SOURCE);
    variables.setDefault("ref", prefixed ? "v" + raw : raw);
    variables.setDefault("repo", project.group("repo"));
    if (project.pattern().pattern().contains("<owner>")) {
      variables.setDefault("owner", project.group("owner"));
    }
    if (project.pattern().pattern().contains("<namespace>")) {
      variables.setDefault("namespace", project.group("namespace"));
    }
    if (forge == Forge.BITBUCKET) {
      variables.setDefault(
          "shortcommit",
          "%{lua:print(string.sub(rpm.expand(\"" + variables.call("commit") + "\"), 1, 12))}");
    }
    forge
        .templates()
        .forEach((name, template) -> variables.setDefault(name, variables.filled(template)));
  }

  /** GitHub and others drop the {@code v} of a version tag, and slashes, from archive names. */
  private static String fileReference(Forge forge, String reference, String value, String raw) {
    boolean versionTag =
        forge != Forge.GITEA && !reference.equals("commit") && VERSION_TAG.matcher(value).matches();
    if (versionTag) {
      return value.substring(1);
    }
    return value.contains("/") ? value.replace('/', '-') : raw;
  }

  private static void describeSource(Variables variables) {
    String url = variables.value("archiveurl");
    String file = variables.value("archivename") + "." + variables.value("archiveext");
    boolean sameName = url.substring(url.lastIndexOf('/') + 1).equals(file);
    variables.setDefault(
        "forgesource",
        variables.filled(
            sameName && !url.isEmpty()
                ? "{archiveurl}"
                : "{?archiveurl}#/{?archivename}.{archiveext}"));
    boolean flat = variables.value("topdir").isEmpty();
    String number = variables.isMain() ? "" : "-T -D " + (flat ? "-a " : "-b ") + variables.block();
    variables.setDefault(
        "forgesetupargs",
        (number + (flat ? " -c" : "") + " -n " + variables.call("extractdir")).strip());
    variables.setDefault("extractdir", variables.filled(flat ? "{archivename}" : "{topdir}"));
  }

  /** What is no release gets a mark for the version or release: {@code .20240101git0123456}. */
  private static void describeSnapshot(MacroScope scope, Variables variables, String reference) {
    String mark = "";
    String mainVersion = scope.valueOrEmpty("version");
    if (!reference.equals("version")) {
      String snapshot = variables.value(reference).toLowerCase(Locale.ROOT);
      if (reference.equals("commit")) {
        snapshot = snapshot.substring(0, Math.min(7, snapshot.length()));
      } else if (reference.equals("tag")) {
        snapshot = withoutVersion(snapshot, scope.valueOrEmpty("repo"), mainVersion);
      }
      if (!snapshot.isEmpty()) {
        mark = "." + variables.value("date") + variables.value("scm") + snapshot;
      }
    }
    String version = variables.value("version");
    if (!version.isEmpty() && !version.equals("0") && !version.equals(mainVersion)) {
      mark = "." + version + mark;
    }
    if (!mark.isEmpty()) {
      mark = variables.isMain() ? mark : ".s" + mark.substring(1);
      variables.setDefault("distprefix", mark);
      variables.setDefault("_forgeversionsuffix", mark);
    }
  }

  /** A tag that says no more than the version marks nothing. */
  private static String withoutVersion(String tag, String repository, String version) {
    String rest = dotted(tag);
    String repo = repository.toLowerCase(Locale.ROOT);
    if (!repo.isEmpty() && rest.startsWith(repo)) {
      rest = rest.substring(repo.length());
      rest = rest.startsWith(".") ? rest.substring(1) : rest;
    }
    String plain = dotted(version);
    for (String prefix : List.of("", "v", "v.", "version", "version.", "tags.v", "tags.v.")) {
      String known = prefix + plain;
      if (rest.startsWith(known) && !rest.substring(known.length()).matches("(?s)\\.?[0-9].*")) {
        rest = rest.substring(known.length());
      }
    }
    return rest.startsWith(".") ? rest.substring(1) : rest;
  }

  private static String dotted(String text) {
    return text.replaceAll("[\\p{Punct}\\s]+", ".");
  }

  private static String forgeVersion(MacroScope scope, MacroCall call) {
    Variables main = new Variables(scope, "");
    main.alias(List.of("version", "distprefix", "_forgeversionsuffix"));
    String version =
        scope
            .value("version")
            .orElseThrow(
                () -> scope.failure("You must define %version prior to invoking this macro."));
    StringBuilder marks = new StringBuilder();
    scope.undefine("distprefix");
    if (call.has('a')) {
      for (int number = 0; number < MAX_BLOCKS; number++) {
        marks.append(scope.valueOrEmpty("_forgeversionsuffix" + number));
        scope.undefine("distprefix" + number);
      }
    } else {
      marks.append(scope.valueOrEmpty("_forgeversionsuffix" + call.option('z').orElse("")));
    }
    if (marks.isEmpty()) {
      return version;
    }
    int start = marks.charAt(0) == '.' ? 1 : 0;
    return version + (call.has('p') ? "~" : "^") + marks.substring(start);
  }
}
