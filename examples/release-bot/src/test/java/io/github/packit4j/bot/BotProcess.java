package io.github.packit4j.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as a process of its own, with the memory that the README says, and its log. */
final class BotProcess implements AutoCloseable {

  private static final Pattern LISTENS = Pattern.compile("The bot listens on (http:[^\"]*/)\"");

  private final Process process;
  private final BufferedReader log;
  private final URI url;

  /** Starts the program, and waits until it listens. */
  BotProcess(Path settings) throws IOException {
    this(BotMain.class, settings.toString());
  }

  /** Starts another program with a bot, and waits until it listens. */
  BotProcess(Class<?> program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-Dlogback.configurationFile=logback.xml");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(Arrays.asList(arguments));
    this.process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    this.log =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.ISO_8859_1));
    Matcher listens = LISTENS.matcher(find("The bot listens on").replace("\\/", "/"));
    assertThat(listens.find()).isTrue();
    this.url = URI.create(listens.group(1));
  }

  /** Settings with GitHub's webhooks and the sandbox, in a directory that keeps its database. */
  static Path settings(Path directory) throws IOException {
    Files.writeString(directory.resolve("secret"), GitHubCalls.SECRET);
    return Files.writeString(
        directory.resolve("bot.yaml"),
        """
        listen: 127.0.0.1:0
        database: {directory: data}
        webhooks: {github: {secret: {file: secret}}}
        accounts: sandbox
        """);
  }

  URI url() {
    return url;
  }

  /** The next line of the log; there is one, as the program has not ended. */
  String line() throws IOException {
    String line = log.readLine();
    assertThat(line).as("a line of the log").isNotNull();
    return line;
  }

  /** The next line of the log with a text in it. */
  String find(String text) throws IOException {
    String line = line();
    while (!line.contains(text)) {
      line = line();
    }
    return line;
  }

  /** Asks it to end, and gives the rest of its log. */
  List<String> end() throws IOException {
    process.toHandle().destroy(); // SIGTERM, with which the log stays open
    List<String> rest = new ArrayList<>();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      rest.add(line);
    }
    return rest;
  }

  int exit() throws InterruptedException {
    return process.waitFor();
  }

  /** The most memory that it has had so far, in kilobytes. */
  long mostMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Kills it if it has not ended. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    log.close();
  }
}
