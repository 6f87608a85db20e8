package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.Optional;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Which files a pull request changes, and how many lines. */
final class DiffStats {

  private static final String NO_BLOB = "0".repeat(40);

  private final Pull pull;

  DiffStats(Pull pull) {
    this.pull = pull;
  }

  HttpResponse answer() {
    BareRepository repository = pull.target().repository();
    if (pull.commitStart().isEmpty() || pull.commitStop().isEmpty()) {
      throw PagureException.of(400, "ENOPRSTATS", "No statistics could be computed for this PR");
    }
    RevCommit first = repository.commit(pull.commitStart().get()).orElseThrow();
    String before = first.getParentCount() == 0 ? null : first.getParent(0).name();
    String after = pull.commitStop().get();
    ObjectNode body = Json.object();
    repository
        .changes(before, after)
        .forEach((path, status) -> body.set(path, file(repository, before, after, path, status)));
    return HttpResponse.json(body);
  }

  private static ObjectNode file(
      BareRepository repository,
      @Nullable String before,
      String after,
      String path,
      String status) {
    Optional<String> base = Optional.ofNullable(before);
    RawText old = text(base.flatMap(commit -> repository.file(commit, path)));
    RawText now = text(repository.file(after, path));
    EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now);
    ObjectNode json = Json.object();
    json.put("lines_added", edits.stream().mapToInt(Edit::getLengthB).sum());
    json.put("lines_removed", edits.stream().mapToInt(Edit::getLengthA).sum());
    json.put("new_id", repository.blob(after, path).orElse(NO_BLOB));
    json.put("old_id", base.flatMap(commit -> repository.blob(commit, path)).orElse(NO_BLOB));
    json.put("old_path", path);
    return json.put("status", status);
  }

  private static RawText text(Optional<byte[]> content) {
    return new RawText(content.orElse(new byte[0]));
  }
}
