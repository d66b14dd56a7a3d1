package shop.billing;

import org.springframework.http.ResponseEntity;

public interface LeakOfWeb {

    ResponseEntity<PaymentView> answer(); // planted: api-leaks (a type of the web framework)
}
