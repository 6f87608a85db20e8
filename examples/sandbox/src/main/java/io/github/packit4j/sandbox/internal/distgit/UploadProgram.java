package io.github.packit4j.sandbox.internal.distgit;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.Lookaside.Upload;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.distgit.StoredFiles.Stored;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.MultipartForm;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code upload.cgi} of dist-git with Fedora's settings: its checks in its order and words. Guarded
 * by the state lock.
 */
final class UploadProgram {

  private static final String TOPIC = "git.lookaside.new";

  private final Accounts accounts;
  private final Clock clock;
  private final MessageBus bus;
  private final Predicate<String> packages;
  private final StoredFiles files;
  private final List<Upload> uploads = new ArrayList<>();
  private boolean notificationFails;

  /** The program ends early with an answer. */
  private static final class Exit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HttpResponse response;

    Exit(int status, String text) {
      super(text);
      this.response = text(status, text);
    }
  }

  /** A checksum with its type, {@code sha512} or {@code md5}. */
  private record Checksum(String type, String hash) {}

  UploadProgram(
      Accounts accounts,
      Clock clock,
      MessageBus bus,
      Predicate<String> packages,
      StoredFiles files) {
    this.accounts = accounts;
    this.clock = clock;
    this.bus = bus;
    this.packages = packages;
    this.files = files;
  }

  List<Upload> uploads() {
    return List.copyOf(uploads);
  }

  void failNextNotification() {
    notificationFails = true;
  }

  HttpResponse run(HttpRequest request) {
    Optional<Account> account = accounts.ofTicket(request);
    if (account.isEmpty()) {
      return HttpResponse.html(401).with("WWW-Authenticate", "Negotiate");
    }
    try {
      return run(account.get(), MultipartForm.of(request));
    } catch (Exit e) {
      return e.response;
    }
  }

  private HttpResponse run(Account account, MultipartForm form) {
    if (!account.packager()) {
      throw new Exit(
          403, "You must connect with a valid certificate and be in the packager group to upload.");
    }
    String name = single(form, "name").replaceAll("^/+|/+$", "");
    Checksum checksum = checksum(form);
    boolean isCheck = !form.texts("filename").isEmpty();
    String fileName = isCheck ? baseName(single(form, "filename")) : baseName(fileName(file(form)));
    String module =
        (name.contains("/") ? name : Project.NAMESPACE + "/" + name).replaceAll("/+$", "");
    if (!packages.test(module)) {
      throw new Exit(404, "Module \"" + module + "\" does not exist!");
    }
    String path = StoredFiles.path(module, fileName, checksum.type(), checksum.hash());
    return isCheck
        ? check(path, StoredFiles.oldPath(module, fileName, checksum.hash()))
        : upload(account, form, module, fileName, checksum, path);
  }

  private static String single(MultipartForm form, String field) {
    List<String> values = form.texts(field);
    if (values.isEmpty()) {
      throw new Exit(400, "Required field \"" + field + "\" is not present.");
    }
    if (values.size() > 1) {
      throw new Exit(400, "Multiple values given for \"" + field + "\". Aborting.");
    }
    return values.get(0);
  }

  private static Checksum checksum(MultipartForm form) {
    for (String type : List.of("sha512", "md5")) {
      if (!form.texts(type + "sum").isEmpty()) {
        return new Checksum(type, single(form, type + "sum"));
      }
    }
    throw new Exit(400, "Required checksum is not present");
  }

  private static MultipartForm.File file(MultipartForm form) {
    List<MultipartForm.File> given = form.files("file");
    if (given.isEmpty()) {
      throw new Exit(400, "Required field \"file\" is not present.");
    }
    if (given.size() > 1) {
      throw new Exit(500, "'list' object has no attribute 'file'");
    }
    return given.get(0);
  }

  private static String fileName(MultipartForm.File file) {
    return file.name()
        .orElseThrow(
            () -> new Exit(500, "expected str, bytes or os.PathLike object, not NoneType"));
  }

  private static String baseName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** A file that is only where files used to be is linked to where they are now. */
  private HttpResponse check(String path, String oldPath) {
    if (files.find(path).isEmpty()) {
      files.find(oldPath).ifPresent(file -> files.put(path, file));
    }
    return text(200, files.find(path).isPresent() ? "Available" : "Missing");
  }

  private HttpResponse upload(
      Account account,
      MultipartForm form,
      String module,
      String fileName,
      Checksum checksum,
      String path) {
    Optional<Stored> old = files.find(path);
    if (old.isPresent()) {
      String where = "File: /srv/cache/lookaside/pkgs/" + path;
      String size = " Size: " + old.get().content().length;
      return text(200, "File " + fileName + " already exists\n" + where + size);
    }
    if (checksum.type().equals("md5")) {
      throw new Exit(406, "Uploads with md5 are no longer allowed.");
    }
    byte[] content = file(form).content();
    String actual = Numbers.hex("SHA-512", content);
    if (!actual.equals(checksum.hash())) {
      throw new Exit(
          400, "SHA512 check failed. Received " + actual + " instead of " + checksum.hash() + ".");
    }
    files.put(path, new Stored(content, clock.instant()));
    uploads.add(
        new Upload(
            module.substring(module.indexOf('/') + 1),
            fileName,
            checksum.type(),
            actual,
            content.length,
            account.name()));
    // From here on the file is stored, whatever the answer says.
    modified(form).ifPresent(time -> files.put(path, new Stored(content, time)));
    return text(
        200,
        "File "
            + fileName
            + " size "
            + content.length
            + " SHA512 "
            + actual
            + " stored OK"
            + notify(account, module, fileName, actual, path));
  }

  private static Optional<Instant> modified(MultipartForm form) {
    List<String> values = form.texts("mtime");
    if (values.size() > 1) {
      throw new Exit(500, "float() argument must be a string or a real number, not 'list'");
    }
    return values.stream().findFirst().map(UploadProgram::time);
  }

  private static Instant time(String seconds) {
    if (!seconds.strip().matches("[+-]?\\d{1,12}(\\.\\d*)?")) {
      throw new Exit(400, "Invalid value sent for mtime \"" + seconds + "\". Aborting.");
    }
    return Instant.ofEpochMilli((long) (Double.parseDouble(seconds) * 1000));
  }

  /** Tells the bus; returns what is appended to the answer when that fails. */
  private String notify(Account account, String module, String fileName, String hash, String path) {
    if (notificationFails) {
      notificationFails = false;
      return "\nStatus: 500 Internal Server Error\nContent-type: text/plain\n\n"
          + "TextIOWrapper.write() takes exactly one argument (2 given)";
    }
    ObjectNode body = Json.object();
    body.put("agent", account.name());
    body.put("filename", fileName);
    body.put("md5sum", hash);
    body.put("name", module);
    body.put("path", path);
    bus.publish(MessageBus.PREFIX + TOPIC, "base.message", 20, List.of(), body);
    return "";
  }

  private static HttpResponse text(int status, String text) {
    return HttpResponse.text(status, text + "\n");
  }
}
