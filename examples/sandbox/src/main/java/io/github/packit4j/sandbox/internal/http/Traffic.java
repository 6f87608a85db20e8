package io.github.packit4j.sandbox.internal.http;

import io.github.packit4j.sandbox.RecordedRequest;
import io.github.packit4j.sandbox.RequestJournal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where all requests pass: they are noted, faults apply, and the host's service answers. */
public final class Traffic implements HttpExchanges, RequestJournal {

  /** Header by which a client of {@link Gate} says its name; no service sees it. */
  public static final String CLIENT = "packit-sandbox-client";

  private static final Pattern METHOD_NAME =
      Pattern.compile("<methodName>\\s*([\\w.]+)\\s*</methodName>");
  private static final int METHOD_NAME_WITHIN = 1000;

  private final Map<String, HttpHandler> hosts = new ConcurrentHashMap<>();
  private final HttpHandler otherHosts;
  private final FaultInjection faults;
  private final List<RecordedRequest> requests = new ArrayList<>();
  private volatile Gate gate = (client, request) -> () -> {};
  private int count;

  /**
   * Creates traffic without named hosts.
   *
   * @param otherHosts answers for hosts that no service is registered for
   */
  public Traffic(FaultInjection faults, HttpHandler otherHosts) {
    this.faults = faults;
    this.otherHosts = otherHosts;
  }

  /** Lets a service answer for a host. */
  public void host(String name, HttpHandler service) {
    hosts.put(name, service);
  }

  /** Lets requests of clients that say their name wait at a gate, from now on. */
  public void gate(Gate gate) {
    this.gate = gate;
  }

  @Override
  public Reply reply(HttpRequest request) {
    Optional<String> client = request.header(CLIENT);
    if (client.isEmpty()) {
      return inTurn(request);
    }
    Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
    headers.remove(CLIENT);
    HttpRequest plain = new HttpRequest(request.method(), request.uri(), headers, request.body());
    Runnable turn = gate.enter(client.get(), recorded(plain, 0));
    try {
      Reply reply = inTurn(plain);
      // Whoever moves a step at a time has no clock that would make it give up.
      return reply.delivery() instanceof Delivery.Withheld
          ? new Reply(reply.response(), new Delivery.Dropped())
          : reply;
    } finally {
      turn.run();
    }
  }

  private Reply inTurn(HttpRequest request) {
    RecordedRequest recorded = record(request);
    AtomicBoolean delivered = new AtomicBoolean();
    try {
      return faults.apply(
          recorded,
          () -> {
            if (delivered.getAndSet(true)) {
              record(request);
            }
            return answer(request);
          });
    } catch (RuntimeException e) {
      return Reply.of(failure(request, "a fault's condition", e));
    }
  }

  private HttpResponse answer(HttpRequest request) {
    try {
      return hosts.getOrDefault(request.host(), otherHosts).handle(request);
    } catch (RuntimeException e) {
      return failure(request, "a service", e);
    }
  }

  /**
   * Says that the sandbox or a test is at fault, where the client would see a closed connection.
   */
  private static HttpResponse failure(HttpRequest request, String where, RuntimeException cause) {
    return HttpResponse.text(
        500,
        "The sandbox failed on %s %s in %s: %s\n"
            .formatted(request.method(), request.uri(), where, cause));
  }

  private synchronized RecordedRequest record(HttpRequest request) {
    count++;
    RecordedRequest recorded = recorded(request, count);
    requests.add(recorded);
    return recorded;
  }

  private static RecordedRequest recorded(HttpRequest request, int number) {
    return new RecordedRequest(
        number,
        request.method(),
        request.uri(),
        request.headers(),
        request.body(),
        xmlRpcMethod(request));
  }

  private static Optional<String> xmlRpcMethod(HttpRequest request) {
    if (!request.contentType().startsWith("text/xml")) {
      return Optional.empty();
    }
    String text = request.bodyText();
    Matcher matcher =
        METHOD_NAME.matcher(text.substring(0, Math.min(text.length(), METHOD_NAME_WITHIN)));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  @Override
  public synchronized List<RecordedRequest> all() {
    return List.copyOf(requests);
  }

  @Override
  public synchronized void clear() {
    requests.clear();
  }
}
