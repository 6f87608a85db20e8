package io.github.packit4j.config.internal.type;

import io.github.packit4j.config.DistGitBranches;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.type.ObjectType.Field;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The type of {@code dist_git_branches}: names in a list, or in a mapping with options. */
public final class BranchesType implements ValueType<DistGitBranches> {

  public static final BranchesType BRANCHES = new BranchesType();

  private static final String MERGE_INTO = "fast_forward_merge_into";

  private static final ValueType<Optional<List<String>>> OPTIONS =
      ObjectType.of(
          "mapping with " + MERGE_INTO,
          values -> values.find(MERGE_INTO),
          Field.<Optional<List<String>>, List<String>>optional(
                  MERGE_INTO, ScalarTypes.TEXTS, value -> value)
              .notNull());

  private BranchesType() {}

  @Override
  public @Nullable DistGitBranches read(YamlNode node, Place place) {
    if (!(node instanceof Mapping mapping)) {
      List<String> names = TargetsType.names(node, place, "dist_git_branches");
      return names == null ? null : DistGitBranches.of(names);
    }
    List<String> branches = new ArrayList<>();
    Map<String, List<String>> mergeInto = new LinkedHashMap<>();
    boolean sound = true;
    for (Entry entry : mapping.entries()) {
      Place below = place.key(entry.key().text());
      String name = ScalarTypes.text(entry.key(), below);
      Optional<List<String>> options = options(entry.value(), below);
      if (name == null || options == null) {
        sound = false;
      } else {
        branches.add(name);
        TargetNames.check(entry.key(), name, below);
        options.ifPresent(merged -> mergeInto.put(name, merged));
      }
    }
    return sound ? new DistGitBranches(branches, mergeInto, true) : null;
  }

  private static @Nullable Optional<List<String>> options(YamlNode node, Place place) {
    if (node.isNull()) {
      place.error(node.start(), "must not be null", "write {} for a branch without options");
      return null;
    }
    return OPTIONS.read(node, place);
  }

  @Override
  public Object write(DistGitBranches value) {
    if (!value.mapping()) {
      return value.targets();
    }
    Map<String, Object> result = new LinkedHashMap<>();
    for (String branch : value.targets()) {
      result.put(
          branch, OPTIONS.write(Optional.ofNullable(value.fastForwardMergeInto().get(branch))));
    }
    return result;
  }

  @Override
  public String label() {
    return "list of names, or mapping of names to " + MERGE_INTO + "; in a job also a name";
  }

  @Override
  public Map<String, Object> schema() {
    return Schemas.anyOf(List.of(ScalarTypes.TEXTS.schema(), Schemas.mapOf(OPTIONS.schema())));
  }
}
