package io.github.packit4j.sandbox.internal.messages;

import io.github.packit4j.sandbox.BusMessage;
import io.github.packit4j.sandbox.MessageFault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** What goes wrong on purpose between a service that publishes and those who listen. */
public final class MessageFaults {

  private final List<Planned> planned = new ArrayList<>();
  private final List<Planned> begun = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();

  /** A message that waits for others to be published. */
  private static final class Held {

    private final BusMessage message;
    private int others;

    Held(BusMessage message, int others) {
      this.message = message;
      this.others = others;
    }
  }

  /** Begins a fault for a topic, given in full or without what begins all topics. */
  public synchronized MessageFault on(String topic) {
    Planned fault = new Planned(topic);
    begun.add(fault);
    return fault;
  }

  /** Describes the faults that applied to nothing so far. */
  public synchronized List<String> unused() {
    return begun.stream()
        .filter(fault -> !fault.applied)
        .map(fault -> "messages of " + fault.topic + ", " + fault.place)
        .toList();
  }

  /** Removes all faults; what is held stays so. */
  public synchronized void clear() {
    planned.clear();
    begun.clear();
  }

  /** Returns what is to be delivered now that a message is published. */
  synchronized List<BusMessage> deliveries(BusMessage published) {
    List<BusMessage> now = new ArrayList<>();
    List<BusMessage> due = due();
    now.addAll(effect(published).apply(published));
    now.addAll(due);
    return now;
  }

  /** Counts one more message for those that wait, and returns those that have waited enough. */
  private List<BusMessage> due() {
    List<BusMessage> due = new ArrayList<>();
    for (Iterator<Held> all = held.iterator(); all.hasNext(); ) {
      Held next = all.next();
      next.others--;
      if (next.others <= 0) {
        due.add(next.message);
        all.remove();
      }
    }
    return due;
  }

  /** Returns all that waits, and holds it no longer. */
  synchronized List<BusMessage> release() {
    List<BusMessage> released = held.stream().map(waiting -> waiting.message).toList();
    held.clear();
    return released;
  }

  private Function<BusMessage, List<BusMessage>> effect(BusMessage message) {
    for (Planned fault : planned) {
      if (fault.isDue(message)) {
        return fault.effect;
      }
    }
    return List::of;
  }

  private synchronized void add(Planned fault) {
    planned.add(fault);
  }

  private final class Planned implements MessageFault {

    private final String topic;
    private int pass;
    private int remaining = 1;
    private Function<BusMessage, List<BusMessage>> effect = List::of;

    private boolean applied;
    private final String place = FaultArguments.place();

    Planned(String topic) {
      this.topic = topic;
    }

    boolean isDue(BusMessage message) {
      if (!message.topic().equals(topic) && !message.topic().equals(MessageBus.PREFIX + topic)) {
        return false;
      }
      if (pass > 0) {
        pass--;
        return false;
      }
      if (remaining <= 0) {
        return false;
      }
      remaining--;
      applied = true;
      return true;
    }

    @Override
    public MessageFault nth(int n) {
      FaultArguments.requirePositive("nth", n);
      pass = n - 1;
      return this;
    }

    @Override
    public MessageFault times(int count) {
      FaultArguments.requirePositive("times", count);
      remaining = count;
      return this;
    }

    @Override
    public MessageFault always() {
      remaining = Integer.MAX_VALUE;
      return this;
    }

    @Override
    public void twice() {
      begin(message -> List.of(message, message));
    }

    @Override
    public void late(int others) {
      FaultArguments.requirePositive("late", others);
      begin(
          message -> {
            held.add(new Held(message, others));
            return List.of();
          });
    }

    @Override
    public void lost() {
      begin(message -> List.of());
    }

    private void begin(Function<BusMessage, List<BusMessage>> what) {
      effect = what;
      add(this);
    }
  }
}
