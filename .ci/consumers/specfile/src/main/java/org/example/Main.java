package org.example;

import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Prerelease;

/** The module of spec files and nothing else. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws ClassNotFoundException {
    SpecFile spec =
        SpecFile.parse(
            """
            Name: hello
            Version: 1.0
            Release: 3%{?dist}
            Summary: Hello
            License: MIT
            %description
            Hello.
            """);
    MacroContext rawhide = MacroContext.forTarget("rawhide");
    SpecFile updated =
        spec.edit(rawhide).updateVersion("2.0", Prerelease.defaults()).setReleaseNumber("1").apply();
    String evr = updated.expand(rawhide).changelogEvr().toString();
    if (!evr.equals("2.0-1")) {
      throw new IllegalStateException(evr);
    }
    for (String other : new String[] {"okhttp3.OkHttpClient", "tools.jackson.databind.JsonNode"}) {
      try {
        Class.forName(other);
        throw new IllegalStateException(other + " came along");
      } catch (ClassNotFoundException e) {
        // As it should be.
      }
    }
    System.out.println("hello " + evr);
  }
}
