/** A page of Spring Boot around the workflow. */
@NullMarked
package io.github.packit4j.spring;

import org.jspecify.annotations.NullMarked;
