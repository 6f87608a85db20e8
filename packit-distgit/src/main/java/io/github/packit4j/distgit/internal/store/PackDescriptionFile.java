package io.github.packit4j.distgit.internal.store;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.Set;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.internal.storage.dfs.DfsObjDatabase.PackSource;
import org.eclipse.jgit.internal.storage.dfs.DfsPackDescription;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.pack.PackExt;

/** What JGit must remember about a pack beside its data, as a small properties file. */
final class PackDescriptionFile {

  static final String SUFFIX = ".desc";

  private PackDescriptionFile() {}

  static String name(DfsPackDescription pack) {
    return pack.getPackName() + SUFFIX;
  }

  static void write(Path directory, DfsPackDescription pack) throws IOException {
    Properties values = new Properties();
    values.setProperty("source", pack.getPackSource().name());
    values.setProperty("lastModified", String.valueOf(pack.getLastModified()));
    values.setProperty("objects", String.valueOf(pack.getObjectCount()));
    values.setProperty("deltas", String.valueOf(pack.getDeltaCount()));
    values.setProperty("indexVersion", String.valueOf(pack.getIndexVersion()));
    values.setProperty("minUpdateIndex", String.valueOf(pack.getMinUpdateIndex()));
    values.setProperty("maxUpdateIndex", String.valueOf(pack.getMaxUpdateIndex()));
    for (PackExt ext : PackExt.values()) {
      if (pack.hasFileExt(ext)) {
        values.setProperty(ext.getExtension() + ".size", String.valueOf(pack.getFileSize(ext)));
        values.setProperty(
            ext.getExtension() + ".blockSize", String.valueOf(pack.getBlockSize(ext)));
      }
    }
    Path next = directory.resolve(pack.getPackName() + ".next");
    try (Writer out = Files.newBufferedWriter(next, StandardCharsets.US_ASCII)) {
      values.store(out, null);
    }
    Files.move(next, directory.resolve(name(pack)), StandardCopyOption.ATOMIC_MOVE);
  }

  static DfsPackDescription read(Path file, DfsRepositoryDescription repository)
      throws IOException {
    Properties values = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      values.load(in);
    }
    if (!values.keySet().containsAll(Set.of("source", "objects", "indexVersion"))) {
      throw new CorruptObjectException(file + " is not what was written");
    }
    String fileName = String.valueOf(file.getFileName());
    DfsPackDescription pack =
        new DfsPackDescription(
            repository,
            fileName.substring(0, fileName.length() - SUFFIX.length()),
            PackSource.valueOf(values.getProperty("source", PackSource.INSERT.name())));
    pack.setLastModified(number(values, "lastModified"));
    pack.setObjectCount(number(values, "objects"));
    pack.setDeltaCount(number(values, "deltas"));
    pack.setIndexVersion((int) number(values, "indexVersion"));
    pack.setMinUpdateIndex(number(values, "minUpdateIndex"));
    pack.setMaxUpdateIndex(number(values, "maxUpdateIndex"));
    for (PackExt ext : PackExt.values()) {
      if (values.containsKey(ext.getExtension() + ".size")) {
        pack.addFileExt(ext);
        pack.setFileSize(ext, number(values, ext.getExtension() + ".size"));
        pack.setBlockSize(ext, (int) number(values, ext.getExtension() + ".blockSize"));
      }
    }
    return pack;
  }

  private static long number(Properties values, String key) {
    return Long.parseLong(values.getProperty(key, "0"));
  }
}
