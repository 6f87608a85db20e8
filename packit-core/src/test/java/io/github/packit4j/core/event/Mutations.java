package io.github.packit4j.core.event;

import io.github.packit4j.core.event.Samples.Sample;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Deliveries with a few things changed. The same number makes the same of the same ones. */
final class Mutations {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "-",
          "--",
          "a-b",
          "../../etc",
          "rpms/hello",
          "https://src.fedoraproject.org/rpms/hello",
          "https://src.fedoraproject.org",
          "http://[::1]/x",
          "mailto:a@b",
          "git+https://src.fedoraproject.org/rpms/hello.git#",
          "#",
          "/",
          "refs/heads/",
          "refs/heads/f44",
          "0000000000000000000000000000000000000000",
          "/packit koji-build",
          "/packit --package",
          "published",
          "created",
          "2022-11-25 10:03:29 UTC",
          "+999999999-12-31T23:59:59Z",
          "99999999999999999999",
          "\u0000",
          "\u202e\ud800",
          "\ud83d\ude00",
          "x".repeat(300));

  private static final String LONG = "a\n".repeat(PackitEvent.CommentPosted.MAX_TEXT);

  private static final List<String> KINDS =
      List.of(
          "release",
          "push",
          "pull_request",
          "issue_comment",
          "commit_comment",
          "check_run",
          "check_suite",
          "ping",
          "git.receive",
          "",
          "\u0000",
          "...",
          ".".repeat(250));

  private final List<Sample> samples;
  private final List<String> kinds;

  Mutations(List<Sample> samples) {
    this.samples = List.copyOf(samples);
    List<String> all = new ArrayList<>(KINDS);
    samples.stream().map(Sample::kind).distinct().forEach(all::add);
    this.kinds = List.copyOf(all);
  }

  Sample get(long number) {
    SplittableRandom random = new SplittableRandom(number);
    Sample sample = samples.get(random.nextInt(samples.size()));
    int changes = random.nextInt(1, 4);
    for (int i = 0; i < changes; i++) {
      sample = changed(sample, random);
    }
    return sample;
  }

  private Sample changed(Sample sample, SplittableRandom random) {
    return switch (random.nextInt(10)) {
      case 0 -> sample.as(kinds.get(random.nextInt(kinds.size())));
      case 1 -> sample.with(bytes(sample.body(), random));
      case 2 -> sample.via().equals("bus") ? sample : sample.with(Signed.form(sample.body()));
      default -> sample.with(tree(sample.body(), random));
    };
  }

  private static byte[] bytes(byte[] body, SplittableRandom random) {
    if (body.length == 0) {
      return body;
    }
    int at = random.nextInt(body.length);
    int end = Math.min(body.length, at + random.nextInt(1, 20));
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    changed.write(body, 0, at);
    switch (random.nextInt(5)) {
      case 0 -> changed.write(body[at] ^ 1 << random.nextInt(8));
      case 1 -> changed.write(body, at, end - at);
      case 2 ->
          changed.writeBytes(
              "{\"a\":".repeat(random.nextInt(1200)).getBytes(StandardCharsets.US_ASCII));
      case 3 -> end = body.length;
      default -> changed.write(random.nextInt(256));
    }
    changed.write(body, end, body.length - end);
    return changed.toByteArray();
  }

  /** Changes a value somewhere; what is no JSON any more is left as it is. */
  private byte[] tree(byte[] body, SplittableRandom random) {
    JsonNode root;
    try {
      root = MAPPER.readTree(body);
    } catch (RuntimeException e) {
      return body;
    }
    if (root == null || !root.isContainer() || root.isEmpty()) {
      return body;
    }
    JsonNode parent = root;
    // Down to a random depth, as most of what is read is in the first two levels.
    for (int depth = random.nextInt(4); depth > 0; depth--) {
      JsonNode child = child(parent, random);
      if (!child.isContainer() || child.isEmpty()) {
        break;
      }
      parent = child;
    }
    if (parent instanceof ObjectNode object) {
      List<String> names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(6)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name, child(root, random).deepCopy());
        default -> object.set(name, value(random));
      }
    } else {
      ArrayNode array = (ArrayNode) parent;
      int index = random.nextInt(array.size());
      switch (random.nextInt(4)) {
        case 0 -> array.remove(index);
        case 1 -> array.add(array.get(index).deepCopy());
        default -> array.set(index, value(random));
      }
    }
    return MAPPER.writeValueAsBytes(root);
  }

  private static JsonNode child(JsonNode parent, SplittableRandom random) {
    return List.copyOf(parent.values()).get(random.nextInt(parent.size()));
  }

  private static JsonNode value(SplittableRandom random) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    return switch (random.nextInt(12)) {
      case 0 -> factory.nullNode();
      case 1 -> factory.booleanNode(random.nextBoolean());
      case 2 -> factory.numberNode(random.nextLong());
      case 3 -> factory.numberNode(random.nextInt(-1, 3));
      case 4 -> factory.numberNode(Math.scalb(random.nextDouble(), random.nextInt(-1000, 1000)));
      case 5 -> factory.numberNode(new BigInteger("9".repeat(random.nextInt(1, 60))));
      case 6 -> factory.arrayNode().add("x").add(factory.objectNode());
      case 7 -> factory.objectNode().put("id", 1).put("name", "x");
      case 8 -> factory.stringNode(random.nextInt(50) == 0 ? LONG : noise(random));
      default -> factory.stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }

  private static String noise(SplittableRandom random) {
    char[] text = new char[random.nextInt(12)];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000));
    }
    return new String(text);
  }
}
