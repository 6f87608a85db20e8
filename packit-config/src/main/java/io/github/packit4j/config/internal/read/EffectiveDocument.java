package io.github.packit4j.config.internal.read;

import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.internal.key.SettingsKey;
import io.github.packit4j.config.internal.key.SettingsKeys;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Sequence;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recognises what {@link PackageConfig#effective()} prints. In it every package has all keys, also
 * in jobs, so that a key that is missing has no value, where it is inherited in other files.
 *
 * <p>A document counts as printed if it holds {@code packages} and {@code jobs} alone, and every
 * package, also those in jobs, has each of the keys that never are without a value. There are
 * dozens of them, too many for a file that people write.
 */
final class EffectiveDocument {

  /** The keys that settings without any optional value have. */
  private static final Set<String> ALWAYS = always();

  private EffectiveDocument() {}

  private static Set<String> always() {
    PackageSettings bare =
        PackageSettings.builder("bare").distGitNamespace(Optional.empty()).build();
    return SettingsKeys.ALL.stream()
        .filter(key -> key.value(bare).isPresent() && !key.name().equals("follow_fedora_branching"))
        .map(SettingsKey::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean is(Mapping root) {
    return root.entries().size() == 2
        && value(root, "packages").filter(EffectiveDocument::areComplete).isPresent()
        && value(root, "jobs").filter(EffectiveDocument::areCompleteJobs).isPresent();
  }

  private static boolean areCompleteJobs(YamlNode jobs) {
    return jobs instanceof Sequence sequence
        && sequence.items().stream()
            .allMatch(
                job ->
                    job instanceof Mapping mapping
                        && value(mapping, "packages")
                            .filter(EffectiveDocument::areComplete)
                            .isPresent());
  }

  private static boolean areComplete(YamlNode packages) {
    return packages instanceof Mapping mapping
        && mapping.entries().stream().map(Entry::value).allMatch(EffectiveDocument::isComplete);
  }

  private static boolean isComplete(YamlNode settings) {
    if (!(settings instanceof Mapping mapping) || mapping.entries().size() < ALWAYS.size()) {
      return false;
    }
    return mapping.entries().stream()
        .map(entry -> entry.key().text())
        .collect(Collectors.toSet())
        .containsAll(ALWAYS);
  }

  private static Optional<YamlNode> value(Mapping mapping, String key) {
    return mapping.entries().stream()
        .filter(entry -> key.equals(entry.key().value()))
        .map(Entry::value)
        .findFirst();
  }
}
