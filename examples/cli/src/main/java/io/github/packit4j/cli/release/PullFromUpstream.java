package io.github.packit4j.cli.release;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.PackageArgument;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.core.ReleaseRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Carries a release into dist-git by the configuration there. */
@Command(
    name = "pull-from-upstream",
    description = {
      "Propose an upstream release in dist-git, with dist-git's own configuration and spec file.",
      "What would be done is shown before anything is changed."
    })
public final class PullFromUpstream implements Action {

  @Mixin private final PackageArgument packageName = new PackageArgument();
  @Mixin private final ReleaseOptions options = new ReleaseOptions();

  @Override
  public Answer run(Session session) throws InterruptedException {
    return options.run(session, () -> ReleaseRequest.pullLatest(packageName.page(session)));
  }
}
