package io.github.packit4j.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** An update in Bodhi at one moment. */
@Value.Immutable
@ModelStyle
public interface BodhiUpdate {

  /** Alias, such as {@code FEDORA-2026-0123456789}. */
  String alias();

  /** Builds, sorted; none if all have moved to other updates. */
  List<String> builds();

  /** Name of the release. */
  String release();

  /**
   * Status: {@code pending}, {@code testing}, {@code stable}, {@code unpushed}, {@code obsolete}.
   */
  String status();

  /** What is requested, such as {@code testing} or {@code stable}. */
  Optional<String> request();

  /** Kind of change, in Bodhi's spelling. */
  String type();

  /** Severity, in Bodhi's spelling. */
  String severity();

  /** Notes. */
  String notes();

  /** Account that submitted it. */
  String user();

  /** Bug numbers. */
  List<Integer> bugs();

  /** Side tag, if it was made from one. */
  Optional<String> fromTag();

  /** Sum of the votes that count. */
  int karma();

  /** Comments, oldest first, each as {@code author: text}. */
  List<String> comments();

  /** Whether a compose is at work on it. */
  boolean locked();

  /** Whether Bodhi made it by itself. */
  boolean automatic();

  /** Web page. */
  URI url();

  /** Returns a builder. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an update. */
  final class Builder extends ImmutableBodhiUpdate.Builder {
    Builder() {}
  }
}
