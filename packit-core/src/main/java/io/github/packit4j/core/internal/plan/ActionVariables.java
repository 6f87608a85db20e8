package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import io.github.packit4j.core.internal.text.CommitMessageOutput;
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
    variables.put("PACKIT_PROJECT_VERSION", release.version());
    release
        .tag()
        .ifPresent(
            tag -> {
              variables.put("PACKIT_UPSTREAM_TAG", tag);
              variables.put("PACKIT_PROJECT_UPSTREAM_TAG", tag);
            });
    release
        .commit()
        .ifPresent(
            commit -> variables.put("PACKIT_UPSTREAM_COMMIT", commit.substring(0, SHORT_HASH)));
    variables.put("PACKIT_RESOLVED_BUGS", String.join(" ", wanted.request().resolvedBugs()));
    variables.put("PACKIT_DEBUG_DIVIDER", CommitMessageOutput.DIVIDER);
    variables.put("PACKIT_DIST_GIT_BRANCH", branch.name());
    previous
        .flatMap(spec -> spec.tag("Version"))
        .ifPresent(tag -> variables.put("PACKIT_PROJECT_PREVIOUS_VERSION", tag.value()));
    return variables;
  }
}
