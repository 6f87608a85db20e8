package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.UpstreamIssue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comment on an issue or pull request. Guarded by the state lock. */
public final class Comment {

  private final int id;
  private final String author;
  private final Instant created;
  private final List<Reaction> reactions = new ArrayList<>();
  private String body;
  private Instant updated;

  Comment(int id, String author, String body, Instant created) {
    this.id = id;
    this.author = author;
    this.body = body;
    this.created = created;
    this.updated = created;
  }

  /** Returns its number. */
  public int id() {
    return id;
  }

  /** Returns who wrote it. */
  public String author() {
    return author;
  }

  /** Returns the text. */
  public String body() {
    return body;
  }

  /** Returns when it was made. */
  public Instant created() {
    return created;
  }

  /** Returns when it was made or last edited. */
  public Instant updated() {
    return updated;
  }

  /** Returns the reactions, oldest first. */
  public List<Reaction> reactions() {
    return List.copyOf(reactions);
  }

  /** Returns the reaction of an account with a word. */
  public Optional<Reaction> reaction(String account, String word) {
    return reactions.stream()
        .filter(one -> one.account().equals(account) && one.word().equals(word))
        .findFirst();
  }

  Reaction react(String account, String word, Instant time) {
    Reaction reaction =
        new Reaction(Ids.of("reaction " + id + account + word), account, word, time);
    reactions.add(reaction);
    return reaction;
  }

  void withdraw(Reaction reaction) {
    reactions.remove(reaction);
  }

  void edit(String text, Instant time) {
    body = text;
    updated = time;
  }

  UpstreamIssue.Comment view() {
    return new UpstreamIssue.Comment(author, body, reactions.stream().map(Reaction::word).toList());
  }
}
