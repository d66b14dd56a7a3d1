package app.contracts;

import java.util.List;
import java.util.stream.Collectors;

/** How a contract differs from the committed one; empty if only its wording does. */
record ContractChange(List<Finding> findings) {

    ContractChange {
        findings = List.copyOf(findings);
    }

    boolean isBreaking() {
        return findings.stream().anyMatch(Finding::breaking);
    }

    /** What breaks comes first. */
    String report() {
        return findings.stream()
                .sorted((one, other) -> Boolean.compare(other.breaking(), one.breaking()))
                .map(Finding::toString)
                .collect(Collectors.joining("\n"));
    }
}
