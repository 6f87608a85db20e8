package io.github.packit4j.distgit.git;

import io.github.packit4j.distgit.openpgp.Fingerprint;
import io.github.packit4j.distgit.openpgp.OpenPgpKeys;
import io.github.packit4j.distgit.openpgp.SignatureCheck;
import io.github.packit4j.distgit.openpgp.SignatureCheck.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Checks who signed a commit or a tag. */
final class Signatures {

  private static final int MAX_BYTES = 16 << 20;

  private final Repository repository;
  private final OpenPgpKeys keys;
  private final Set<Fingerprint> allowed;
  private final Instant now;

  Signatures(Repository repository, OpenPgpKeys keys, Set<Fingerprint> allowed, Instant now) {
    this.repository = repository;
    this.keys = keys;
    this.allowed = Set.copyOf(allowed);
    this.now = now;
  }

  SignatureCheck commit(CommitId commit) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      byte[] raw = History.parse(walk, commit).getRawBuffer();
      Optional<SignedObject> signed = SignedObject.ofCommit(raw);
      return signed.isPresent()
          ? check(signed.get())
          : refused(Reason.UNREADABLE, commit + " has more than one signature");
    }
  }

  /**
   * Checks an annotated tag.
   *
   * @param tag the tag object's id
   * @param name the name it has to be made for: a signed tag can be published under another name
   */
  SignatureCheck tag(ObjectId tag, String name) throws IOException {
    byte[] raw = repository.open(tag).getCachedBytes(MAX_BYTES);
    if (repository.open(tag).getType() != Constants.OBJ_TAG) {
      return refused(Reason.UNSIGNED, "the tag " + name + " is a mere name for a commit");
    }
    try (RevWalk walk = new RevWalk(repository)) {
      String ownName = walk.parseTag(tag).getTagName();
      if (!ownName.equals(name)) {
        return refused(Reason.OTHER_CONTENT, "the tag " + name + " was made as the tag " + ownName);
      }
    }
    return check(SignedObject.ofTag(raw));
  }

  private SignatureCheck check(SignedObject signed) {
    if (signed.signature().length == 0) {
      return refused(Reason.UNSIGNED, "there is no signature");
    }
    if (!signed.isOpenPgp()) {
      return refused(Reason.UNREADABLE, "the signature is not an OpenPGP signature");
    }
    return keys.verify(signed.payload(), signed.signature(), allowed, now);
  }

  private static SignatureCheck refused(Reason reason, String message) {
    return new SignatureCheck.Refused(reason, message);
  }
}
