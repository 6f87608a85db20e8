/**
 * OpenPGP signatures of commits, tags and archives, checked against keys that the caller allows.
 *
 * <p>Everything here fails closed: what is not clearly signed by an allowed and usable key is
 * refused.
 */
@NullMarked
package io.github.packit4j.distgit.openpgp;

import org.jspecify.annotations.NullMarked;
