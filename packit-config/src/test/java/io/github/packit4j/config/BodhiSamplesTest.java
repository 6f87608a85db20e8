package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.config.release.ReleaseBranch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Aliases from answers of Bodhi, as it has them late in 2026, before a release, after branching.
 */
class BodhiSamplesTest {

  private static final String RELEASED = "releases-late-2026-f45-released-page1.json";
  private static final String FROZEN = "releases-autumn-2026-f45-frozen-page1.json";
  private static final String BRANCHED = "releases-august-2026-f45-just-branched-page1.json";

  @ParameterizedTest
  @CsvSource({
    RELEASED + ", fedora-all, f43 f44 f45 rawhide",
    RELEASED + ", fedora-latest, f45",
    RELEASED + ", fedora-latest-stable, f45",
    RELEASED + ", epel-all, epel8 epel9 epel10.2 epel10.3 epel10",
    RELEASED + ", epel-10-branched, epel10.2 epel10.3",
    RELEASED + ", fedora-eln, eln",
    FROZEN + ", fedora-stable, f43 f44",
    FROZEN + ", fedora-development, f45 rawhide",
    FROZEN + ", fedora-branched, f43 f44 f45",
    BRANCHED + ", fedora-all, f43 f44 f45 rawhide",
    BRANCHED + ", fedora-development, f45 rawhide",
    BRANCHED + ", fedora-latest-stable, f44",
    "releases-late-2026-all-states.json, fedora-all, f43 f44 f45 rawhide"
  })
  void resolves(String file, String alias, String branches) throws IOException {
    assertThat(
            ReleaseAliases.of(releases(file)).resolveStrictly(List.of(alias)).stream()
                .map(ReleaseBranch::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo(branches);
  }

  private static List<DistroRelease> releases(String file) throws IOException {
    Path path =
        Path.of(System.getProperty("packit4j.shared", ""), "reference/bodhi/releases", file);
    assumeTrue(Files.isRegularFile(path), "no sample " + path);
    List<DistroRelease> releases = new ArrayList<>();
    for (JsonNode release : new JsonMapper().readTree(Files.readString(path)).path("releases")) {
      releases.add(
          DistroRelease.builder()
              .name(release.path("name").asString())
              .longName(release.path("long_name").asString())
              .version(release.path("version").asString())
              .branch(release.path("branch").asString())
              .idPrefix(release.path("id_prefix").asString())
              .state(DistroRelease.State.of(release.path("state").asString()))
              .candidateTag(Optional.of(release.path("candidate_tag").asString()))
              .createAutomaticUpdates(release.path("create_automatic_updates").asBoolean(false))
              .build());
    }
    return releases;
  }
}
