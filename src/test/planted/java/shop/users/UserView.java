package shop.users;

import java.util.UUID;

public record UserView(UUID id, String name) {}
