package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.BodhiUpdate;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An update as Bodhi keeps it. Guarded by the state lock. */
final class Update {

  private final Identity identity;
  private final Builds allBuilds;
  private final List<Comment> comments = new ArrayList<>();
  private final UpdateDates dates;
  private Terms terms;
  private Optional<String> fromTag;
  private List<Integer> bugs = List.of();
  private UpdateStatus status = UpdateStatus.PENDING;
  private @Nullable UpdateRequest request;
  private @Nullable String gating;
  private boolean locked;
  private boolean pushed;

  /**
   * What never changes.
   *
   * @param id number
   * @param alias name in the API
   * @param release release
   * @param user who submitted it
   * @param automatic whether Bodhi made it by itself
   */
  record Identity(int id, String alias, ReleaseRow release, String user, boolean automatic) {}

  Update(
      Identity identity,
      Builds allBuilds,
      Terms terms,
      Optional<String> fromTag,
      Instant submitted) {
    this.identity = identity;
    this.allBuilds = allBuilds;
    this.terms = terms;
    this.fromTag = fromTag;
    this.dates = new UpdateDates(submitted);
  }

  int id() {
    return identity.id();
  }

  String alias() {
    return identity.alias();
  }

  ReleaseRow release() {
    return identity.release();
  }

  String user() {
    return identity.user();
  }

  boolean isAutomatic() {
    return identity.automatic();
  }

  UpdateDates dates() {
    return dates;
  }

  Terms terms() {
    return terms;
  }

  void terms(Terms newTerms) {
    terms = newTerms;
  }

  Wording wording() {
    return terms.wording();
  }

  AutoPush autoPush() {
    return terms.autoPush();
  }

  Optional<String> fromTag() {
    return fromTag;
  }

  void fromTag(Optional<String> newTag) {
    fromTag = newTag;
  }

  List<BuildRow> builds() {
    return allBuilds.of(this);
  }

  List<String> nvrs() {
    return builds().stream().map(BuildRow::nvr).toList();
  }

  boolean hasPackage(String name) {
    return builds().stream().anyMatch(build -> build.packageName().equals(name));
  }

  /** Bugs in order, but those just taken over from an older update come last. */
  List<Integer> bugs() {
    return bugs;
  }

  /**
   * Makes these the bugs.
   *
   * @return those that are new
   */
  List<Integer> replaceBugs(Collection<Integer> wanted) {
    Set<Integer> kept = new LinkedHashSet<>(bugs);
    kept.retainAll(wanted);
    Set<Integer> added = new LinkedHashSet<>(wanted);
    added.removeAll(bugs);
    kept.addAll(added);
    bugs = List.copyOf(kept);
    return List.copyOf(added);
  }

  /** Puts the bugs in order, as the database gives them from now on. */
  void settle() {
    List<Integer> sorted = new ArrayList<>(bugs);
    Collections.sort(sorted);
    bugs = List.copyOf(sorted);
  }

  UpdateStatus status() {
    return status;
  }

  void status(UpdateStatus newStatus) {
    status = newStatus;
  }

  /** Tells whether it is on its way. */
  boolean isOpen() {
    return status == UpdateStatus.PENDING || status == UpdateStatus.TESTING;
  }

  Optional<UpdateRequest> request() {
    return Optional.ofNullable(request);
  }

  void request(@Nullable UpdateRequest newRequest) {
    request = newRequest;
  }

  boolean asksFor(UpdateRequest wanted) {
    return request == wanted;
  }

  /** What the required tests say; empty while nothing requires any. */
  Optional<String> gating() {
    return Optional.ofNullable(gating);
  }

  void gating(String newGating) {
    gating = newGating;
  }

  /** A compose is at work on it. */
  boolean isLocked() {
    return locked;
  }

  void locked(boolean isLocked) {
    locked = isLocked;
  }

  boolean isPushed() {
    return pushed;
  }

  void pushed(boolean isPushed) {
    pushed = isPushed;
  }

  /** Tells whether every build is signed, as far as that is asked for. */
  boolean isSigned() {
    return (release().settings().pendingSigningTag().isEmpty() && fromTag.isEmpty())
        || builds().stream().allMatch(BuildRow::isSigned);
  }

  List<Comment> comments() {
    return comments;
  }

  String title() {
    List<String> nvrs = nvrs();
    return nvrs.isEmpty() ? alias() : String.join(" ", nvrs);
  }

  String url() {
    return "https://bodhi.fedoraproject.org/updates/" + alias();
  }

  BodhiUpdate snapshot() {
    return BodhiUpdate.builder()
        .alias(alias())
        .builds(nvrs())
        .release(release().name())
        .status(status.text())
        .request(request().map(UpdateRequest::text))
        .type(wording().type())
        .severity(wording().severity())
        .notes(wording().notes())
        .user(user())
        .bugs(bugs)
        .fromTag(fromTag)
        .karma(Karma.of(this).total())
        .comments(comments.stream().map(comment -> comment.user() + ": " + comment.text()).toList())
        .locked(locked)
        .automatic(isAutomatic())
        .url(URI.create(url()))
        .build();
  }
}
