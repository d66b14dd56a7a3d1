package app.runtime.events;

/** What is done, again and again, about the rows of one outbox that are for the broker. */
interface BrokerErrand extends AutoCloseable {

    Next run();

    @Override
    void close();

    /** When to run again. */
    enum Next {
        AT_ONCE,
        WHEN_THERE_IS_NEWS,
        AFTER_A_PAUSE
    }
}
