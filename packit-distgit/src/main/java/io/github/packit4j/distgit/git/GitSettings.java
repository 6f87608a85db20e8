package io.github.packit4j.distgit.git;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.AllowedHosts;
import io.github.packit4j.http.support.Sleeper;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** What a {@link GitStore} was built with, apart from its directory. */
record GitSettings(
    OkHttpClient httpClient,
    GitCredentials credentials,
    Optional<SshAccess> ssh,
    boolean fullHistory,
    long maxTransferBytes,
    int maxFileBytes,
    AllowedHosts allowedHosts,
    Duration deadline,
    RetryPolicy retryPolicy,
    Sleeper sleeper) {}
