package io.github.packit4j.koji;

import io.github.packit4j.koji.call.TaskCalls;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.model.TaskFile;
import io.github.packit4j.koji.model.TaskId;
import java.io.ByteArrayOutputStream;

/** Reads the end of files that tasks left, in pieces and never more than asked for. */
final class TaskLogs {
  private static final int PIECE_BYTES = 1 << 20;

  private final KojiClient koji;

  TaskLogs(KojiClient koji) {
    this.koji = koji;
  }

  TaskLog tail(TaskId task, String name, long maxBytes) {
    TaskFile file =
        koji.call(TaskCalls.files(task)).stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new KojiException("Task %s has no file %s".formatted(task, name)));
    long start = Math.max(0, file.size() - maxBytes);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    while (content.size() < file.size() - start) {
      long left = file.size() - start - content.size();
      byte[] piece =
          koji.call(
              TaskCalls.fileContent(
                  task, name, start + content.size(), (int) Math.min(PIECE_BYTES, left)));
      if (piece.length == 0) {
        break;
      }
      content.write(piece, 0, (int) Math.min(piece.length, left));
    }
    return TaskLog.of(name, content.toByteArray(), start);
  }
}
