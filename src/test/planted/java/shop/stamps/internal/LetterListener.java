package shop.stamps.internal;

import org.springframework.modulith.events.ApplicationModuleListener;
import shop.letters.LetterSent;

class LetterListener {

    @ApplicationModuleListener(id = "stamps.use")
    void on(LetterSent sent) {} // planted: cycles (an event the other way)
}
