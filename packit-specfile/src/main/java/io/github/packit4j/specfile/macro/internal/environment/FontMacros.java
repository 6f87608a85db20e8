package io.github.packit4j.specfile.macro.internal.environment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Font packages: {@code %fontpkg} prints the head of a package, its name made of the foundry and
 * the font family.
 */
final class FontMacros {
  private static final int MAX_BLOCKS = 100;

  /** Words that say something about a face, not about a family; by kind, the first match goes. */
  private static final List<List<String>> FACES =
      List.of(
          List.of("normal", "book", "regular", "upright"),
          List.of(
              "italic",
              "ita",
              "ital",
              "cursive",
              "kursiv",
              "oblique",
              "inclined",
              "backslanted",
              "backslant",
              "slanted"),
          List.of(
              "ultracondensed",
              "extra-compressed",
              "ext-compressed",
              "ultra-compressed",
              "ultra-condensed",
              "extracondensed",
              "compressed",
              "extra-condensed",
              "ext-condensed",
              "extra-cond",
              "semicondensed",
              "narrow",
              "semi-condensed",
              "semiexpanded",
              "wide",
              "semi-expanded",
              "semi-extended",
              "extraexpanded",
              "extra-expanded",
              "ext-expanded",
              "extra-extended",
              "ext-extended",
              "ultraexpanded",
              "ultra-expanded",
              "ultra-extended",
              "condensed",
              "cond",
              "expanded",
              "extended"),
          List.of(
              "extra-thin",
              "ext-thin",
              "ultra-thin",
              "extralight",
              "extra-light",
              "ext-light",
              "ultra-light",
              "demibold",
              "semi-bold",
              "demi-bold",
              "extrabold",
              "extra-bold",
              "ext-bold",
              "ultra-bold",
              "extrablack",
              "extra-black",
              "ext-black",
              "ultra-black",
              "bold",
              "thin",
              "light",
              "medium",
              "black",
              "heavy",
              "nord",
              "demi",
              "ultra"));

  private FontMacros() {}

  static List<NativeDefinition> definitions() {
    List<NativeDefinition> definitions = new ArrayList<>();
    definitions.add(new NativeDefinition("fontpkg", "z:va", FontMacros::fontPackage));
    definitions.add(new NativeDefinition("fontmeta", "z:va", FontMacros::fontPackage));
    definitions.add(new NativeDefinition("fontmetapkg", "n:s:d:z:", FontMacros::metaPackage));
    definitions.add(
        new NativeDefinition(
            "fontrpmname", "", (scope, call) -> packageName(call.operand(1).orElse(""))));
    definitions.add(NativeDefinition.plain("fontpkgname", scope -> name(scope, mainBlock(scope))));
    for (int number = 0; number < MAX_BLOCKS; number++) {
      String block = Integer.toString(number);
      definitions.add(NativeDefinition.plain("fontpkgname" + block, scope -> name(scope, block)));
    }
    return definitions;
  }

  private static String mainBlock(MacroScope scope) {
    return scope.isDefined("fontfamily") ? "" : "0";
  }

  private static String name(MacroScope scope, String block) {
    String own = block.equals("0") && !scope.isDefined("fontfamily0") ? "" : block;
    String foundry = scope.value("foundry" + own).or(() -> scope.value("foundry")).orElse("");
    String family = scope.valueOrEmpty("fontfamily" + own);
    String bare = family.startsWith(foundry) ? family.substring(foundry.length()) : family;
    return packageName(foundry + " " + bare);
  }

  /** The name of the package of a font family: {@code aajohan-comfortaa-fonts}. */
  static String packageName(String family) {
    String name = family.replaceAll("[\\p{Punct}\\s]+", "-").replaceAll("^-|-$", "");
    name = name.toLowerCase(Locale.ROOT);
    for (List<String> kind : FACES) {
      for (String face : kind) {
        if (name.endsWith("-" + face)) {
          name = name.substring(0, name.length() - face.length() - 1);
          break;
        }
      }
    }
    Set<String> words = new LinkedHashSet<>(List.of(name.split("-")));
    words.removeAll(Set.of("", "font", "fonts"));
    return String.join("-", words) + "-fonts";
  }

  private static String fontPackage(MacroScope scope, MacroCall call) {
    if (call.has('z')) {
      return head(scope, call.option('z').orElse(""));
    }
    List<String> blocks = blocks(scope);
    StringBuilder heads = new StringBuilder();
    for (String block : call.has('a') || blocks.size() > 1 ? blocks : List.of(mainBlock(scope))) {
      heads.append(head(scope, block));
    }
    return heads.toString();
  }

  private static List<String> blocks(MacroScope scope) {
    List<String> blocks = new ArrayList<>();
    if (scope.isDefined("fontfamily")) {
      blocks.add("");
    }
    for (int number = 0; number < MAX_BLOCKS; number++) {
      if (scope.isDefined("fontfamily" + number)) {
        blocks.add(Integer.toString(number));
      }
    }
    return blocks;
  }

  private static String head(MacroScope scope, String block) {
    String name = name(scope, block);
    // RPM reads a spec file twice for BuildArch; in the second reading the name is known already.
    boolean main = scope.value("name").orElse(name).equals(name);
    String license = first(scope, "fontlicense", block, "license");
    String header = first(scope, "fontpkgheader", block, "fontheader" + block);
    return (main ? "Name: " + name : "%package -n " + name)
        + "\nSummary: "
        + first(scope, "fontsummary", block, "summary")
        + "\nLicense: "
        + license
        + "\nBuildArch: noarch\nBuildRequires: fonts-rpm-macros\n"
        + "Requires: fontpackages-filesystem\n"
        + header
        + "\n%description -n "
        + name
        + "\n"
        + first(scope, "fontdescription", block, "common_description")
        + "\n";
  }

  private static String first(MacroScope scope, String name, String block, String otherwise) {
    return scope
        .value(name + block)
        .or(() -> scope.value(name))
        .or(() -> scope.value(otherwise))
        .orElse("");
  }

  private static String metaPackage(MacroScope scope, MacroCall call) {
    String source = scope.valueOrEmpty("name");
    String name = call.option('n').orElse(source.replaceFirst("-fonts$", "") + "-fonts-all");
    return "%package -n "
        + name
        + "\nSummary: All the font packages, generated from "
        + source
        + "\nBuildArch: noarch\n%description -n "
        + name
        + "\nThis meta-package installs all the font packages of "
        + source
        + ".\n";
  }
}
