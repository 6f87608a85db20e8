package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.BodhiUpdate;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An update as Bodhi keeps it. Guarded by the state lock. */
final class Update {

  private final String alias;
  private final BodhiRelease release;
  private final Account user;
  private final boolean automatic;
  private final Instant submitted;
  private final List<Comment> comments = new ArrayList<>();
  private Fields fields;
  private String status = "pending";
  private @Nullable String request;
  private @Nullable Instant modified;
  private @Nullable Instant testing;
  private @Nullable Instant stable;

  record Comment(int id, String user, String text, int karma, Instant time) {}

  Update(
      String alias,
      BodhiRelease release,
      Account user,
      boolean automatic,
      Fields fields,
      Instant submitted) {
    this.alias = alias;
    this.release = release;
    this.user = user;
    this.automatic = automatic;
    this.fields = fields;
    this.submitted = submitted;
    this.request = "testing";
  }

  String alias() {
    return alias;
  }

  BodhiRelease release() {
    return release;
  }

  Account user() {
    return user;
  }

  Fields fields() {
    return fields;
  }

  void edit(Fields newFields, Instant time) {
    fields = newFields;
    modified = time;
  }

  /** Takes over bugs and notes of an older update. */
  void inherit(Fields older) {
    fields = fields.inheriting(older);
  }

  Instant submitted() {
    return submitted;
  }

  Optional<Instant> modified() {
    return Optional.ofNullable(modified);
  }

  Optional<Instant> testing() {
    return Optional.ofNullable(testing);
  }

  Optional<Instant> stable() {
    return Optional.ofNullable(stable);
  }

  String status() {
    return status;
  }

  Optional<String> request() {
    return Optional.ofNullable(request);
  }

  void request(@Nullable String newRequest) {
    request = newRequest;
  }

  /** Moves to another status; what was requested is done then. */
  void status(String newStatus, Instant time) {
    status = newStatus;
    request = null;
    if (newStatus.equals("testing")) {
      testing = time;
    }
    if (newStatus.equals("stable")) {
      stable = time;
    }
  }

  List<Comment> comments() {
    return comments;
  }

  /** Tells whether it is on its way. */
  boolean isActive() {
    return status.equals("pending") || status.equals("testing");
  }

  /** Returns the names of the packages built, sorted. */
  List<String> packages() {
    return fields.builds().stream().map(Update::packageOf).sorted().toList();
  }

  /** Returns the name in a name, version and release. */
  static String packageOf(String nvr) {
    return nvr.replaceFirst("-[^-]+-[^-]+$", "");
  }

  String title() {
    return String.join(" ", fields.builds());
  }

  String url() {
    return "https://bodhi.fedoraproject.org/updates/" + alias;
  }

  BodhiUpdate snapshot() {
    return new BodhiUpdate(
        alias,
        fields.builds(),
        release.name(),
        status,
        request(),
        fields.type(),
        fields.severity(),
        fields.notes(),
        user.name(),
        fields.bugs(),
        fields.fromTag(),
        automatic,
        URI.create(url()));
  }
}
