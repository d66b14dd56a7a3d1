import java.util.ArrayList;
import java.util.List;

/** Rates of the application and of pgbench, measured in turn. */
final class Samples {

    private final List<Double> application = new ArrayList<>();
    private final List<Double> pgbench = new ArrayList<>();

    void add(double applicationRate, double pgbenchRate) {
        application.add(applicationRate);
        pgbench.add(pgbenchRate);
    }

    double application() {
        return median(application);
    }

    double pgbench() {
        return median(pgbench);
    }

    /** The median of the ratios of the rounds, which is not the ratio of the medians. */
    double ratio() {
        return median(ratios());
    }

    double leastRatio() {
        return ratios().stream().mapToDouble(each -> each).min().orElseThrow();
    }

    double greatestRatio() {
        return ratios().stream().mapToDouble(each -> each).max().orElseThrow();
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private List<Double> ratios() {
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < application.size(); round++) {
            ratios.add(application.get(round) / pgbench.get(round));
        }
        return ratios;
    }
}
