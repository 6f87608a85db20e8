package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import io.github.packit4j.config.internal.yaml.YamlNode.Sequence;
import io.github.packit4j.config.internal.yaml.YamlReader;
import io.github.packit4j.config.internal.yaml.YamlSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ConfigSchemaTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(JSON.readTree(ConfigSchema.json()));

  private static boolean accepts(String yaml) {
    try {
      return SCHEMA.validate(json(YamlReader.read(yaml).root().orElseThrow())).isEmpty();
    } catch (YamlSyntaxException e) {
      return false;
    }
  }

  private static JsonNode json(YamlNode node) {
    if (node instanceof Mapping mapping) {
      ObjectNode object = JSON.createObjectNode();
      for (Entry entry : mapping.entries()) {
        object.set(entry.key().text(), json(entry.value()));
      }
      return object;
    }
    if (node instanceof Sequence sequence) {
      ArrayNode array = JSON.createArrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    Object value = ((Scalar) node).value();
    return value instanceof YamlNode.Timestamp
        ? JSON.valueToTree(((Scalar) node).text())
        : JSON.valueToTree(value);
  }

  /** To renew the resource, write {@link ConfigSchema#json()} into the file. */
  @Test
  void isPublishedAsAResource() throws IOException {
    try (InputStream resource =
        ConfigSchema.class.getResourceAsStream("/META-INF/packit4j/packit.schema.json")) {
      assertThat(new String(resource.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(ConfigSchema.json());
    }
  }

  @Test
  void agreesWithTheReferenceOnTheCorpus() throws IOException {
    Path folder = ConfigCorpusTest.folder();
    List<String> differences = new ArrayList<>();
    int accepted = 0;
    int refused = 0;
    for (String line : Files.readAllLines(folder.resolve("expected.jsonl"))) {
      JsonNode expected = JSON.readTree(line);
      String file = expected.path("file").asString();
      boolean accepts = accepts(Files.readString(folder.resolve(file)));
      accepted += accepts ? 1 : 0;
      refused += accepts ? 0 : 1;
      if (expected.path("valid").asBoolean() ? !accepts : accepts && !lacksOnlySpecFile(expected)) {
        differences.add(file);
      }
    }
    System.out.printf("ConfigSchemaTest: accepted %d, refused %d%n", accepted, refused);
    assertThat(differences).isEmpty();
  }

  /** No schema can say that a job needs a spec file, which may be found in the repository. */
  private static boolean lacksOnlySpecFile(JsonNode expected) {
    return expected.path("problems").values().stream()
        .allMatch(messages -> messages.toString().contains("no specfile was found"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create_pr: yes",
        "create_pr: \"on\"",
        "timeout: \"7_200\"",
        "spec_source_id: 1",
        "jobs: [{job: koji_build, trigger: commit | koji_build, dist_git_branches: fedora-all}]",
        "jobs: [{job: tests, trigger: commit, metadata: {dist-git-branch: main}}]",
        "jobs: [{job: tests, trigger: commit, owner: a, metadata: {}}]",
        "jobs: [{job: tests, trigger: commit, owner: a, metadata: null}]",
        "jobs: [{job: tests, trigger: commit, targets: a, metadata: {targets: b}}]",
        "packages: {a: {specfile_path: a.spec}}",
        "owner: null",
        "files_to_sync: [a, {src: [a], dest: b}]",
        "actions: {pre-sync: [[a, b], c]}",
        "dist_git_branches: {rawhide: {fast_forward_merge_into: [f44]}}",
        "_: 2024-01-01"
      })
  void acceptsEveryForm(String yaml) {
    assertThat(accepts(yaml)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bogus: 1",
        "create_pr: maybe",
        "create_pr: null",
        "targets: fedora-all",
        "packages: {}",
        "jobs: {}",
        "jobs: [{job: tests}]",
        "jobs: [{job: tests, trigger: relase}]",
        "jobs: [{job: tests, trigger: commit, targets: {a: null}}]",
        "jobs: [{job: tests, trigger: commit, owner: a, metadata: {project: b}}]",
        "spec_source_id: -1",
        "actions: {pre_sync: a}",
        "files_to_sync: [{src: a}]",
        "upstream_ref: 1.10",
        "patch_generation_patch_id_digits: -1",
        "jobs: [{job: tests, trigger: 'commit |'}]"
      })
  void refusesWhatTheReaderRefuses(String yaml) {
    assertThat(accepts(yaml)).isFalse();
  }
}
