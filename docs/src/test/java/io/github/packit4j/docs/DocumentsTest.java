package io.github.packit4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.user.UserConfigLoader;
import io.github.packit4j.core.WorkflowBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.xml.sax.InputSource;

/** What the guide and the README say is so. */
@Isolated
class DocumentsTest {

  private static final Path DOCS = Path.of("docs");
  private static final Path README = Path.of("README.md");

  private static List<Document> guide() {
    return Repository.documents().stream()
        .filter(document -> DOCS.equals(document.path().getParent()) || top(document))
        .toList();
  }

  private static boolean top(Document document) {
    return document.path().getParent() == null;
  }

  @Test
  void everyBlockOfJavaIsCompiled() {
    String sources =
        Repository.files(".java").stream()
            .filter(path -> path.startsWith(Path.of("docs", "src", "test")))
            .map(path -> flat(Repository.text(path)))
            .collect(Collectors.joining("\n"));
    List<String> blocks = guide().stream().flatMap(page -> page.blocks("java").stream()).toList();

    assertThat(blocks).hasSizeGreaterThan(20);
    assertThat(blocks).allSatisfy(block -> assertThat(sources).as(block).contains(flat(block)));
  }

  /** Takes blanks away: lines are broken elsewhere on a page. */
  private static String flat(String code) {
    return code.replaceAll("\\s+", "");
  }

  @Test
  void theFirstProgramRunsAsItStands() throws ReflectiveOperationException {
    Method main = Class.forName("FirstProgram").getMethod("main", String[].class);
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream replaced = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(replaced);
      main.invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
    }
    String text = printed.toString(StandardCharsets.UTF_8);

