/**
 * A whole dist-git behind one client: {@link io.github.packit4j.distgit.client.DistGit} knows the
 * addresses and credentials of its forge, its git and its lookaside cache, and has verbs for what
 * is done with a package.
 */
package io.github.packit4j.distgit.client;
