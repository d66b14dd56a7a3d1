package app.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants, in a shop of four modules, what a module would miss when it is lifted out. */
@Tag("boundaries")
class LiftTests {

    private static final Map<String, LiftModule> MODULES = Map.of(
            "runtime", new LiftModule("runtime", "shop.runtime", Set.of(), true),
            "users", new LiftModule("users", "shop.users", Set.of("runtime"), false),
            "billing", new LiftModule("billing", "shop.billing", Set.of("runtime", "users"), false),
            "orders", new LiftModule("orders", "shop.orders", Set.of("runtime", "billing"), false));

    @TempDir
    private Path root;

    @BeforeEach
    void openTheShop() {
        write("shop/runtime/web/Page.java", "package shop.runtime.web; public record Page(int size) {}");
        write("shop/users/User.java", "package shop.users; public record User(String name) { public void greet() {} }");
        write(
                "shop/billing/Billing.java",
                "package shop.billing; public interface Billing { shop.users.User payer(); void charge(); }");
        write(
                "shop/billing/internal/Ledger.java",
                "package shop.billing.internal; public class Ledger { public static final int LIMIT = 3; }");
        write("shop/orders/Orders.java", "package shop.orders; public interface Orders {}");
        write("shop/orders/internal/Desk.java", """
            package shop.orders.internal;
            class Desk {
                shop.runtime.web.Page page(shop.billing.Billing billing) {
                    billing.charge();
                    return new shop.runtime.web.Page(1);
                }
            }
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "users", "billing", "orders"})
    void compilesEveryModuleThatStaysWithinItsBounds(String module) {
        var report = lift(module);

        assertThat(report.failures()).isEmpty();
        assertThat(report.files()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import shop.billing.internal.Ledger; class Desk { Ledger ledger; }",
                "import shop.billing.internal.*; class Desk { Ledger ledger; }",
                "import static shop.billing.internal.Ledger.LIMIT; class Desk { int limit = LIMIT; }",
                "class Desk { int limit = shop.billing.internal.Ledger.LIMIT; }",
                "class Desk { Object make() { return (Runnable) shop.billing.internal.Ledger::new; } }",
                "class Desk extends shop.billing.internal.Ledger {}",
                "class Desk<L extends shop.billing.internal.Ledger> {}"
            })
    void namesTheInternalOfAnotherModule(String code) {
        write("shop/orders/internal/Desk.java", "package shop.orders.internal;\n\n" + code);

        assertThat(lift("orders").failures()).singleElement().satisfies(failure -> {
            assertThat(failure.symbol()).startsWith("shop.billing.internal");
            assertThat(failure)
                    .asString()
                    .startsWith("shop.orders.internal.Desk (Desk.java:3) needs shop.billing.internal")
                    .contains(
                            "of module billing, which is not in what orders may use: "
                                    + "shop.orders.., shop.billing, shop.runtime...",
                            "use what shop.billing offers in its root package");
        });
    }

    @Test
    void namesAModuleThatIsNotAllowed() {
        write("shop/users/internal/Accounts.java", """
            package shop.users.internal;
            class Accounts {
                void forget(shop.billing.Billing billing) {
                    billing.charge();
                }
            }
            """);

        assertThat(lift("users").failures())
                .singleElement()
                .asString()
                .startsWith(
                        "shop.users.internal.Accounts (Accounts.java:3) needs shop.billing.Billing of module billing")
                .contains("not in what users may use", "allowedDependencies of shop.users");
    }

    @Test
    void namesTheModuleThatRuntimeKnows() {
        write("shop/runtime/web/Page.java", """
            package shop.runtime.web;
            import shop.orders.Orders;
            public record Page(int size, Orders orders) {}
            """);

        assertThat(lift("runtime").failures())
                .singleElement()
                .asString()
                .startsWith("shop.runtime.web.Page (Page.java:2) needs shop.orders.Orders of module orders")
                .contains("let runtime offer an interface that orders implements");
    }

    @Test
    void findsWhatTheRootPackageOfANeighbourNeeds() {
        write("shop/billing/Billing.java", """
            package shop.billing;
            public interface Billing {
                shop.users.User payer();
                void charge();
                shop.billing.internal.Ledger ledger();
            }
            """);

        assertThat(lift("orders").failures())
                .singleElement()
                .asString()
                .startsWith("shop.billing.Billing (Billing.java:5) needs shop.billing.internal.Ledger")
                .contains("orders would not have it");
    }

    @Test
    void findsTheUseOfANeighboursNeighbour() {
        write("shop/orders/internal/Desk.java", """
            package shop.orders.internal;
            class Desk {
                void greet(shop.billing.Billing billing) {
                    shop.users.User payer = billing.payer();
                    payer.greet();
                }
            }
            """);

        assertThat(lift("orders").failures())
                .singleElement()
                .asString()
                .startsWith("shop.orders.internal.Desk (Desk.java:4) needs shop.users.User of module users");
    }

    @Test
    void namesWhatBelongsToNoModule() {
        write("shop/Shop.java", "package shop; public class Shop {}");
        write("shop/users/internal/Accounts.java", """
            package shop.users.internal;
            class Accounts {
                shop.Shop shop;
            }
            """);

        assertThat(lift("users").failures())
                .singleElement()
                .asString()
                .startsWith("shop.users.internal.Accounts (Accounts.java:3) needs shop.Shop of no module")
                .contains("move it to the module that gives it its meaning");
    }

    @Test
    void repeatsWhatTheCompilerSaysOfAnythingElse() {
        write("shop/users/internal/Accounts.java", """
            package shop.users.internal;
            class Accounts {
                com.example.Missing missing;
            }
            """);

        assertThat(lift("users").failures())
                .singleElement()
                .asString()
                .startsWith("shop.users.internal.Accounts (Accounts.java:3) does not compile alone: ")
                .contains("com.example");
    }

    private LiftReport lift(String module) {
        return new Lift(List.of(root), List.of(), MODULES.values()).compileAlone(MODULES.get(module));
    }

    private void write(String file, String code) {
        try {
            var path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, code);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
