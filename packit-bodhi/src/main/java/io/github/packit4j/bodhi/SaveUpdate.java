package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.internal.JsonFields;
import io.github.packit4j.bodhi.internal.JsonModels;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.internal.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** {@code POST /updates/}, which creates and edits. */
final class SaveUpdate {
  private final BodhiSession session;

  SaveUpdate(BodhiSession session) {
    this.session = session;
  }

  List<Update> create(NewUpdate update) {
    return send("create an update of " + subject(update), fields(update));
  }

  Update edit(String alias, NewUpdate update) {
    Fields fields = fields(update).add("edited", alias);
    if (update.bugs().isEmpty()) {
      // Left out they are an error of the server before 8.3.0 and "as they are" from then on.
      fields.add("bugs", "");
    }
    return send("edit the update " + alias, fields).get(0);
  }

  /** Several updates come back where the builds are of several releases. */
  List<Update> send(String action, Fields fields) {
    JsonFields answer = session.post(action, fields, "updates", "");
    List<JsonFields> caveats = answer.objects("caveats");
    List<Update> updates =
        (answer.hasArray("updates") ? answer.objects("updates") : List.of(answer))
            .stream()
                .map(update -> JsonModels.update(update, caveats))
                .filter(update -> !update.alias().isEmpty())
                .toList();
    if (updates.isEmpty()) {
      throw new BodhiException(
          "Tried to %s but failed because: the answer holds no update".formatted(action),
          true,
          null);
    }
    return updates;
  }

  static String subject(NewUpdate update) {
    return update.builds().isEmpty()
        ? "side tag " + update.fromTag().orElse("")
        : String.join(", ", update.builds());
  }

  private static Fields fields(NewUpdate update) {
    Fields fields =
        new Fields()
            .addEach("builds", new LinkedHashSet<>(update.builds()))
            .add("notes", update.notes())
            .add("type", update.type())
            .add("from_tag", update.fromTag());
    if (!update.bugs().isEmpty()) {
      fields.add(
          "bugs",
          update.bugs().stream().distinct().map(String::valueOf).collect(Collectors.joining(",")));
    }
    fields
        .add("severity", update.severity())
        .add("suggest", update.suggestion())
        .add("display_name", update.displayName())
        .add("close_bugs", update.closeBugs())
        .add("autokarma", update.autokarma())
        .add("autotime", update.autotime())
        .add("stable_karma", update.stableKarma())
        .add("unstable_karma", update.unstableKarma())
        .add("stable_days", update.stableDays())
        .add("require_bugs", update.requireBugs())
        .add("require_testcases", update.requireTestCases());
    update
        .otherFields()
        .forEach(
            (name, value) -> {
              if (!fields.has(name)) {
                fields.add(name, value);
              }
            });
    return fields;
  }
}
