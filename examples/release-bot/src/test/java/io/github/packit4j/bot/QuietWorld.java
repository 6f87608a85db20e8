package io.github.packit4j.bot;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.monitoring.ReleaseMonitoring;
import io.github.packit4j.koji.KojiClient;
import java.util.Optional;

/** A world in which things happen, and nobody is told of them. */
record QuietWorld(World world) implements World {

  @Override
  public WorkflowBuilder workflow() {
    return world.workflow();
  }

  @Override
  public Forges forges() {
    return world.forges();
  }

  @Override
  public DistGit distGit() {
    return world.distGit();
  }

  @Override
  public KojiClient koji() {
    return world.koji();
  }

  @Override
  public BodhiClient bodhi() {
    return world.bodhi();
  }

  @Override
  public Optional<ReleaseMonitoring> monitoring() {
    return world.monitoring();
  }

  @Override
  public void close() {
    world.close();
  }
}
