package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.NewPullRequest;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.sandbox.DistGitForge;
import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.KojiTask;
import io.github.packit4j.sandbox.PagurePullRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A story in which something may go wrong, and what has been done once in its end. */
interface Scene {

  /** Sets everything up, with a workflow on the given directory. */
  Fedora prepared(Path work);

  /** The workflow that handles the events. */
  default ReleaseWorkflow workflow(Fedora fedora) {
    return fedora.workflow();
  }

  /** Tells the story to somebody who handles events. */
  List<JobOutcome> tell(Fedora fedora, Story.Delivery delivery);

  /** Fails unless everything was done, and once. */
  void requireOnce(Fedora fedora);

  /** All scenes, or those that {@code -Dpackit.scenes=OfSyncs} names. */
  static Stream<Scene> all() {
    String wanted = System.getProperty("packit.scenes", "");
    Stream<Scene> all =
        Stream.concat(
            Arrays.stream(DistGitForge.values()).map(OfReleases::new),
            Stream.of(
                new OfBuildComments(),
                new OfReleaseComments(),
                new OfSyncs(),
                new OfObsolete(),
                new OfTrials()));
    return all.filter(
        scene -> wanted.isEmpty() || wanted.contains(scene.getClass().getSimpleName()));
  }

  /** From a release to the updates of six branches. */
  record OfReleases(DistGitForge forge) implements Scene {

    @Override
    public Fedora prepared(Path work) {
      return Story.prepared(forge, work);
    }

    @Override
    public List<JobOutcome> tell(Fedora fedora, Story.Delivery delivery) {
      return Story.tell(fedora.sandbox(), delivery);
    }

    @Override
    public void requireOnce(Fedora fedora) {
      Story.requireExactlyOnce(fedora.sandbox());
    }
  }

  /** A packager has a branch built by a comment, and is answered. */
  record OfBuildComments() implements Scene {

    @Override
    public Fedora prepared(Path work) {
      return Comments.proposed(Fedora.empty(work), Comments.CONFIG);
    }

    @Override
    public ReleaseWorkflow workflow(Fedora fedora) {
      return fedora.answering(builder -> builder);
    }

    @Override
    public List<JobOutcome> tell(Fedora fedora, Story.Delivery delivery) {
      PackitEvent comment = Comments.say(fedora, "admin", "/packit koji-build");
      return delivery.apply(List.of(comment));
    }

    @Override
    public void requireOnce(Fedora fedora) {
      assertThat(fedora.sandbox().koji().tasks())
          .filteredOn(task -> task.method().equals("build"))
          .hasSize(1);
      assertThat(Comments.proposal(fedora, "f44").comments())
          .filteredOn(comment -> comment.author().equals("packit"))
          .filteredOn(comment -> comment.text().contains("`: done"))
          .as("answers, besides those that tell of a failure; one that cannot be given is left out")
          .hasSizeLessThan(2);
    }
  }

  /** A packager has another release pulled by a comment. */
  record OfReleaseComments() implements Scene {

    @Override
    public Fedora prepared(Path work) {
      return Comments.proposed(Fedora.empty(work), Comments.CONFIG);
    }

    @Override
    public List<JobOutcome> tell(Fedora fedora, Story.Delivery delivery) {
      PackitEvent comment =
          Comments.say(fedora, "admin", "/packit pull-from-upstream --version 0.63.0");
      return delivery.apply(List.of(comment));
    }

