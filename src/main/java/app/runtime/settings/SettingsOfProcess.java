package app.runtime.settings;

import app.runtime.topology.Modules;
import java.util.List;

/** Implemented by a settings record that can be wrong in view of which modules the process hosts. */
public interface SettingsOfProcess {

    /** What is wrong, one sentence each, with what to do about it. */
    List<String> problems(Modules modules);
}
