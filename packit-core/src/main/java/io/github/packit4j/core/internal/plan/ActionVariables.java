package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import io.github.packit4j.core.internal.text.CommitMessageOutput;
import io.github.packit4j.core.internal.workspace.Actions;
import io.github.packit4j.specfile.SpecFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The variables that the commands of actions find: those of Packit. */
final class ActionVariables {

  private static final int SHORT_HASH = 8;

  private ActionVariables() {}

  static Map<String, String> of(
      ReleaseDecision.Wanted wanted, ReleaseBranch branch, Optional<SpecFile> previous) {
    UpstreamRelease release = wanted.release();
    Map<String, String> variables = new HashMap<>();
    variables.put(Actions.PROJECT_VERSION, release.version());
    // What there is none of is empty, so that scripts may forbid unset variables.
    String tag = release.tag().orElse("");
    variables.put("PACKIT_UPSTREAM_TAG", tag);
    variables.put("PACKIT_PROJECT_UPSTREAM_TAG", tag);
    variables.put(
        "PACKIT_UPSTREAM_COMMIT",
        release.commit().map(commit -> commit.substring(0, SHORT_HASH)).orElse(""));
    variables.put("PACKIT_RESOLVED_BUGS", String.join(" ", wanted.request().resolvedBugs()));
    variables.put("PACKIT_DEBUG_DIVIDER", CommitMessageOutput.DIVIDER);
    variables.put("PACKIT_DIST_GIT_BRANCH", branch.name());
    variables.put(
        "PACKIT_PROJECT_PREVIOUS_VERSION",
        previous.flatMap(spec -> spec.tag("Version")).map(version -> version.value()).orElse(""));
    return variables;
  }
}
