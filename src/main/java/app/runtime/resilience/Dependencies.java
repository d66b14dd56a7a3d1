package app.runtime.resilience;

import org.springframework.stereotype.Component;

@Component
public final class Dependencies {

    public Dependency named(String name) {
        return new Dependency();
    }
}
