package io.github.packit4j.sandbox.internal.koji;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hub's methods by name. */
final class CallTable {

  private final Map<String, Call> calls = new LinkedHashMap<>();

  /** What a method does. */
  @FunctionalInterface
  interface Action {
    @Nullable Object run(Arguments arguments, Caller caller);
  }

  /**
   * A method.
   *
   * @param names parameters in order; those that end in {@code !} have to be given
   * @param writes whether it changes something and so needs a login
   */
  record Call(String name, List<String> names, boolean writes, Action action) {

    /** Returns what the hub calls the method in complaints about arguments. */
    String pythonName() {
      return name.equals("getBuild") ? "get_build" : "RootExports." + name;
    }
  }

  /** Adds a method that reads; parameters are separated by blanks. */
  void read(String name, String parameters, Action action) {
    calls.put(name, new Call(name, split(parameters), false, action));
  }

  /** Adds a method that changes something. */
  void write(String name, String parameters, Action action) {
    calls.put(name, new Call(name, split(parameters), true, action));
  }

  private static List<String> split(String parameters) {
    return parameters.isEmpty() ? List.of() : List.of(parameters.split(" "));
  }

  List<String> names() {
    return List.copyOf(calls.keySet());
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
    Arguments arguments = Arguments.of(call.pythonName(), call.names(), request.params());
    if (call.writes()) {
      if (caller.session().isEmpty()) {
        throw KojiFault.notLoggedIn();
      }
      Object result = call.action().run(arguments, caller);
      caller.markWritten();
      return result;
    }
    return call.action().run(arguments, caller);
  }
}
