package io.github.packit4j.sandbox;

/**
 * A comment on a commit of an upstream project.
 *
 * @param commit the commit id
 * @param author account that wrote it
 * @param body its text in Markdown
 */
public record UpstreamCommitComment(String commit, String author, String body) {}
