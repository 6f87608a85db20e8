package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.UpstreamEvent;
import io.github.packit4j.sandbox.WebhookDelivery;
import io.github.packit4j.sandbox.internal.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** The webhook of a forge: it is told of events and makes deliveries. Guarded by the state lock. */
public abstract class Webhooks implements ForgeEvents {

  private final String seed;
  private final List<WebhookDelivery> deliveries = new ArrayList<>();
  private final Map<String, WebhookDelivery> announcements = new HashMap<>();
  private Set<UpstreamEvent> wanted = EnumSet.of(UpstreamEvent.RELEASE);
  private Consumer<WebhookDelivery> listener = delivery -> {};
  private int made;

  /** Creates the webhook of a host, whose name makes its deliveries differ from others. */
  protected Webhooks(String host) {
    this.seed = host;
  }

  /** Returns the deliveries, oldest first. */
  final List<WebhookDelivery> all() {
    return List.copyOf(deliveries);
  }

  final void listen(Consumer<WebhookDelivery> told) {
    listener = told;
  }

  final void choose(UpstreamEvent... events) {
    wanted = EnumSet.noneOf(UpstreamEvent.class);
    wanted.addAll(Arrays.asList(events));
  }

  /** Returns what first told that a release is published. */
  final Optional<WebhookDelivery> announcement(Project project, String tag) {
    return Optional.ofNullable(announcements.get(project.fullName() + " " + tag));
  }

  /** Makes a delivery if it is wanted. */
  protected final void send(UpstreamEvent event, String name, ObjectNode payload) {
    if (wanted.contains(event)) {
      deliver(delivery(name, payload));
    }
  }

  /** Makes a delivery that tells of a release's publication. */
  protected final void announce(Release release, Project project, String name, ObjectNode payload) {
    WebhookDelivery delivery = delivery(name, payload);
    announcements.putIfAbsent(project.fullName() + " " + release.tag(), delivery);
    if (wanted.contains(UpstreamEvent.RELEASE)) {
      deliver(delivery);
    }
  }

  private void deliver(WebhookDelivery delivery) {
    deliveries.add(delivery);
    listener.accept(delivery);
  }

  private WebhookDelivery delivery(String name, ObjectNode payload) {
    String body = payload.toString();
    return new WebhookDelivery(name, headers(name, nextId(), body), body);
  }

  private String nextId() {
    made++;
    return Numbers.uuid("delivery " + seed + " " + made);
  }

  final WebhookDelivery again(WebhookDelivery delivery) {
    if (deliveries.stream().noneMatch(one -> one.headers().equals(delivery.headers()))
        && announcements.values().stream()
            .noneMatch(one -> one.headers().equals(delivery.headers()))) {
      throw new IllegalArgumentException("No delivery of " + seed + ": " + delivery.event());
    }
    WebhookDelivery repeated = repeat(delivery, nextId());
    deliver(repeated);
    return repeated;
  }

  /** Returns the secret of the webhook. */
  protected abstract String secret();

  /** Returns the headers of a delivery, signature included. */
  protected abstract Map<String, String> headers(String name, String id, String body);

  /**
   * Returns a delivery once more.
   *
   * @param newId an identifier, for forges that give a repeated delivery a new one
   */
  protected WebhookDelivery repeat(WebhookDelivery delivery, String newId) {
    return delivery;
  }
}
