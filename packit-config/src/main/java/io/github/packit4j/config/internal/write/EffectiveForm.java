package io.github.packit4j.config.internal.write;

import io.github.packit4j.config.JobConfig;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.internal.key.SettingsKey;
import io.github.packit4j.config.internal.key.SettingsKeys;
import io.github.packit4j.config.internal.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Prints a configuration as JSON: every key that has a value, sorted, with nulls left out of all
 * mappings.
 */
public final class EffectiveForm {

  /** Some characters that JSON takes as they are would end a line when read as YAML. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .addModule(new SimpleModule().addSerializer(Double.class, new DecimalSerializer()))
          .build();

  /**
   * Writes {@code 1.0e+30}, which is a number in JSON and in YAML 1.1; {@code 1.0E30} is text
   * there.
   */
  private static final class DecimalSerializer extends StdSerializer<Double> {
    DecimalSerializer() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator generator, SerializationContext context) {
      generator.writeNumber(YamlText.scalar(value));
    }
  }

  /** The reference does not know this key, so the form has it only where it says something. */
  private final boolean withFollowFedoraBranching;

  private EffectiveForm(PackageConfig config) {
    withFollowFedoraBranching =
        Stream.concat(Stream.of(config.packages()), config.jobs().stream().map(JobConfig::packages))
            .flatMap(packages -> packages.values().stream())
            .anyMatch(PackageSettings::followFedoraBranching);
  }

  public static String of(PackageConfig config) {
    EffectiveForm form = new EffectiveForm(config);
    Map<String, Object> result = new TreeMap<>();
    result.put("packages", form.packages(config.packages()));
    result.put("jobs", config.jobs().stream().map(form::job).toList());
    return JSON.writeValueAsString(result);
  }

  private Map<String, Object> packages(Map<String, PackageSettings> packages) {
    Map<String, Object> result = new TreeMap<>();
    packages.forEach((name, settings) -> result.put(name, settings(settings)));
    return result;
  }

  private Map<String, Object> job(JobConfig job) {
    Map<String, Object> result = new TreeMap<>();
    result.put("job", job.job().key());
    result.put("trigger", job.trigger().key());
    result.put("skip_build", job.skipBuild());
    result.put("manual_trigger", job.manualTrigger());
    job.labels().ifPresent(value -> result.put("labels", value));
    job.sidetagGroup().ifPresent(value -> result.put("sidetag_group", value));
    job.dependencies().ifPresent(value -> result.put("dependencies", value));
    job.dependents().ifPresent(value -> result.put("dependents", value));
    job.packageName().ifPresent(value -> result.put("package", value));
    result.put("packages", packages(job.packages()));
    return result;
  }

  private Map<String, Object> settings(PackageSettings settings) {
    Map<String, Object> result = new TreeMap<>();
    for (SettingsKey<?> key : SettingsKeys.ALL) {
      key.written(settings).ifPresent(value -> result.put(key.name(), withoutNulls(value)));
    }
    if (!withFollowFedoraBranching) {
      result.remove("follow_fedora_branching");
    }
    return result;
  }

  private static Object withoutNulls(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> result = new TreeMap<>();
      map.forEach(
          (key, item) -> {
            if (item != null) {
              result.put(String.valueOf(key), withoutNulls(item));
            }
          });
      return result;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> result = new ArrayList<>();
      list.forEach(item -> result.add(item == null ? null : withoutNulls(item)));
      return result;
    }
    return value;
  }
}
