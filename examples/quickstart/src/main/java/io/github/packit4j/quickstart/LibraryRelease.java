package io.github.packit4j.quickstart;

import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.WebhookDelivery;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A Python library publishes a release on GitHub, and GitHub tells us. */
final class LibraryRelease implements Scenario {

  private static final String TAG = "0.62.3";

  private static final String SPEC =
      """
      Name:           python-ogr
      Version:        0.61.2
      Release:        1%{?dist}
      Summary:        One API for multiple git forges

      License:        MIT
      URL:            https://github.com/packit/ogr
      Source0:        %{pypi_source ogr}
      BuildArch:      noarch

      %description
      One Git library to Rule!

      %prep
      %autosetup -n ogr-%{version}

      %files
      %license LICENSE

      %changelog
      * Mon Jul 20 2026 Packit <hello@packit.dev> - 0.61.2-1
      - New upstream release 0.61.2
      """;

  private static final String CONFIG =
      """
      specfile_path: python-ogr.spec
      upstream_package_name: ogr
      downstream_package_name: python-ogr
      copy_upstream_release_description: true
      jobs:
        - job: propose_downstream
          trigger: release
          dist_git_branches: [fedora-all, epel-8]
        - job: koji_build
          trigger: commit
          dist_git_branches: [fedora-all, epel-8]
        - job: bodhi_update
          trigger: commit
          dist_git_branches: [fedora-branched, epel-8]
      """;

  private final Sandbox fedora;
  private final UpstreamProject project;

  private LibraryRelease(Sandbox fedora, UpstreamProject project) {
    this.fedora = fedora;
    this.project = project;
  }

  static LibraryRelease prepare(Sandbox fedora) {
    FileTree files = FileTree.of("python-ogr.spec", SPEC, ".packit.yaml", CONFIG);
    fedora
        .distGit()
        .createPackage("python-ogr", files, "rawhide", "f45", "f44", "f43", "epel8")
        .addCommitter("packit");
    fedora
        .downloads()
        .serve(
            URI.create("https://files.pythonhosted.org/packages/source/o/ogr/ogr-0.62.3.tar.gz"),
            "the archive of ogr 0.62.3".getBytes(StandardCharsets.UTF_8));

    UpstreamProject ogr = fedora.upstream().project("packit/ogr");
    ogr.commit("Release 0.62.3", files);
    ogr.tag(TAG);
    ogr.release(TAG, TAG, "- Emoji reactions on GitLab comments now work reliably");
    return new LibraryRelease(fedora, ogr);
  }

  @Override
  public ReleaseRequest request() {
    return ReleaseRequest.proposeDownstream(project.webUrl().toString(), TAG);
  }

  @Override
  public ReleaseReport release(ReleaseWorkflow workflow) {
    WebhookDelivery delivery = project.releaseWebhook(TAG);
    PackitEvent event =
        WebhookReader.gitHub(fedora.upstream().webhookSecret())
            .read(delivery.headers(), delivery.bodyBytes());
    EventReport report = workflow.handle(event);
    return report.outcomes().stream()
        .filter(JobOutcome.Released.class::isInstance)
        .map(JobOutcome.Released.class::cast)
        .map(JobOutcome.Released::report)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public boolean compare(ReleaseReport report, Sandbox sandbox, Console console) {
    return true;
  }
}
