package io.github.packit4j.sandbox;

import java.util.List;

/** Every request that reached the sandbox, in order of arrival. Thread-safe. */
public interface RequestJournal {

  /** Returns all requests, oldest first. */
  List<RecordedRequest> all();

  /** Returns the requests that match, oldest first. */
  default List<RecordedRequest> matching(RequestMatcher matcher) {
    return all().stream().filter(matcher::matches).toList();
  }

  /** Returns the requests to a host, oldest first. */
  default List<RecordedRequest> to(String host) {
    return matching(RequestMatcher.any().host(host));
  }

  /**
   * Returns the requests other than GET and HEAD, oldest first. Fetching by git and reading by
   * XML-RPC are POSTs, too.
   */
  default List<RecordedRequest> posts() {
    return all().stream()
        .filter(request -> !request.method().equals("GET") && !request.method().equals("HEAD"))
        .toList();
  }

  /** Forgets all requests. */
  void clear();
}
