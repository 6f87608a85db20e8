/** What happens outside and may start a job: webhooks of forges and messages of Fedora's bus. */
@NullMarked
package io.github.packit4j.core.event;

import org.jspecify.annotations.NullMarked;
