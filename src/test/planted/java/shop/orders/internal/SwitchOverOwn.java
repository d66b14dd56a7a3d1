package shop.orders.internal;

final class SwitchOverOwn {

    static String by(State state) {
        return switch (state) {
            case State.Open _ -> "open";
            case Closed.Done _ -> "done";
            default -> "?"; // planted: sealed-switch (a sealed class of one's own, two levels)
        };
    }

    static String by(Closed closed) {
        return switch (closed) {
            case Closed.Done _ -> "done";
            case Closed.Lost _ -> "lost";
        };
    }

    static String whole(State state) {
        return switch (state) {
            case State.Open _ -> "open";
            case Closed it -> by(it);
        };
    }

    static int others(Object object, Level level, String text) {
        var first = switch (object) {
            case String string -> string.length();
            case State.Open _ -> 1;
            default -> 0;
        };
        var second = switch (level) {
            case LOW -> 1;
            default -> 2;
        };
        return switch (text) {
            case "a" -> first;
            default -> second;
        };
    }

    abstract static sealed class State permits State.Open, Closed {

        static final class Open extends State {}
    }

    abstract static sealed class Closed extends State {

        static final class Done extends Closed {}

        static final class Lost extends Closed {}
    }

    enum Level {
        LOW {
            @Override
            int of() {
                return 1;
            }
        },
        HIGH;

        int of() {
            return 2;
        }
    }
}