    assertThat(Repository.all("(\\+Version: +1\\.1)", text)).hasSize(4);
    assertThat(Repository.all("(/rpms/hello/pull-request/)", text)).hasSize(4);
    assertThat(Repository.all("(FEDORA-2026-)", text)).hasSize(4);
    assertThat(Repository.document(README).blocks("java").get(0)).startsWith("import ");
  }

  @Test
  void everyLinkLeadsSomewhere() {
    Map<Path, Set<String>> anchors = new TreeMap<>();
    for (Document document : Repository.documents()) {
      anchors.put(document.path(), new HashSet<>(document.anchors().values()));
    }
    List<String> dead = new ArrayList<>();
    for (Document document : Repository.documents()) {
      for (String destination : document.destinations()) {
        if (!destination.matches("[a-z]+:.*") && !leads(document.path(), destination, anchors)) {
          dead.add(document.path() + ": " + destination);
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  private static boolean leads(Path page, String destination, Map<Path, Set<String>> anchors) {
    String[] parts = destination.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    boolean there = Files.exists(Repository.TOP.resolve(target));
    return there
        && (parts.length == 1 || anchors.getOrDefault(target, Set.of()).contains(parts[1]));
  }

  @Test
  void everyDocumentIsOnTheSite() {
    Set<Path> all =
        Repository.documents().stream()
            .map(Document::path)
            .collect(Collectors.toCollection(TreeSet::new));
    all.remove(DOCS.resolve("index.md"));

    Navigation navigation = Navigation.of(Repository.document(DOCS.resolve("index.md")));
    assertThat(navigation.pages()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
  }

  /** The order that a reader can rely on; what else a module has to say stands in between. */
  private static final List<String> FORM =
      List.of(
          "Coordinates",
          "First example",
          "What is where",
          "Rules worth knowing",
          "Errors",
          "Tests");

  /** The facade tells by whole chapters, and one example is there to be copied. */
  private static final Set<Path> OF_THEIR_OWN_FORM =
      Set.of(
          README,
          Path.of("packit-core", "README.md"),
          Path.of("examples", "release-bot", "README.md"),
          Path.of("examples", "frameworks", "plain-java", "README.md"),
          Path.of("examples", "frameworks", "spring-boot", "README.md"));

  @Test
  void theReadmesOfModulesHaveOneForm() {
    for (Document document : Repository.documents()) {
      boolean readme = document.path().getFileName().equals(README);
      if (readme && !OF_THEIR_OWN_FORM.contains(document.path())) {
        assertThat(Repository.all("(?m)^## (.+)$", Repository.text(document.path())))
            .as(document.path().toString())
            .containsSubsequence(FORM);
      }
    }
  }

  @Test
  void coordinatesAndVersionsAreThoseOfTheBuild() throws Exception {
    String version = first("<version>(.*?)</version>", Repository.text(Path.of("pom.xml")));
    String bom = Repository.text(Path.of("packit-bom", "pom.xml"));
    Set<String> managed = new HashSet<>(Repository.all("<artifactId>(.*?)</artifactId>", bom));
    for (Document document : Repository.documents()) {
      for (String block : document.blocks("xml")) {
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader("<all>" + block + "</all>")));
        for (String dependency : Repository.all("(?s)<dependency>(.*?)</dependency>", block)) {
          if (!first("<groupId>(.*?)</groupId>", dependency).equals("io.github.packit4j")) {
            continue;
          }
          String artifact = first("<artifactId>(.*?)</artifactId>", dependency);
          assertThat(managed).as(document.path().toString()).contains(artifact);
          assertThat(Repository.all("<version>(.*?)</version>", dependency))
              .as(artifact)
              .isIn(
                  artifact.equals("packit-bom")
                      ? List.of(List.of(version), List.of("${packit4j.version}"))
                      : List.of(List.of()));
        }
      }
      for (String block : document.blocks("kotlin")) {
        for (String coordinates : Repository.all("\"io\\.github\\.packit4j:([^\"]+)\"", block)) {
          String[] parts = coordinates.split(":");
          assertThat(managed).as(document.path().toString()).contains(parts[0]);
          assertThat(parts.length > 1).as(coordinates).isEqualTo(parts[0].equals("packit-bom"));
          assertThat(parts[parts.length - 1]).isIn(parts[0], version);
        }
        for (String imported : Repository.all("(?m)^import (\\S+)$", block)) {
          assertThatCode(() -> Class.forName(imported)).as(imported).doesNotThrowAnyException();
        }
      }
    }
  }

  private static String first(String pattern, String text) {
    return Repository.all(pattern, text.replaceAll("(?s)<parent>.*?</parent>", "")).get(0);
  }

  @Test
  void configurationsAreRead() {
    for (Document page : guide()) {
      for (String block : page.blocks("yaml")) {
        if (block.contains("authentication:")) {
          assertThat(UserConfigLoader.create().parse(block, "packit.yaml").warnings()).isEmpty();
        } else {
          assertThat(
                  ConfigLoader.create()
                      .withRepositoryName("hello")
                      .parse(block, ".packit.yaml")
                      .warnings())
              .isEmpty();
        }
      }
    }
  }

  /** Profiles, modules and tests that a command names are there. */
  @Test
  void commandsOfMavenNameWhatThereIs() {
    String poms =
        Repository.files("pom.xml").stream().map(Repository::text).collect(Collectors.joining());
    Set<String> tests =
        Repository.files(".java").stream()
            .map(path -> path.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    for (Document document : Repository.documents()) {
      for (String line : Repository.text(document.path()).lines().toList()) {
        for (String command : Repository.all("(mvn [^`#|]*)", line)) {
          for (String profile : Repository.all(" -P(\\w+)", command)) {
            assertThat(poms).as(command).contains("<id>" + profile + "</id>");
          }
          for (String module : names(" -pl ([\\w/,-]+)", command)) {
            assertThat(Repository.TOP.resolve(module)).as(command).isDirectory();
          }
          assertThat(tests).as(command).containsAll(names(" -Dtest=([\\w,]+)", command));
        }
      }
    }
  }

  private static List<String> names(String pattern, String command) {
    return Repository.all(pattern, command).stream()
        .flatMap(names -> Stream.of(names.split(",")))
        .toList();
  }

  @Test
  void everySettingOfAWorkflowIsTold() {
    List<String> settings =
        Arrays.stream(WorkflowBuilder.class.getMethods())
            .filter(method -> method.getReturnType() == WorkflowBuilder.class)
            .map(Method::getName)
            .distinct()
            .toList();
    assertThat(rows(DOCS.resolve("workflow.md"), "All settings"))
        .containsExactlyInAnyOrderElementsOf(settings);
  }

  /** Gives the first cells of a section's tables, of those that are code. */
  private static List<String> rows(Path page, String section) {
    String text = Repository.text(page);
    int from = text.indexOf("\n## " + section + "\n");
    int to = text.indexOf("\n## ", from + 1);
    return Repository.all(
        "(?m)^\\| `(\\w+)` \\|", to < 0 ? text.substring(from) : text.substring(from, to));
  }

  @Test
  void everyExceptionIsToldAndWhetherItMayPass() {
    Path page = DOCS.resolve("failures.md");
    Map<String, Boolean> passing = new TreeMap<>();
    for (Path path : Repository.files("Exception.java")) {
      String source = Repository.text(path);
      if (path.startsWith("examples")
          || path.toString().contains("internal")
          || !Pattern.compile("(?m)^public .*class ").matcher(source).find()) {
        continue;
      }
      passing.put(
          path.getFileName().toString().replace(".java", ""),
          source.contains("public boolean mayPassByItself() {\n    return true;"));
    }
    assertThat(rows(page, "All exceptions")).containsExactlyInAnyOrderElementsOf(passing.keySet());
    passing.forEach(
        (name, passes) ->
            assertThat(
                    first("(?m)^\\| `" + name + "` \\|[^|]*\\| ([^|]*) \\|", Repository.text(page)))
                .as(name)
                .matches(answer -> answer.equals("yes") == passes, passes ? "yes" : "not yes"));
  }

  /** Tests that a document of the project names as holding something are there. */
  @Test
  void theTestsOfPromisesAreThere() {
    Set<String> sources =
        Repository.files(".java").stream()
            .map(path -> path.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    for (Document page : Repository.documents()) {
      assertThat(Repository.all("`(\\w+Test)`", Repository.text(page.path())))
          .as(page.path().toString())
          .isSubsetOf(sources);
    }
  }

  /** What the picture names in the letters of code is a module, a package or a type. */
  @Test
  void thePictureNamesWhatThereIs() {
    List<String> names =
        Repository.all(
            "<text class=\"code\"[^>]*>([^<]+)</text>",
            Repository.text(DOCS.resolve("data-flow.svg")));
    Path core = Path.of("packit-core", "src", "main", "java", "io", "github", "packit4j", "core");
    List<String> types =
        Repository.files(".java").stream()
            .filter(path -> path.startsWith(core))
            .map(path -> path.getFileName().toString().replace(".java", ""))
            .toList();
    assertThat(names).hasSizeGreaterThan(10);
    for (String name : names) {
      if (name.startsWith("packit-")) {
        assertThat(Repository.TOP.resolve(name)).isDirectory();
      } else if (name.startsWith("internal.")) {
        assertThat(Repository.TOP.resolve(core).resolve(name.replace('.', '/'))).isDirectory();
      } else {
        assertThat(types).contains(name);
      }
    }
  }
}
