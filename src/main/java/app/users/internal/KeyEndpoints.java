package app.users.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys that verify access tokens. */
@RestController
@Tag(name = "tokens")
class KeyEndpoints {

    /** Shorter than any sensible pause between publishing a new key and signing with it. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final AccessTokens tokens;

    KeyEndpoints(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(summary = "Public keys that verify access tokens, as a JWK set")
    ResponseEntity<Map<String, Object>> publicKeys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(tokens.publicKeys().toJSONObject(true));
    }
}
