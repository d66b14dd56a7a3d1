package app.runtime.calls;

import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * A method of a facade, as a call to another process.
 *
 * @param name such as {@code Billing.refund}
 * @param idempotent whether it may be repeated
 */
record Operation(String module, String name, boolean idempotent) {

    private static final String ATTRIBUTE = Operation.class.getName();
    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE);

    static Operation of(String module, Method method, @Nullable HttpMethod mapped) {
        return new Operation(
                module,
                method.getDeclaringClass().getSimpleName() + "." + method.getName(),
                (mapped != null && REPEATABLE.contains(mapped)) || method.isAnnotationPresent(Idempotent.class));
    }

    static Operation of(HttpRequestValues request) {
        if (request.getAttributes().get(ATTRIBUTE) instanceof Operation operation) {
            return operation;
        }
        throw new IllegalStateException("Every request of a facade names its operation");
    }

    void describe(HttpRequestValues.Builder request) {
        request.addAttribute(ATTRIBUTE, this);
    }

    /** A transaction would keep its connection and its locks while another process works. */
    void refuseInsideTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "%s calls module %s inside a transaction: make the call before it opens".formatted(name, module));
        }
    }
}
