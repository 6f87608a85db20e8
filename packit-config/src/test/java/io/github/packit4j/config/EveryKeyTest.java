package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.internal.key.SettingsKey;
import io.github.packit4j.config.internal.key.SettingsKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes files in which keys have other values than their defaults: {@code
 * everything.yaml} has every key there is, {@code monorepo.yaml} packages that differ. What they
 * mean is in {@code .json} beside them.
 */
class EveryKeyTest {

  private static final ConfigLoader LOADER = ConfigLoader.create().withRepositoryName("elsewhere");
  private static final JsonMapper JSON = JsonMapper.shared();

  private static String resource(String name) throws IOException {
    try (InputStream input = EveryKeyTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(input, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static PackageConfig parse(String text) {
    return LOADER.parse(text, "packit.yaml").config();
  }

  @Test
  void theFileHasEveryKeyWithAnotherValueThanTheDefault() throws IOException {
    PackageSettings settings = parse(resource("everything.yaml")).settings("tool");
    PackageSettings defaults = PackageSettings.builder("other").build();
    for (SettingsKey<?> key : SettingsKeys.ALL) {
      assertThat(key.brief(settings)).as(key.name()).isNotEqualTo(key.brief(defaults));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything", "monorepo"})
  void readsIt(String name) throws IOException {
    JsonNode effective = JSON.readTree(parse(resource(name + ".yaml")).effective());
    assertThat(effective.toPrettyString())
        .isEqualTo(JSON.readTree(resource(name + ".json")).toPrettyString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything", "monorepo"})
  void losesNothingByWriting(String name) throws IOException {
    PackageConfig config = parse(resource(name + ".yaml"));
    String written = config.toYaml("packit.yaml");
    assertThat(parse(written)).as(written).isEqualTo(config);
    assertThat(parse(written).toYaml("packit.yaml")).isEqualTo(written);
    String effective = config.effective();
    assertThat(parse(effective).effective()).isEqualTo(effective);
  }
}