    @Override
    public void requireOnce(Fedora fedora) {
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE))
          .extracting(PagurePullRequest::title)
          .containsExactlyInAnyOrder(
              "Update rawhide to upstream release 0.63.0", "Update f44 to upstream release 0.63.0");
      assertThat(fedora.sandbox().distGit().lookaside().uploads())
          .as("the archives of two releases")
          .hasSize(2);
    }
  }

  /** What changed in dist-git goes back upstream. */
  record OfSyncs() implements Scene {

    private static final URI UPSTREAM = URI.create("https://github.com/example/ogr");

    private static final String CONFIG =
        """
        upstream_project_url: https://github.com/example/ogr
        specfile_path: python-ogr.spec
        downstream_package_name: python-ogr
        jobs:
          - {job: sync_from_downstream, trigger: commit, dist_git_branches: [f44]}
        """;

    @Override
    public Fedora prepared(Path work) {
      Fedora fedora = Fedora.empty(work);
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", CONFIG));
      fedora
          .sandbox()
          .upstream()
          .project("example/ogr")
          .commit("Begin", FileTree.of("python-ogr.spec", Fedora.SPEC));
      return fedora;
    }

    @Override
    public ReleaseWorkflow workflow(Fedora fedora) {
      return fedora.answering(builder -> builder.syncedUpstreams(UPSTREAM::equals));
    }

    @Override
    public List<JobOutcome> tell(Fedora fedora, Story.Delivery delivery) {
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Rebuild", FileTree.of("python-ogr.spec", Fedora.SPEC + "- Rebuilt\n"));
      return delivery.apply(List.of(Events.push(fedora, "alice")));
    }

    @Override
    public void requireOnce(Fedora fedora) {
      List<PullRequest> proposed =
          fedora.project(UPSTREAM).pullRequests().list(PullRequestQuery.all()).toList();
      assertThat(proposed).hasSize(1);
      assertThat(fedora.project(UPSTREAM).pullRequests().commits(proposed.get(0).id()).toList())
          .hasSize(1);
    }
  }

  /** What a push has left nothing to bring is closed. */
  record OfObsolete() implements Scene {

    private static final String CONFIG =
        """
        specfile_path: python-ogr.spec
        downstream_package_name: python-ogr
        jobs:
          - {job: pull_from_upstream, trigger: release, dist_git_branches: [f44]}
        """;

    @Override
    public Fedora prepared(Path work) {
      Fedora fedora = Fedora.empty(work);
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", CONFIG));
      fedora.sandbox().downloads().serveAnything();
      fedora
          .workflow()
          .pullFromUpstream(
              ReleaseRequest.pullFromUpstream(
                  DistGitInstance.fedora().projectUrl(Fedora.PACKAGE), "0.62.3"));
      return fedora;
    }

    @Override
    public ReleaseWorkflow workflow(Fedora fedora) {
      return fedora.answering(builder -> builder.closeObsolete(true));
    }

    @Override
    public List<JobOutcome> tell(Fedora fedora, Story.Delivery delivery) {
      CloseOnPushTest.byHand(fedora, "0.63.0", "1");
      return delivery.apply(List.of(CloseOnPushTest.lastPush(fedora)));
    }

    @Override
    public void requireOnce(Fedora fedora) {
      PagurePullRequest proposal = fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE).get(0);
      assertThat(proposal.status()).isEqualTo(PagurePullRequest.Status.CLOSED);
      assertThat(proposal.comments())
          .filteredOn(comment -> comment.author().equals("packit") && !comment.notification())
          .as("comments; one that cannot be given is left out")
          .hasSizeLessThan(2);
    }
  }

  /** What a pull request from the package's own repository proposes is tried, and then again. */
  record OfTrials() implements Scene {

    private static final String TOPIC = "topic";

    @Override
    public Fedora prepared(Path work) {
      Fedora fedora = Fedora.empty(work);
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      DistGitPackage pkg = fedora.sandbox().distGit().pkg(Fedora.PACKAGE);
      pkg.createBranch(TOPIC, "f44");
      pkg.commit(TOPIC, "Change", FileTree.of("notes.txt", "1"));
      ForgeProject project = fedora.distGit().project(Fedora.PACKAGE);
      project
          .pullRequests()
          .create(
              NewPullRequest.builder()
                  .title("Change")
                  .description("")
                  .source(project, TOPIC)
                  .targetBranch("f44")
                  .build());
      return fedora;
    }

    @Override
    public ReleaseWorkflow workflow(Fedora fedora) {
      return fedora.answering(builder -> builder.scratchBuilds(PullRequestBuilds.OF_ANYBODY));
    }

    @Override
    public List<JobOutcome> tell(Fedora fedora, Story.Delivery delivery) {
      DistGitPackage pkg = fedora.sandbox().distGit().pkg(Fedora.PACKAGE);
      List<JobOutcome> outcomes =
          new ArrayList<>(delivery.apply(List.of(ScratchBuildsTest.changed(fedora))));
      pkg.commit(TOPIC, "Again", FileTree.of("notes.txt", "2"));
      outcomes.addAll(delivery.apply(List.of(ScratchBuildsTest.changed(fedora))));
      return outcomes;
    }

    @Override
    public void requireOnce(Fedora fedora) {
      String head = fedora.sandbox().distGit().pkg(Fedora.PACKAGE).commitOf(TOPIC).orElseThrow();
      List<KojiTask> builds =
          fedora.sandbox().koji().tasks().stream()
              .filter(task -> task.method().equals("build"))
              .toList();
      assertThat(builds)
          .filteredOn(task -> task.request().get(0).endsWith("#" + head))
          .as("builds of what is proposed now")
          .hasSize(1)
          .allMatch(task -> task.state() == KojiTask.State.FREE);
      assertThat(builds).as("with that of before").hasSize(2);
    }
  }
}
