package io.github.packit4j.bodhi.model.internal;

import io.github.packit4j.bodhi.model.BuildQuery;
import io.github.packit4j.bodhi.model.OverrideQuery;
import io.github.packit4j.bodhi.model.ReleaseQuery;
import io.github.packit4j.bodhi.model.UpdateQuery;
import java.util.OptionalInt;

/** The queries in the words of Bodhi's API. */
public final class QueryFields {
  private QueryFields() {}

  public static Fields of(UpdateQuery query) {
    return new Fields()
        .addEach("alias", query.aliases())
        .addEach("builds", query.builds())
        .addEach("packages", query.packages())
        .addEach("releases", query.releases())
        .addEach("status", query.statuses())
        .add("request", query.request())
        .add("type", query.type())
        .add("severity", query.severity())
        .add("suggest", query.suggestion())
        .add("content_type", query.contentType())
        .addEach("gating", query.gatingStatuses())
        .addEach("user", query.users())
        .addEach("bugs", query.bugs())
        .add("from_side_tag", query.fromSideTag())
        .add("from_side_tag_name", query.sideTag())
        .add("critpath", query.criticalPath())
        .add("locked", query.locked())
        .add("pushed", query.pushed())
        .add("submitted_since", query.submittedSince())
        .add("submitted_before", query.submittedBefore())
        .add("modified_since", query.modifiedSince())
        .add("modified_before", query.modifiedBefore())
        .add("approved_since", query.approvedSince())
        .add("approved_before", query.approvedBefore())
        .add("pushed_since", query.pushedSince())
        .add("pushed_before", query.pushedBefore())
        .add("like", query.like())
        .add("search", query.search())
        .add("rows_per_page", query.rowsPerPage());
  }

  public static Fields of(ReleaseQuery query) {
    Fields fields =
        new Fields()
            .addEach("state", query.states())
            .add("name", query.name())
            .addEach("packages", query.packages())
            .addEach("updates", query.updates());
    if (query.excludeArchived()) {
      fields.add("exclude_archived", true);
    }
    return fields.add("rows_per_page", query.rowsPerPage());
  }

  public static Fields of(OverrideQuery query) {
    return new Fields()
        .addEach("builds", query.builds())
        .addEach("packages", query.packages())
        .addEach("releases", query.releases())
        .addEach("user", query.users())
        .add("expired", query.expired())
        .add("like", query.like())
        .add("search", query.search())
        .add("rows_per_page", query.rowsPerPage());
  }

  public static Fields of(BuildQuery query) {
    return new Fields()
        .add("nvr", query.nvr())
        .addEach("packages", query.packages())
        .addEach("releases", query.releases())
        .addEach("updates", query.updates())
        .add("rows_per_page", query.rowsPerPage());
  }

  public static void checkRowsPerPage(OptionalInt rows) {
    if (rows.isPresent() && (rows.getAsInt() < 1 || rows.getAsInt() > 1000)) {
      throw new IllegalArgumentException("rowsPerPage must be 1 to 1000, not " + rows.getAsInt());
    }
  }
}
