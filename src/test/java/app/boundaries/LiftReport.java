package app.boundaries;

import java.util.List;

/**
 * What became of compiling a module alone.
 *
 * @param files how many files were compiled: the module's own, and the root packages of what it may use
 */
public record LiftReport(LiftModule module, int files, List<LiftFailure> failures) {

    public LiftReport {
        failures = List.copyOf(failures);
    }
}
