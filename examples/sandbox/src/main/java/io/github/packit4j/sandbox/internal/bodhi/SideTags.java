package io.github.packit4j.sandbox.internal.bodhi;

import java.util.List;

/** What happens to the builds of updates that are made from side tags. */
final class SideTags {

  private final Buildsystem koji;

  SideTags(Buildsystem koji) {
    this.koji = koji;
  }

  /** The tag in which builds wait to be signed, where Bodhi composes nothing. */
  static String signingTag(String sideTag) {
    return sideTag + "-signing-pending";
  }

  /** The tag that signed builds come to, where Bodhi composes nothing. */
  static String testingTag(String sideTag) {
    return sideTag + "-testing-pending";
  }

  /** Sends the builds of a new update to be signed. */
  void begin(Update update, String sideTag) {
    var release = update.release().settings();
    if (update.release().isComposed()) {
      for (String nvr : update.nvrs()) {
        koji.tag(nvr, release.pendingSigningTag());
        koji.tag(nvr, release.candidateTag());
      }
    } else {
      koji.createTag(signingTag(sideTag), sideTag);
      koji.createTag(testingTag(sideTag), sideTag);
      update.nvrs().forEach(nvr -> koji.tag(nvr, signingTag(sideTag)));
    }
  }

  /** Sends builds that an edit brought, or all of them, to be signed. */
  void sendToSigning(Update update, List<String> nvrs) {
    var release = update.release().settings();
    for (String nvr : nvrs) {
      if (update.fromTag().isPresent() && !update.release().isComposed()) {
        koji.tag(nvr, signingTag(update.fromTag().get()));
        continue;
      }
      if (update.fromTag().isPresent()) {
        koji.tag(nvr, release.candidateTag());
      }
      koji.tag(nvr, release.pendingSigningTag());
    }
  }

  /** Ends the side tag of an update that has become stable. */
  void end(Update update) {
    update
        .fromTag()
        .ifPresent(
            tag -> {
              for (String nvr : update.nvrs()) {
                koji.untag(nvr, signingTag(tag));
                koji.untag(nvr, testingTag(tag));
                koji.untag(nvr, tag);
              }
              koji.deleteTag(signingTag(tag));
              koji.deleteTag(testingTag(tag));
              koji.deleteTag(tag);
            });
  }
}
