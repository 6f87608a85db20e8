package io.github.packit4j.specfile;

import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.MacroDefinition;
import io.github.packit4j.specfile.macro.RpmRelease;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** An archive of spec files with the verdicts of the reference on them. */
final class SpecCorpus {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ARGUMENT = Pattern.compile("%\\{?(?:\\d|\\*|#)");

  private static final RpmRelease REFERENCE_RPM = RpmRelease.parse("4.18");

  private final Map<String, byte[]> specs = new TreeMap<>();
  private final Map<String, JsonNode> expected = new TreeMap<>();
  private final Map<String, JsonNode> fedora = new TreeMap<>();
  private MacroContext reference = MacroContext.empty();

  private SpecCorpus() {}

  /** Reads the archive that {@code packit4j.corpus} names, else the shared one. */
  static SpecCorpus load() throws IOException {
    String chosen = System.getProperty("packit4j.corpus");
    Path path = chosen == null ? Corpora.path("specs.zip") : Path.of(chosen);
    SpecCorpus corpus = new SpecCorpus();
    try (InputStream in = Files.newInputStream(path);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          corpus.add(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return corpus;
  }

  private void add(String name, byte[] content) throws IOException {
    if (name.startsWith("specs/")) {
      specs.put(name.substring("specs/".length()), content);
    } else if (name.endsWith("expected.jsonl")) {
      objects(content).forEach(node -> expected.put(node.get("file").asString(), node));
    } else if (name.endsWith("fedora-44.jsonl")) {
      objects(content).forEach(node -> fedora.put(node.get("file").asString(), node));
    } else if (name.endsWith("macros.jsonl")) {
      reference = context(objects(content));
    }
  }

  private static List<JsonNode> objects(byte[] content) throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    try (var parser = JSON.createParser(new ByteArrayInputStream(content))) {
      var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(parser);
      values.forEachRemaining(nodes::add);
    }
    return nodes;
  }

  private static MacroContext context(List<JsonNode> macros) {
    MacroContext context = MacroContext.empty().withRpmRelease(REFERENCE_RPM);
    for (JsonNode macro : macros) {
      String body = macro.get("body").asString();
      JsonNode listed = macro.get("options");
      // the list says null for "()" too: such macros show by the arguments in their bodies
      Optional<String> options =
          !listed.isNull()
              ? Optional.of(listed.asString())
              : ARGUMENT.matcher(body).find() ? Optional.of("") : Optional.empty();
      context = context.define(new MacroDefinition(macro.get("name").asString(), options, body));
    }
    return context
        .define("fedora", "44")
        .define("dist", ".fc44")
        .define("__python3", "/usr/bin/python3")
        .undefine("rhel")
        .undefine("suse_version");
  }

  /** Returns the bytes of all spec files by name. */
  Map<String, byte[]> specs() {
    return specs;
  }

  /** Returns the reference's verdicts by file, in the environment of {@link #reference()}. */
  Map<String, JsonNode> expected() {
    return expected;
  }

  /** Returns what Fedora 44 makes of the preambles, by file. */
  Map<String, JsonNode> fedora() {
    return fedora;
  }

  /** Returns the macros that the reference had. */
  MacroContext reference() {
    return reference;
  }

  /** Returns the spec file of a name. */
  SpecFile spec(String name) {
    return SpecFile.parse(specs.getOrDefault(name, new byte[0]));
  }
}
