package shop.sales.internal;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/tills")
class TillEndpoints {

    @GetMapping
    void list() {}

    @PostMapping(path = {"/{id}/open", "/{id}/close"})
    void move() {}

    @RequestMapping(value = "/{id}", method = {RequestMethod.PUT, RequestMethod.DELETE})
    void change() {}
}
