package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.RecordedRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the services are asked. Prints the numbers, and holds them. */
class RequestCountTest {

  @TempDir Path work;

  @Test
  void aFirstRunOfFiveBranches() {
    try (Fedora fedora = Fedora.withRelease(work).forkingSlowly()) {
      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());

      assertThat(report.results()).hasSize(5).hasOnlyElementsOfType(Proposed.class);
      assertThat(count("first run of five branches", requests(fedora, 0))).isLessThanOrEqualTo(35);
    }
  }

  @Test
  void aRunThatFindsEverythingDone() {
    try (Fedora fedora = Fedora.withRelease(work).forkingSlowly()) {
      fedora.workflow().proposeDownstream(Fedora.request());
      int before = requests(fedora, 0).size();

      ReleaseReport again = fedora.workflow().proposeDownstream(Fedora.request());

      assertThat(again.results()).hasOnlyElementsOfType(BranchResult.UpToDate.class);
      assertThat(count("run that finds everything done", requests(fedora, before)))
          .isLessThanOrEqualTo(11);
    }
  }

  /** From the release to pull requests, their merge, builds and updates. */
  @Test
  void theWholeStoryOfSixBranches() {
    String config = Fedora.CONFIG.replace("epel-8", "epel-8, epel-9");
    try (Fedora fedora = Fedora.empty(work).forkingSlowly()) {
      fedora
          .sandbox()
          .distGit()
          .createPackage(
              Fedora.PACKAGE,
              FileTree.of(Fedora.PACKAGE + ".spec", Fedora.SPEC),
              "rawhide",
              "f45",
              "f44",
              "f43",
              "epel8",
              "epel9")
          .addCommitter("packit");
      fedora.addUpstream(Fedora.upstreamFiles(config));
      fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});

      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());
      assertThat(report.results()).hasSize(6).hasOnlyElementsOfType(Proposed.class);
      for (BranchResult result : report.results()) {
        fedora
            .sandbox()
            .distGit()
            .merge(Fedora.PACKAGE, (int) ((Proposed) result).pullRequest().id());
      }
      fedora.deliverMessages();

      assertThat(fedora.sandbox().koji().builds()).hasSize(6);
      assertThat(fedora.sandbox().bodhi().updates()).hasSize(6);
      assertThat(count("whole story of six branches", requests(fedora, 0)))
          .isLessThanOrEqualTo(130);
    }
  }

  private static List<RecordedRequest> requests(Fedora fedora, int from) {
    List<RecordedRequest> all = fedora.sandbox().requests().all();
    return all.subList(from, all.size());
  }

  private static int count(String what, List<RecordedRequest> requests) {
    Map<String, Long> byRequest =
        requests.stream()
            .collect(
                Collectors.groupingBy(
                    RecordedRequest::toString, TreeMap::new, Collectors.counting()));
    System.out.printf("%nRequests of a %s: %d%n", what, requests.size());
    byRequest.forEach((request, times) -> System.out.printf("%4d %s%n", times, request));
    return requests.size();
  }
}
