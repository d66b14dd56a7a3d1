package app.notifications.internal;

import app.runtime.web.Caller;
import app.runtime.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/notifications/preferences")
@Tag(name = "notifications")
class PreferenceEndpoints {

    private final PreferenceRepository preferences;

    PreferenceEndpoints(PreferenceRepository preferences) {
        this.preferences = preferences;
    }

    @GetMapping
    @Operation(summary = "Which kinds of mail I get")
    Preferences find(Caller caller) {
        return new Preferences(new Kinds(true, true, preferences.wants(caller.id(), Kind.PAYMENT)));
    }

    @PutMapping
    @Operation(summary = "Chooses which kinds of mail I get; order and account can't be turned off")
    Preferences replace(@Valid @RequestBody Preferences wanted, Caller caller) {
        refuseToMute(Kind.ACCOUNT, wanted.kinds().account());
        refuseToMute(Kind.ORDER, wanted.kinds().order());
        if (wanted.kinds().payment()) {
            preferences.unmute(caller.id(), Kind.PAYMENT);
        } else {
            preferences.mute(caller.id(), Kind.PAYMENT);
        }
        return wanted;
    }

    private static void refuseToMute(Kind kind, boolean wanted) {
        if (!wanted) {
            throw ProblemException.unprocessable(
                            "NOTIFICATION_KIND_REQUIRED",
                            "Mail about your %s can't be turned off.".formatted(kind.word()))
                    .at("/kinds/" + kind.word());
        }
    }

    /** What I get, by kind. */
    record Preferences(@NotNull @Valid Kinds kinds) {}

    /** Every kind is named, so that nothing is turned off by being left out. */
    record Kinds(
            @NotNull Boolean account,
            @NotNull Boolean order,
            @NotNull Boolean payment) {}
}
