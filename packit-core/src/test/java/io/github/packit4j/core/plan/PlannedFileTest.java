package io.github.packit4j.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan shows of the files that it changes. */
class PlannedFileTest {

  private static final PlannedFile CHANGED =
      new PlannedFile(
          "a.txt",
          Optional.of(FileContent.of("old\n")),
          Optional.of(FileContent.of("new\n")),
          false);
  private static final PlannedFile ADDED =
      new PlannedFile("b.txt", Optional.empty(), Optional.of(FileContent.of("b\n")), false);

  @Test
  void aProposalShowsAllItsFiles() {
    BranchPlan plan =
        BranchPlan.Proposal.builder()
            .packageName("hello")
            .branch("f44")
            .base("0123456789012345678901234567890123456789")
            .addFiles(CHANGED, ADDED)
            .commitMessage("Update\n")
            .authorName("Packit")
            .authorEmail("hello@packit.dev")
            .time(Instant.EPOCH)
            .build();
    assertThat(CHANGED.diff()).contains("-old\n", "+new\n");
    assertThat(ADDED.diff()).contains("+b\n");
    assertThat(plan.diff()).isEqualTo(CHANGED.diff() + ADDED.diff());
    assertThat(new BranchPlan.UpToDate("hello", "f44").diff()).isEmpty();
  }

  @Test
  void contentIsItsBytes() {
    byte[] bytes = {'h', 'i', (byte) 0xff};
    FileContent content = FileContent.of(bytes);
    bytes[0] = 'x';
    content.bytes()[1] = 'x';
    assertThat(content.bytes()).containsExactly('h', 'i', 0xff);
    assertThat(content.text()).isEqualTo("hi\ufffd");
    assertThat(content).hasToString("3 bytes");
  }

  @Test
  void equalBytesAreEqual() {
    FileContent content = FileContent.of("hi");
    assertThat(content)
        .isEqualTo(FileContent.of(new byte[] {'h', 'i'}))
        .hasSameHashCodeAs(FileContent.of("hi"))
        .isNotEqualTo(FileContent.of("ho"))
        .isNotEqualTo("hi");
    assertThat(content.hashCode()).isNotEqualTo(FileContent.of("ho").hashCode());
  }
}
