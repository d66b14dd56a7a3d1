/**
 * One call.
 *
 * @param state of the circuit that decided about it
 */
record LabSample(LabState state, Outcome outcome, long nanos) {

    enum Outcome {
        ANSWERED,
        FAILED,
        REFUSED
    }

    /** @param seen the state just before the call, which may have changed by the time that the call was judged */
    static LabSample of(LabState seen, Outcome outcome, long nanos) {
        var state =
                switch (seen) {
                    case OPEN -> outcome == Outcome.REFUSED ? LabState.OPEN : LabState.HALF_OPEN;
                    case CLOSED, HALF_OPEN -> seen;
                };
        return new LabSample(state, outcome, nanos);
    }
}
