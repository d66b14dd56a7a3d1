package app.runtime.database;

import java.time.Duration;

/**
 * How long requests may wait.
 *
 * @param endsMove whether a move that needs longer is taken back, or keeps its copy up to date for another try
 */
record PauseLimit(Duration most, boolean endsMove) {}
