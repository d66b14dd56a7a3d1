package app.orders.internal;

import app.runtime.web.Page;
import app.runtime.web.PageRequest;
import app.runtime.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/products")
@Tag(name = "products")
class ProductEndpoints {

    private final ProductRepository products;

    ProductEndpoints(ProductRepository products) {
        this.products = products;
    }

    @GetMapping
    @Operation(summary = "Read the price list, by SKU")
    Page<Product> list(PageRequest page) {
        var rows = products.list(page.after().orElse(null), page.limit() + 1);
        return Page.of(rows, page, Product::sku);
    }

    @GetMapping("/{sku}")
    @Operation(summary = "Look at a product")
    Product find(@PathVariable @Pattern(regexp = Product.SKU_SHAPE) String sku) {
        return products.find(sku)
                .orElseThrow(() -> ProblemException.notFound("PRODUCT_NOT_FOUND", "There is no such product."));
    }

    @PutMapping("/{sku}")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Put a product on the price list, or replace it, its stock included")
    ResponseEntity<Product> put(
            @PathVariable @Pattern(regexp = Product.SKU_SHAPE) String sku, @Valid @RequestBody ProductRequest request) {
        var product = request.as(sku);
        if (products.add(product)) {
            return ResponseEntity.created(URI.create("/v1/products/" + sku)).body(product);
        }
        products.replace(product);
        return ResponseEntity.ok(product);
    }
}
