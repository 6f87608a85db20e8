package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.Ignored;
import io.github.packit4j.koji.model.Nvr;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a delivery or a message says. Fields are named by paths, such as {@code release.tag_name};
 * those that nobody asks for are not looked at.
 *
 * @param json the object
 * @param what what is named where something is wrong with it
 * @param origin how it was told
 */
record Payload(JsonNode json, String what, Origin origin) {

  /** What RPM takes for names, versions and releases. */
  private static final Pattern BUILD = Pattern.compile("[\\w.+~^-]+");

  JsonNode at(String path) {
    return Json.at(json, path);
  }

  Payload below(String path) {
    return new Payload(at(path), what, origin);
  }

  /** Reads a text that has to be there. */
  String text(String path) {
    return Json.text(json, path, what);
  }

  Optional<String> optionalText(String path) {
    return Json.optionalText(json, path);
  }

  /** Reads a text; an empty one if it is not there. */
  String anyText(String path) {
    return at(path).asString("");
  }

  /** Reads the texts of a list, and leaves out what is none. */
  List<String> texts(String path) {
    List<String> texts = new ArrayList<>();
    at(path).forEach(each -> each.stringValueOpt().ifPresent(texts::add));
    return texts;
  }

  boolean isTrue(String path) {
    return at(path).asBoolean(false);
  }

  long number(String path) {
    return Json.number(json, path, what);
  }

  OptionalLong optionalNumber(String path) {
    return Json.optionalNumber(json, path);
  }

  URI webUrl(String path) {
    return Json.webUrl(json, path, what);
  }

  Optional<URI> optionalWebUrl(String path) {
    return Json.optionalWebUrl(json, path, what);
  }

  /** Reads the fields name, version and release. */
  String nvr() {
    return nvr(() -> new Nvr(text("name"), text("version"), text("release")));
  }

  /** Reads the NVRs of a list of builds. */
  List<String> nvrs(String path) {
    List<String> nvrs = new ArrayList<>();
    for (JsonNode build : at(path)) {
      nvrs.add(nvr(() -> Nvr.parse(Json.text(build, "nvr", what))));
    }
    return nvrs;
  }

  private String nvr(Supplier<Nvr> read) {
    String nvr;
    try {
      nvr = read.get().toString();
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
    if (!BUILD.matcher(nvr).matches()) {
      throw refused("'%s' is no name of a build".formatted(nvr));
    }
    return nvr;
  }

  EventFormatException refused(String reason) {
    return new EventFormatException(what, reason);
  }

  /** Gives the origin with the time that one of the fields tells, if nothing else has told it. */
  Origin origin(String... times) {
    Optional<Instant> time = origin.time();
    for (int i = 0; i < times.length && time.isEmpty(); i++) {
      time = Times.of(at(times[i]));
    }
    return new Origin(origin.id(), time);
  }

  Ignored ignored(String reason) {
    return new Ignored(what, reason, origin);
  }
}
