package io.github.packit4j.koji.model;

/**
 * A tag that another one inherits from.
 *
 * @param id the tag's number
 * @param name the tag's name
 * @param childId the tag that inherits it directly
 * @param depth how far it is from the tag asked for; 1 is a direct parent
 * @param priority the order among the parents of the same child; lower comes first
 */
public record InheritedTag(long id, String name, long childId, int depth, int priority) {}
