package app.runtime.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a proxy asks before it lets a request pass: is this access token valid, and whose is it. Every process answers,
 * whichever modules it hosts, because every process verifies tokens by itself. No part of the public API.
 */
@Hidden
@RestController
final class TokenEndpoints {

    private static final String USER_ID = "X-User-Id";

    /** Without a valid token the answer is the 401 of any other route. */
    @GetMapping("/v1/token")
    ResponseEntity<Void> check(Caller caller) {
        return ResponseEntity.noContent()
                .header(USER_ID, caller.id().toString())
                .build();
    }
}
