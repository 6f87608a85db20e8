package io.github.packit4j.koji.call;

import io.github.packit4j.koji.internal.ModelStyle;
import io.github.packit4j.koji.model.Nvr;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.immutables.value.Value;

/**
 * What to build and how.
 *
 * <p>The hub checks next to nothing of this before the task runs, so the request checks what it can
 * when it is made: form of the source URL, options that exclude each other.
 */
@Value.Immutable
@ModelStyle
public interface BuildRequest {
  /**
   * What to build: a source URL with the commit as its fragment, or the path of an uploaded source
   * package below the hub's work directory.
   *
   * @return the source
   */
  String source();

  /**
   * The build target.
   *
   * @return the target's name; may be empty if {@link #repoId} is set
   */
  Optional<String> target();

  /**
   * Whether to build for trial only: no build record, no tag.
   *
   * @return true for a scratch build; false by default
   */
  @Value.Default
  default boolean scratch() {
    return false;
  }

  /**
   * Whether to leave the finished build untagged.
   *
   * @return true to skip tagging; false by default
   */
  @Value.Default
  default boolean skipTag() {
    return false;
  }

  /**
   * The architectures to build instead of the tag's; scratch builds only.
   *
   * @return architectures, none by default
   */
  List<String> archOverride();

  /**
   * Whether the first failing architecture ends the others.
   *
   * @return true to fail fast; false by default
   */
  @Value.Default
  default boolean failFast() {
    return false;
  }

  /**
   * The build root repository to use.
   *
   * @return the repository's number
   */
  OptionalLong repoId();

  /**
   * Whether the task waits for a repository newer than itself.
   *
   * @return true to wait; false by default
   */
  @Value.Default
  default boolean waitForRepo() {
    return false;
  }

  /**
   * The builds that must be in the repository before the task goes on.
   *
   * @return NVRs, none by default
   */
  List<Nvr> waitForBuilds();

  /**
   * Whether to make a new source package from an uploaded one; scratch builds only.
   *
   * @return true to rebuild; false by default
   */
  @Value.Default
  default boolean rebuildSrpm() {
    return false;
  }

  /**
   * Whether to make a draft build.
   *
   * @return true for a draft; false by default
   */
  @Value.Default
  default boolean draft() {
    return false;
  }

  /**
   * Text to keep with the build, in {@code extra.custom_user_metadata}.
   *
   * @return keys and values, none by default
   */
  Map<String, String> metadata();

  /**
   * A number added to the usual priority of 20; lower runs first, and only administrators may go
   * below zero.
   *
   * @return the number to add
   */
  OptionalInt priority();

  /**
   * The channel of builders to use.
   *
   * @return the channel's name
   */
  Optional<String> channel();

  /** Checks the request. */
  @Value.Check
  default void check() {
    require(!source().isBlank(), "a source is needed");
    require(target().isPresent() || repoId().isPresent(), "without a target a repo id is needed");
    require(archOverride().isEmpty() || scratch(), "archOverride is for scratch builds only");
    require(!rebuildSrpm() || scratch(), "rebuildSrpm is for scratch builds only");
    require(!draft() || !scratch(), "a draft cannot be a scratch build");
    if (isFromScm()) {
      checkScm(source());
    }
  }

  /**
   * Says whether the source is in version control, not an uploaded package.
   *
   * @return true for a URL
   */
  default boolean isFromScm() {
    return source().contains("://");
  }

  private static void checkScm(String source) {
    URI scm;
    try {
      scm = new URI(source);
    } catch (URISyntaxException e) {
      // Without the cause, which quotes the URL and what may be in it.
      throw new IllegalArgumentException(
          "This build cannot be requested: the source URL is malformed");
    }
    String scheme = String.valueOf(scm.getScheme()).toLowerCase(Locale.ROOT);
    Set<String> schemes =
        Set.of(
            "git",
            "git+http",
            "git+https",
            "git+rsync",
            "git+ssh",
            "svn",
            "svn+http",
            "svn+https",
            "svn+ssh",
            "cvs",
            "cvs+ssh");
    require(schemes.contains(scheme), "the builder knows no scheme '" + scheme + "'");
    require(scm.getRawFragment() != null, "the source URL needs '#' and the commit");
    require(
        scm.getRawPath() != null && scm.getRawPath().length() > 1, "the source URL needs a path");
    String user = scm.getRawUserInfo();
    require(user == null || !user.contains(":"), "a password in the source URL is refused");
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("This build cannot be requested: " + problem);
    }
  }

  /**
   * Builds a commit.
   *
   * @param scm such as {@code git+https://src.fedoraproject.org/rpms/python-ogr.git#<full commit>}
   * @param target the build target, such as {@code f43-candidate}
   * @return the request
   * @throws IllegalArgumentException if the URL is not one that Koji builds from
   */
  static BuildRequest fromScm(URI scm, String target) {
    return builder().source(scm.toString()).target(target).build();
  }

  /**
   * Builds an uploaded source package for trial.
   *
   * @param upload what an upload returned
   * @param target the build target
   * @return the request for a scratch build, the only kind hubs allow here by default
   */
  static BuildRequest scratchOf(UploadedFile upload, String target) {
    return builder().source(upload.path()).target(target).scratch(true).build();
  }

  /**
   * Starts a request.
   *
   * @return an empty builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BuildRequest}. */
  final class Builder extends ImmutableBuildRequest.Builder {
    Builder() {}
  }
}
