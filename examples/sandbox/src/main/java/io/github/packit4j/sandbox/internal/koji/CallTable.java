package io.github.packit4j.sandbox.internal.koji;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hub's methods by name. */
final class CallTable {

  private static final List<String> BATCHES = List.of("multiCall", "system.multicall");

  private final Map<String, Call> calls = new LinkedHashMap<>();

  /** What a method does. */
  @FunctionalInterface
  interface Action {
    @Nullable Object run(Arguments arguments, Caller caller);
  }

  private record Call(Signature signature, boolean writes, Action action) {}

  CallTable() {
    read("system.listMethods", "listMethods()", (a, caller) -> List.copyOf(calls.keySet()));
    BATCHES.forEach(name -> read(name, "multiCall(calls)", this::multiCall));
  }

  /** Adds a method that reads, with the signature of its Python function. */
  void read(String name, String signature, Action action) {
    calls.put(name, new Call(Signature.parse(signature), false, action));
  }

  /** Adds a method that changes something and so needs a login. */
  void write(String name, String signature, Action action) {
    calls.put(name, new Call(Signature.parse(signature), true, action));
  }

  /**
   * Runs a method.
   *
   * @throws KojiFault if it is unknown, not allowed or fails
   */
  @Nullable Object run(XmlRpcCall request, Caller caller) {
    Call call = calls.get(request.method());
    if (call == null) {
      throw KojiFault.generic("Invalid method: " + request.method());
    }
    Arguments arguments = Arguments.of(call.signature(), request.params());
    if (!call.writes()) {
      return call.action().run(arguments, caller);
    }
    caller.account();
    Object result = call.action().run(arguments, caller);
    caller.markWritten();
    return result;
  }

  private Object multiCall(Arguments a, Caller caller) {
    List<Object> answers = new ArrayList<>();
    if (a.get("calls") instanceof List<?> batch) {
      batch.forEach(call -> answers.add(one(call, caller)));
    }
    return answers;
  }

  /** Answers with a list of the result, or with a fault, which leaves the other calls alone. */
  private Object one(@Nullable Object call, Caller caller) {
    try {
      if (!(call instanceof Map<?, ?> struct) || !(struct.get("params") instanceof List<?> given)) {
        throw KojiFault.generic("Invalid call in multiCall");
      }
      List<@Nullable Object> params = new ArrayList<>(given);
      List<@Nullable Object> result = new ArrayList<>();
      result.add(run(new XmlRpcCall(String.valueOf(struct.get("methodName")), params), caller));
      return result;
    } catch (KojiFault fault) {
      Map<String, Object> failed = new LinkedHashMap<>();
      failed.put("faultCode", fault.code());
      failed.put("faultString", fault.text());
      failed.put("traceback", List.of("Traceback (most recent call last):\n", fault.text() + "\n"));
      return failed;
    }
  }
}
