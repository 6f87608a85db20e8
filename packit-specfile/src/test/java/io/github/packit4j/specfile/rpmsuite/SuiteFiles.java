package io.github.packit4j.specfile.rpmsuite;

import io.github.packit4j.specfile.rpmsuite.LeftOut.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The text files that the scripts of one group see: those of the suite, and those they write. */
final class SuiteFiles {

  private static final String DATA = "/data";
  private static final String MACROS = "/usr/lib/rpm/macros.d/";

  private static final Pattern SUBSTITUTED = Pattern.compile("@(\\w+)@");
  private static final Map<String, String> INSTALLATION =
      Map.of("prefix", "/usr", "localstatedir", "/var", "host_cpu", "x86_64", "host_os", "linux");

  private final Path data;
  private final Path installed;
  private final TreeMap<String, String> written = new TreeMap<>();

  /**
   * Creates the files of one group.
   *
   * @param data the folder of the suite that its scripts know as {@code /data}
   * @param installed the file {@code macros.in} of RPM's source
   */
  SuiteFiles(Path data, Path installed) {
    this.data = data;
    this.installed = installed;
  }

  Optional<String> read(String name) {
    String own = written.get(name);
    if (own != null || !name.startsWith(DATA)) {
      return Optional.ofNullable(own);
    }
    Path file = Path.of(data + name.substring(DATA.length()));
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
          : Optional.of("").filter(folder -> Files.isDirectory(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String require(String name) {
    return read(name).orElseThrow(() -> new LeftOut(Reason.FILES, "no text of " + name));
  }

  void write(String name, String text, boolean appends) {
    if (name.startsWith("/dev/")) {
      throw new LeftOut(Reason.FILES, name);
    }
    String before = appends ? read(name).orElse("") : "";
    written.put(name.replaceAll("/+", "/"), before + text);
  }

  /** RPM's macro file as it lies in its source, with the places of a common installation. */
  String installedMacros() {
    try {
      return SUBSTITUTED
          .matcher(Files.readString(installed, StandardCharsets.UTF_8))
          .replaceAll(
              name -> INSTALLATION.getOrDefault(name.group(1), "/usr/bin/" + name.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The texts of the macro files that the scripts have added to the installation. */
  Iterable<String> macroFiles() {
    return written.subMap(MACROS, MACROS + '\uffff').values();
  }
}
