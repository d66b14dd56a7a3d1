package app.deployment;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What Prometheus has seen when an alert must fire, and when it must not, minute by minute in its own notation.
 *
