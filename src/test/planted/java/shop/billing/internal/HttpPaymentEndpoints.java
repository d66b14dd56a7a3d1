package shop.billing.internal;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** As it should be: it answers under a path of its own module. */
@RestController
@RequestMapping("/v1")
final class HttpPaymentEndpoints {

    @GetMapping("/payments/{id}")
    String find(String id) {
        return id;
    }
}
