package io.github.packit4j.bot;

import io.github.packit4j.bot.settings.SettingsReader;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.UpstreamProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A bot that {@link LaptopTest} starts: the program, in a sandbox with projects that have a release
 * and no configuration.
 */
public final class LaptopBot {

  private LaptopBot() {}

  /**
   * Runs until it is asked to end.
   *
   * @param arguments the file with its settings, and the names of the projects
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path file = Path.of(arguments[0]);
    SandboxWorld world = new SandboxWorld(file.resolveSibling("work"));
    for (int i = 1; i < arguments.length; i++) {
      UpstreamProject project = world.sandbox().upstream().project(arguments[i]);
      project.commit("Release 1.1", FileTree.of("README", "Is of use.\n"));
      project.release("1.1", "1.1", "");
    }
    RunningBot bot =
        RunningBot.start(SettingsReader.read(file, name -> "", file), world, report -> {});
    Runtime.getRuntime().addShutdownHook(new Thread(bot::close));
    new CountDownLatch(1).await();
  }
}
