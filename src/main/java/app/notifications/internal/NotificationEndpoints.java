package app.notifications.internal;

import app.runtime.web.Caller;
import app.runtime.web.Page;
import app.runtime.web.PageRequest;
import app.runtime.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/notifications")
@Tag(name = "notifications")
class NotificationEndpoints {

    private final NotificationRepository notifications;

    NotificationEndpoints(NotificationRepository notifications) {
        this.notifications = notifications;
    }

    @GetMapping
    @Operation(summary = "What I was told, newest first")
    Page<NotificationView> list(Caller caller, PageRequest page) {
        var rows = notifications.pageOf(caller.id(), page.after().map(UUID::fromString), page.limit() + 1);
        var views = rows.stream().map(NotificationView::of).toList();
        return Page.of(views, page, view -> view.id().toString());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One notification: my own, or any for an admin")
    NotificationView find(@PathVariable UUID id, Caller caller) {
        return notifications
                .find(id)
                .filter(notification -> caller.maySee(notification.recipientId()))
                .map(NotificationView::of)
                .orElseThrow(() -> ProblemException.notFound(
                        "NOTIFICATION_NOT_FOUND", "There is no notification %s for you.".formatted(id)));
    }
}
