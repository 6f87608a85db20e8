package org.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.http.RetryPolicy;
import java.net.URI;

/** A program that has Jackson 2 already, with annotations older than those that Jackson 3 needs. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    String old = new ObjectMapper().readTree("{\"a\": 1}").get("a").asText();
    try {
      BodhiClient.builder()
          .baseUrl(URI.create("http://127.0.0.1:1/"))
          .retryPolicy(RetryPolicy.none())
          .build()
          .updates()
          .find("FEDORA-1");
      throw new IllegalStateException("Nothing can answer there");
    } catch (BodhiException e) {
      System.out.println("jackson " + old + ", and " + e.getMessage());
    }
  }
}
