package io.github.packit4j.distgit.monitoring;

import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.monitoring.MonitoredProject.DistributionPackage;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.support.HttpReply;
import io.github.packit4j.http.support.JsonCaller;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import tools.jackson.databind.JsonNode;

/**
 * Asks Anitya, which watches upstream projects for new versions. Reads only, without an account.
 *
 * <p>Thread-safe. What the server says of a project is what it found when it last looked, hours ago
 * perhaps.
 */
public final class ReleaseMonitoring {

  /** The instance that watches for Fedora. */
  public static final URI FEDORA = URI.create("https://release-monitoring.org/");

  private final JsonCaller http;
  private final HttpUrl base;

  private ReleaseMonitoring(Builder builder) {
    this.base = builder.base();
    this.http = builder.caller();
  }

  /** Returns a client of {@link #FEDORA}. */
  public static ReleaseMonitoring of(OkHttpClient client) {
    return builder().httpClient(client).build();
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Finds a project by its number.
   *
   * @return the project; empty if there is none
   * @throws ReleaseMonitoringException if the server does not say
   */
  public Optional<MonitoredProject> project(long id) {
    String tried = "look up project " + id + " in release monitoring";
    return find(tried, base.newBuilder().addPathSegments("api/project").addPathSegment("" + id))
        .map(found -> project(tried, found));
  }

  /**
   * Finds the project that a package is made of.
   *
   * @param distribution {@code Fedora}, {@code CentOS}, as release monitoring writes it
   * @param packageName the package's name without namespace
   * @return the project; empty if no mapping leads to the package
   * @throws ReleaseMonitoringException if the server does not say
   */
  public Optional<MonitoredProject> projectOf(String distribution, String packageName) {
    String tried = "look up " + distribution + "'s " + packageName + " in release monitoring";
    HttpUrl.Builder url =
        base.newBuilder()
            .addPathSegments("api/project")
            .addPathSegment(distribution)
            .addPathSegment(packageName);
    return find(tried, url).map(found -> project(tried, found));
  }

  /**
   * Lists the versions of a project.
   *
   * @param id the project's number
   * @return its versions; empty if there is no such project
   * @throws ReleaseMonitoringException if the server does not say
   */
  public Optional<MonitoredVersions> versions(long id) {
    String tried = "list the versions of project " + id + " in release monitoring";
    HttpUrl.Builder url =
        base.newBuilder()
            .addPathSegments("api/v2/versions/")
            .addQueryParameter("project_id", "" + id);
    return find(tried, url)
        .map(
            found ->
                new MonitoredVersions(
                    texts(tried, found, "versions"),
                    found.has("stable_versions")
                        ? texts(tried, found, "stable_versions")
                        : List.of()));
  }

  private Optional<JsonNode> find(String tried, HttpUrl.Builder url) {
    try {
      HttpReply reply = http.exchange(new Request.Builder().url(url.build()).build());
      // Anitya says "notok" in JSON; any other 404 is that of a server that knows no such question.
      if (reply.status() == 404 && !Fields.text(http.decode(reply), "output").isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(http.decode(reply.requireSuccess()));
    } catch (HttpException e) {
      throw new ReleaseMonitoringException(tried, e);
    }
  }

  private static MonitoredProject project(String tried, JsonNode json) {
    long id = Fields.number(json, "id");
    String name = Fields.text(json, "name");
    if (id <= 0 || name.isEmpty()) {
      throw new ReleaseMonitoringException(tried, "the answer is not a project");
    }
    return new MonitoredProject(
        id,
        name,
        Fields.uri(json, "homepage"),
        Fields.text(json, "ecosystem"),
        Fields.text(json, "backend"),
        Fields.list(json, "packages").stream()
            .map(
                mapping ->
                    new DistributionPackage(
                        Fields.text(mapping, "distro"), Fields.text(mapping, "package_name")))
            .toList());
  }

  private static List<String> texts(String tried, JsonNode json, String field) {
    if (!json.path(field).isArray()) {
      throw new ReleaseMonitoringException(tried, "the answer has no list of " + field);
    }
    return Fields.names(json.path(field), "version");
  }

  /** Builds a {@link ReleaseMonitoring}. */
  public static final class Builder extends MonitoringBuilder<Builder> {

    private Builder() {
      super(FEDORA);
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Returns the client.
     *
     * @throws IllegalArgumentException if the address is not http or https
     */
    public ReleaseMonitoring build() {
      return new ReleaseMonitoring(this);
    }
  }
}
