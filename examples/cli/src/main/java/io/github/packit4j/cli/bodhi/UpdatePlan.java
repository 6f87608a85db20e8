package io.github.packit4j.cli.bodhi;

import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Page;
import java.util.List;

/**
 * What an update is to be.
 *
 * @param builds its builds
 * @param type the kind of change
 * @param bugs the bugs it fixes
 * @param notes what is in it
 */
record UpdatePlan(List<String> builds, String type, List<Integer> bugs, String notes) {

  static Answer of(NewUpdate update) {
    UpdatePlan plan =
        new UpdatePlan(update.builds(), update.type().key(), update.bugs(), update.notes());
    Page page =
        new Page().line("%s update of %s".formatted(plan.type(), String.join(" ", plan.builds())));
    if (!plan.bugs().isEmpty()) {
      page.line("fixes %s".formatted(plan.bugs()));
    }
    return Answer.of(plan, page.document(plan.notes()));
  }
}
