package io.github.packit4j.plain;

import com.sun.net.httpserver.HttpServer;
import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.core.event.WebhookReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** How the README starts the service; {@link ReleaseServiceTest} does it so. */
final class Program {

  private Program() {}

  static ReleaseService start(
      int port, String secret, WorkflowBuilder clients, Executor requests, ExecutorService jobs)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(requests);
    ReleaseService service = ReleaseService.at(server, WebhookReader.gitHub(secret), clients, jobs);
    server.start();
    Thread end = new Thread(service::stop);
    Runtime.getRuntime().addShutdownHook(end);
    // end
    Runtime.getRuntime().removeShutdownHook(end);
    return service;
  }
}
