package io.github.packit4j.koji.internal.xmlrpc;

import io.github.packit4j.koji.model.KojiValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads answers, and the same with the JDK's StAX reader: one to a batch of 1,000 {@code getBuild}s
 * (2.5 MB), and two recorded ones of 18 KB and 140 bytes from the folder {@code packit4j.shared}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class XmlRpcBenchmark {
  private final XmlRpcCodec codec = new XmlRpcCodec();
  private final XMLInputFactory stax = XMLInputFactory.newDefaultFactory();
  private byte[] document = new byte[0];

  /** The answer to read: made here, or the name of a recorded one. */
  @Param({"batch", "033-listBuilds", "001-getAPIVersion"})
  private String answer = "";

  /** Writes or reads the document. */
  @Setup
  public void prepare() throws IOException {
    stax.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    document = answer.equals("batch") ? batch() : recorded(answer);
  }

  private static byte[] recorded(String name) throws IOException {
    Path folder = Path.of(System.getProperty("packit4j.shared", "../../shared"));
    return Files.readAllBytes(folder.resolve("reference/koji/" + name + ".response.xml"));
  }

  private byte[] batch() {
    List<@Nullable Object> results = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      results.add(List.of(build(i)));
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(results);
    return new String(codec.encode("x", arguments), StandardCharsets.UTF_8)
        .replace("<methodName>x</methodName>\n", "")
        .replace("methodCall>", "methodResponse>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, @Nullable Object> build(int id) {
    Map<String, @Nullable Object> build = new LinkedHashMap<>();
    build.put("build_id", id);
    build.put("cg_id", null);
    build.put("completion_time", "2026-11-22 16:38:48.314716+00:00");
    build.put("completion_ts", 1795365528.314716);
    build.put("creation_event_id", 93);
    build.put("creation_time", "2026-11-22 16:38:47.673538+00:00");
    build.put("creation_ts", 1795365527.673538);
    build.put("draft", false);
    build.put("epoch", null);
    String url = "git+https://src.fedoraproject.org/rpms/python-ogr.git#16b3cd681e7697d140e58c9e3";
    build.put("extra", Map.of("source", Map.of("original_url", url)));
    build.put("id", id);
    build.put("name", "python-ogr");
    build.put("nvr", "python-ogr-0.52.0-" + id + ".fc43");
    build.put("owner_id", 2);
    build.put("owner_name", "packit");
    build.put("package_id", 1);
    build.put("package_name", "python-ogr");
    build.put("release", id + ".fc43");
    build.put("source", url);
    build.put("start_time", "2026-11-22 16:38:47.670323+00:00");
    build.put("start_ts", 1795365527.670323);
    build.put("state", 1);
    build.put("task_id", 16);
    build.put("version", "0.52.0");
    build.put("volume_id", 0);
    build.put("volume_name", "DEFAULT");
    return build;
  }

  /** The client's own reading, to values. */
  @Benchmark
  public KojiValue codec() {
    return ((XmlRpcReply.Value) codec.decode("multiCall", document)).value();
  }

  /** The JDK's reader over all events, with the text but without making values. */
  @Benchmark
  public int stax() throws XMLStreamException {
    XMLStreamReader reader = stax.createXMLStreamReader(new ByteArrayInputStream(document));
    int seen = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> seen += reader.getLocalName().length();
        case XMLStreamConstants.CHARACTERS -> seen += reader.getText().length();
        default -> seen++;
      }
    }
    return seen;
  }
}
