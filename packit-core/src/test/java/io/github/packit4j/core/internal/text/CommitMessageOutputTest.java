package io.github.packit4j.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitMessageOutputTest {

  private static final String DIVIDER = CommitMessageOutput.DIVIDER;

  @Test
  void whatFollowsTheLastDividerCounts() {
    assertThat(CommitMessageOutput.message("noise\n" + DIVIDER + "\nold\n" + DIVIDER + "\nTitle"))
        .hasValue("Title\n");
    assertThat(CommitMessageOutput.message(DIVIDER + "Title")).hasValue("Title\n");
  }

  @Test
  void withoutADividerAllOfItCounts() {
    assertThat(CommitMessageOutput.message("\n Title \n \n\nBody\n\nmore\n\n"))
        .hasValue("Title\n\nBody\n\nmore\n");
  }

  @Test
  void withoutATitleThereIsNone() {
    assertThat(CommitMessageOutput.message("noise\n" + DIVIDER + "\n \n")).isEmpty();
    assertThat(CommitMessageOutput.message("")).isEmpty();
  }
}
