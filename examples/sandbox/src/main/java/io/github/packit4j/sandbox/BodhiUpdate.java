package io.github.packit4j.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An update in Bodhi at one moment.
 *
 * @param alias such as {@code FEDORA-2026-0123456789}
 * @param builds builds, sorted
 * @param release name of the release
 * @param status {@code pending}, {@code testing}, {@code stable}, {@code unpushed}, {@code
 *     obsolete}
 * @param request {@code testing}, {@code stable}, if something is requested
 * @param type kind of change, such as an enhancement or a security update, in Bodhi's spelling
 * @param severity severity
 * @param notes notes
 * @param user account that created it
 * @param bugs bug numbers
 * @param fromTag side tag, if it was made from one
 * @param automatic whether Bodhi made it by itself
 * @param url web page
 */
public record BodhiUpdate(
    String alias,
    List<String> builds,
    String release,
    String status,
    Optional<String> request,
    String type,
    String severity,
    String notes,
    String user,
    List<Integer> bugs,
    Optional<String> fromTag,
    boolean automatic,
    URI url) {

  public BodhiUpdate {
    builds = List.copyOf(builds);
    bugs = List.copyOf(bugs);
  }
}
