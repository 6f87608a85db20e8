package io.github.packit4j.sandbox.internal.downloads;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small archives that are the same for the same input, byte for byte. */
public final class GeneratedArchive {

  private static final int BLOCK = 512;
  private static final long MODIFIED = 1_700_000_000L;

  private GeneratedArchive() {}

  /** Returns an archive, or a text, made up from the last part of a URL. */
  static byte[] of(URI uri) {
    String path = uri.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    byte[] readme = ("Made up for " + uri + "\n").getBytes(StandardCharsets.UTF_8);
    String directory = name.replaceFirst("\\.(tar(\\.\\w+)?|tgz|zip|crate|gem)$", "");
    Map<String, byte[]> files = Map.of(directory + "/README", readme);
    if (name.endsWith(".zip")) {
      return zip(files);
    }
    if (name.endsWith(".tar.gz") || name.endsWith(".tgz") || name.endsWith(".crate")) {
      return gzip(tar(files));
    }
    return name.endsWith(".tar") ? tar(files) : readme;
  }

  /** Returns a gzip-compressed tar archive of files below a directory. */
  public static byte[] tarGz(String directory, Map<String, byte[]> files) {
    Map<String, byte[]> below = new LinkedHashMap<>();
    files.forEach((path, content) -> below.put(directory + "/" + path, content));
    return gzip(tar(below));
  }

  /** Returns a zip archive of files below a directory. */
  public static byte[] zip(String directory, Map<String, byte[]> files) {
    Map<String, byte[]> below = new LinkedHashMap<>();
    files.forEach((path, content) -> below.put(directory + "/" + path, content));
    return zip(below);
  }

  private static byte[] tar(Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.forEach(
        (path, content) -> {
          out.writeBytes(header(path, content.length));
          out.writeBytes(content);
          out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        });
    out.writeBytes(new byte[2 * BLOCK]);
    return out.toByteArray();
  }

  /** Returns a ustar header; a long path is split at a slash into prefix and name. */
  private static byte[] header(String path, int size) {
    byte[] header = new byte[BLOCK];
    int cut = path.length() <= 100 ? -1 : path.indexOf('/', path.length() - 101);
    put(header, 0, path.substring(cut + 1));
    put(header, 345, cut < 0 ? "" : path.substring(0, cut));
    put(header, 100, "0000644\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, String.format(Locale.ROOT, "%011o\0", size));
    put(header, 136, String.format(Locale.ROOT, "%011o\0", MODIFIED));
    put(header, 148, "        ");
    put(header, 156, "0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xFF;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to compress in memory", e);
    }
    return out.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(LocalDateTime.of(2023, 11, 14, 0, 0));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to compress in memory", e);
    }
    return out.toByteArray();
  }
}
