package io.github.packit4j.sandbox;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Ref;

/** A program that knows nothing of sandboxes: it reads a page twice and lists a repository. */
final class ChildProgram {

  private ChildProgram() {}

  public static void main(String... args) throws Exception {
    try (InputStream page = URI.create(args[0]).toURL().openStream()) {
      System.out.print(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    }
    Request request = new Request.Builder().url(args[0]).build();
    try (Response response = new OkHttpClient().newCall(request).execute()) {
      System.out.print(response.body().string());
    }
    for (Ref ref : Git.lsRemoteRepository().setRemote(args[1]).call()) {
      if (ref.getName().equals("refs/heads/rawhide")) {
        System.out.println(ref.getName() + " " + ref.getObjectId().name());
      }
    }
  }
}
