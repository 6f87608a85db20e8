package io.github.packit4j.core;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * The logging of this module's tests: nothing is written, and while a test records, it gets every
 * line of every level, with stack traces.
 */
public final class RecordingLogs implements SLF4JServiceProvider {

  private static volatile @Nullable List<String> recorded;

  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter context = new NOPMDCAdapter();

  /** Begins to record. */
  static void start() {
    recorded = Collections.synchronizedList(new ArrayList<>());
  }

  /** Ends recording, and returns the lines. */
  static List<String> stop() {
    List<String> lines = recorded;
    recorded = null;
    return lines == null ? List.of() : List.copyOf(lines);
  }

  /** Returns an exception as logs show it. */
  static String stackTrace(Throwable cause) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Override
  public void initialize() {}

  @Override
  public ILoggerFactory getLoggerFactory() {
    return RecordingLogger::new;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  private static final class RecordingLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;

    RecordingLogger(String name) {
      this.name = name;
    }

    private static boolean isRecording() {
      return recorded != null;
    }

    @Override
    public boolean isTraceEnabled() {
      return isRecording();
    }

    @Override
    public boolean isDebugEnabled() {
      return isRecording();
    }

    @Override
    public boolean isInfoEnabled() {
      return isRecording();
    }

    @Override
    public boolean isWarnEnabled() {
      return isRecording();
    }

    @Override
    public boolean isErrorEnabled() {
      return isRecording();
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return name;
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level,
        @Nullable Marker marker,
        String message,
        Object @Nullable [] arguments,
        @Nullable Throwable cause) {
      List<String> lines = recorded;
      if (lines != null) {
        lines.add(
            level
                + " "
                + name
                + " "
                + MessageFormatter.basicArrayFormat(message, arguments)
                + (cause == null ? "" : "\n" + stackTrace(cause)));
      }
    }
  }
}
