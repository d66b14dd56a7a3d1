/** Of a circuit. */
enum LabState {
    CLOSED,
    OPEN,
    HALF_OPEN
}
