package app.runtime.lifecycle;

/** Something of this process's own that must work before it is given requests; never another service. */
public interface ReadinessCheck {

    String name();

    /** Cheap; asked on every {@code /health/ready}. */
    boolean ready();
}
