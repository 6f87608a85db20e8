package io.github.packit4j.sandbox.internal.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Maps methods and path templates to actions; the first that fits is taken.
 *
 * <p>In a template, {@code {name}} stands for one path segment and {@code {name*}} for the rest of
 * the path. Variables are percent-decoded.
 */
public final class Routes {

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(\\*?)}");

  private final List<Route> routes = new ArrayList<>();

  /** What to do with a request whose path fits. */
  @FunctionalInterface
  public interface Action {

    /** Returns the answer. */
    HttpResponse handle(HttpRequest request, Variables path);
  }

  /** Values of a template's variables. */
  public static final class Variables {

    private final Map<String, String> values;

    private Variables(Map<String, String> values) {
      this.values = values;
    }

    /** Returns a variable's value, decoded. */
    public String get(String name) {
      String value = values.get(name);
      if (value == null) {
        throw new IllegalArgumentException("The path template has no variable " + name);
      }
      return value;
    }

    /** Tells whether the template has the variable. */
    public boolean has(String name) {
      return values.containsKey(name);
    }

    /** Returns a variable's value as a number, -1 if it is none. */
    public int number(String name) {
      String value = get(name);
      return value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
    }
  }

  private record Route(String method, Pattern path, List<String> names, Action action) {}

  /** Adds a route for a method, or for any with {@code *}. */
  public Routes on(String method, String template, Action action) {
    List<String> names = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(template);
    int end = 0;
    while (matcher.find()) {
      regex.append(Pattern.quote(template.substring(end, matcher.start())));
      regex.append(matcher.group(2).isEmpty() ? "([^/]+)" : "(.+)");
      names.add(matcher.group(1));
      end = matcher.end();
    }
    regex.append(Pattern.quote(template.substring(end)));
    routes.add(new Route(method, Pattern.compile(regex.toString()), List.copyOf(names), action));
    return this;
  }

  /** Adds a route for GET, which also answers HEAD. */
  public Routes get(String template, Action action) {
    return on("GET", template, action);
  }

  /** Adds a route for POST. */
  public Routes post(String template, Action action) {
    return on("POST", template, action);
  }

  /** Returns the answer of the first route that fits; empty if none does. */
  public Optional<HttpResponse> handle(HttpRequest request) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    for (Route route : routes) {
      if (route.method().equals("*") || route.method().equals(method)) {
        Matcher matcher = route.path().matcher(request.rawPath());
        if (matcher.matches()) {
          return Optional.of(route.action().handle(request, variables(route, matcher)));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the answer to what the sandbox does not serve. No real server gives it, so that nobody
   * takes what is unserved for something that is missing.
   */
  public static HttpResponse unserved(HttpRequest request) {
    return HttpResponse.text(
        501,
        "The sandbox does not serve %s https://%s%s; see its README\n"
            .formatted(request.method(), request.host(), request.rawPath()));
  }

  private static Variables variables(Route route, Matcher matcher) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < route.names().size(); i++) {
      values.put(route.names().get(i), PercentEncoding.decodePath(matcher.group(i + 1)));
    }
    return new Variables(values);
  }
}
