package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Uploads: pieces come as the body of a request of their own, the check is a method. */
final class UploadCalls {

  private final Uploads uploads;

  UploadCalls(CallTable table, Uploads uploads) {
    this.uploads = uploads;
    table.read(
        "checkUpload",
        "RootExports.checkUpload(self, path, name, verify=, tail=, volume=)",
        (a, caller) -> checkUpload(a));
  }

  /** Tells a piece of an upload from a call. */
  static boolean isUpload(HttpRequest request) {
    return request.contentType().startsWith("application/octet-stream");
  }

  private @Nullable Object checkUpload(Arguments a) {
    return uploads.check(a.text("path").orElse(""), a.text("name").orElse(""), a.text("verify"));
  }

  /** Takes a piece. It keeps no call number, so the same piece may come again. */
  Map<String, Object> upload(HttpRequest request, Caller caller) {
    if (caller.session().isEmpty()) {
      throw new KojiFault(KojiFault.NOT_ALLOWED, "you must be logged-in to upload a file");
    }
    Account account = caller.account();
    Uploads.Piece piece =
        new Uploads.Piece(
            request.query("filepath").orElse(""),
            request.query("filename").orElse(""),
            request.query("fileverify").orElse(""),
            Integer.parseInt(request.query("offset").orElse("0")),
            request.query("overwrite").filter(value -> !value.isEmpty()).isPresent());
    return uploads.write(account, piece, request.body());
  }
}
