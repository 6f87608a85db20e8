package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.XmlRpcFaults;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub's side of the wire: XML-RPC over POST, sessions and call numbers in headers. */
final class HubEndpoint implements HttpHandler {

  static final String VERSION = "1.35.3";

  private static final int MAX_REQUEST_BYTES = 4_194_304;

  private final Accounts accounts;
  private final HubUsers users;
  private final StateLock state;
  private final Sessions sessions;
  private final CallTable table;
  private final SessionCalls logins;
  private final UploadCalls uploads;
  private @Nullable String outage;

  HubEndpoint(
      Accounts accounts,
      HubUsers users,
      StateLock state,
      Sessions sessions,
      CallTable table,
      UploadCalls uploads) {
    this.accounts = accounts;
    this.users = users;
    this.state = state;
    this.sessions = sessions;
    this.table = table;
    this.uploads = uploads;
    this.logins = new SessionCalls(table, users, sessions);
  }

  /** Lets every call fail with a reason; null ends that. */
  void outage(@Nullable String reason) {
    outage = reason;
  }

  boolean isOffline() {
    return outage != null;
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    if (!request.rawPath().startsWith("/kojihub")) {
      return HttpResponse.html(404);
    }
    if (!request.method().equals("POST")) {
      return HttpResponse.text(
          405, "Method Not Allowed\nThis is an XML-RPC server. Only POST requests are accepted.\n");
    }
    if (UploadCalls.isUpload(request)) {
      return answered(() -> uploads.upload(request, caller(request, "rawUpload")));
    }
    XmlRpcCall call;
    try {
      if (request.body().length > MAX_REQUEST_BYTES) {
        throw new IllegalArgumentException("Request too long");
      }
      call = XmlRpcCall.parse(request.body());
    } catch (IllegalArgumentException e) {
      return HttpResponse.text(400, "Bad Request\n" + e.getMessage() + "\n");
    }
    boolean login = request.rawPath().endsWith("/ssllogin");
    if (login && accounts.ofTicket(request).isEmpty()) {
      return HttpResponse.html(401).with("WWW-Authenticate", "Negotiate");
    }
    return answered(() -> run(request, call));
  }

  /** What a request asks for. */
  @FunctionalInterface
  private interface Result {
    @Nullable Object get();
  }

  private HttpResponse answered(Result result) {
    return state.get(() -> answer(result)).with("Koji-Version", VERSION);
  }

  private HttpResponse answer(Result result) {
    try {
      if (outage != null) {
        throw new KojiFault(KojiFault.OFFLINE, outage);
      }
      String xml = XmlRpcAnswer.of(result.get());
      return HttpResponse.of(200, "text/xml", xml.getBytes(StandardCharsets.UTF_8));
    } catch (KojiFault fault) {
      return XmlRpcFaults.response(fault.code(), fault.text());
    }
  }

  private @Nullable Object run(HttpRequest request, XmlRpcCall call) {
    Caller caller = caller(request, call.method());
    Object result =
        call.method().equals("sslLogin")
            ? logins.sslLogin(authenticated(request), caller, call.params())
            : table.run(call, caller);
    if (caller.hasWritten()) {
      Optional<Integer> number = number(request);
      caller.session().ifPresent(session -> number.ifPresent(session::store));
    }
    return result;
  }

  /** Finds out who calls, with the hub's checks of the session in its order. */
  private Caller caller(HttpRequest request, String method) {
    Optional<Session> found =
        request
            .header("koji-session-id")
            .map(id -> sessions.find(id, request.header("koji-session-key").orElse("")));
    if (found.isEmpty()) {
      return new Caller(null);
    }
    Session session = found.get();
    if (session.isExpired() && !SessionCalls.LOGINS.contains(method)) {
      throw new KojiFault(KojiFault.EXPIRED, "session \"" + session.id() + "\" has expired");
    }
    number(request).ifPresent(number -> session.check(number, method));
    users.checkLogin(session.account());
    if (!SessionCalls.UNLOCKED.contains(method)) {
      sessions.checkLock(session);
    }
    return new Caller(session);
  }

  private static Optional<Integer> number(HttpRequest request) {
    Optional<String> text =
        request.header("koji-session-callnum").or(() -> request.header("koji-callnum"));
    if (text.filter(number -> !number.matches("\\d{1,9}")).isPresent()) {
      throw new KojiFault(KojiFault.AUTH, "Invalid callnum: " + PythonText.repr(text.get()));
    }
    return text.map(Integer::valueOf);
  }

  private Account authenticated(HttpRequest request) {
    return accounts
        .ofTicket(request)
        .orElseThrow(() -> new KojiFault(KojiFault.AUTH, "could not verify client: None"));
  }
}
